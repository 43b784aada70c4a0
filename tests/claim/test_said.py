from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.model import ProvisionKind, Ref
from viennagraph.relations import Relation

if TYPE_CHECKING:
    from conftest import Read, Said

    from viennagraph.model import Provision, Reading

DOCUMENT = "UNODC-HONEURO-91-6"
MEETING = "honlea-europe-91"


def kinds(reading: Reading, kind: ProvisionKind) -> list[Provision]:
    return [provision for provision in reading.provisions if provision.kind is kind]


def values(said: Said, reading: Reading, relation: Relation) -> set[str]:
    return {value for _, value in said(reading, relation)}


# ── Statements ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("One speaker", "one"),
        ("Another delegation", "one"),
        ("Some delegations", "some"),
        ("Several speakers", "several"),
        ("A number of speakers", "several"),
        ("Many countries", "many"),
        ("Most States", "most"),
        ("All participants", "all"),
    ],
)
def test_how_many_spoke_is_kept_on_an_ordered_scale(
    report: Read, said: Said, words: str, quantity: str
) -> None:
    reading = report(f"1. {words} underlined the need for boats.\n")

    assert {f"quantity/{quantity}"} == values(said, reading, Relation.QUANTITY)


def test_a_statement_keeps_the_act_and_the_words_reported(report: Read, said: Said) -> None:
    reading = report("1. Several speakers underlined that boats were rare.\n")
    (statement,) = kinds(reading, ProvisionKind.STATEMENT)

    assert statement.text == "Several speakers underlined that boats were rare"
    assert {"underlined"} == values(said, reading, Relation.SPEECH_ACT)
    assert {"that boats were rare"} == values(said, reading, Relation.CONTENT)
    assert {MEETING} == values(said, reading, Relation.AT_MEETING)


def test_speakers_without_a_name_are_a_group_of_their_statement_alone(report: Read) -> None:
    reading = report("1. Several speakers asked for boats.\n\n2. Several speakers asked for ink.\n")
    groups = [entity for entity in reading.entities if entity.category == "Group"]

    assert {"several speakers"} == {group.label for group in groups}
    assert len({group.ref for group in groups}) == len(groups) == 2


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        pytest.param("Malta stated that boats were rare.", "mlt", id="a State"),
        pytest.param("The representative of Malta noted a decline.", "mlt", id="who speaks for it"),
        pytest.param(
            "The observer for INTERPOL informed the Meeting of it.", "interpol", id="body"
        ),
        pytest.param("In that regard, Malta called for boats.", "mlt", id="after opening words"),
    ],
)
def test_a_named_speaker_is_the_thing_named(
    report: Read, said: Said, sentence: str, speaker: str
) -> None:
    reading = report(f"1. {sentence}\n")

    assert {speaker} == values(said, reading, Relation.SPEAKER)


def test_several_named_speakers_make_one_statement(report: Read, said: Said) -> None:
    reading = report("1. Austria, Malta and Georgia welcomed the proposal.\n")

    assert {"aut", "mlt", "geo"} == values(said, reading, Relation.SPEAKER)
    assert len(kinds(reading, ProvisionKind.STATEMENT)) == 1


def test_a_second_verb_of_the_same_speaker_is_a_statement_of_its_own(
    report: Read, said: Said
) -> None:
    reading = report("1. One speaker noted a decline and asked for boats.\n")

    assert {"a decline", "boats"} == values(said, reading, Relation.CONTENT)
    assert {"noted", "asked for"} == values(said, reading, Relation.SPEECH_ACT)


def test_the_speaker_again_is_the_speaker_before(report: Read, said: Said) -> None:
    reading = report("1. Malta asked for boats. In that regard, the speaker thanked Georgia.\n")

    assert {(f"{DOCUMENT}-p1", "mlt"), (f"{DOCUMENT}-p1-2", "mlt")} == said(
        reading, Relation.SPEAKER
    )


def test_a_pronoun_without_a_speaker_before_it_is_nobody(report: Read, said: Said) -> None:
    reading = report("1. They noted a decline.\n")

    assert set() == said(reading, Relation.SPEAKER)


def test_what_was_not_agreed_is_said_by_nobody_and_kept(report: Read, said: Said) -> None:
    reading = report("1. No consensus was reached on the boats.\n")

    assert {"quantity/none"} == values(said, reading, Relation.QUANTITY)
    assert {"reached"} == values(said, reading, Relation.SPEECH_ACT)
    assert {"No consensus was reached on the boats"} == values(said, reading, Relation.CONTENT)
    assert set() == said(reading, Relation.SPEAKER)


def test_words_of_a_statement_do_not_make_a_second_one(report: Read, said: Said) -> None:
    reading = report("1. Many countries reported that officers met and shared the data.\n")

    assert {"that officers met and shared the data"} == values(said, reading, Relation.CONTENT)


def test_acronyms_end_a_sentence(report: Read, said: Said) -> None:
    reading = report("1. One speaker spoke of AIRCOP. Most countries reported a decline.\n")

    assert {"quantity/one", "quantity/most"} == values(said, reading, Relation.QUANTITY)


# ── Commitments ──────────────────────────────────────────────────────────────────────────────


def test_a_commitment_binds_its_maker_in_an_instrument(report: Read, said: Said) -> None:
    reading = report(
        "1. In the Political Declaration and Plan of Action on International Cooperation towards "
        "an Integrated and Balanced Strategy to Counter the World Drug Problem, Member States "
        "committed to sharing data.\n"
    )
    (commitment,) = kinds(reading, ProvisionKind.COMMITMENT)

    assert {"political-declaration-2009"} == values(said, reading, Relation.INSTRUMENT)
    assert (commitment.ref.local, "to sharing data") in said(reading, Relation.CONTENT)
    assert len(said(reading, Relation.COMMITTED_BY)) == 1


# ── What the document itself tells ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("sentence", "words", "verb", "content"),
    [
        pytest.param(
            "The Meeting discussed new routes.",
            "The Meeting",
            "discussed",
            "new routes",
            id="what a meeting did",
        ),
        pytest.param(
            "The use of small boats was also highlighted.",
            "The use of small boats",
            "was also highlighted",
            None,
            id="what was done by nobody named",
        ),
        pytest.param(
            "Boats used by fishermen were an obstacle.",
            "Boats used by fishermen",
            "were",
            "an obstacle",
            id="a participle of the subject is no verb",
        ),
        pytest.param(
            "UNODC, together with WHO, launched a handbook.",
            "UNODC",
            "launched",
            "a handbook",
            id="words between commas",
        ),
        pytest.param(
            "Measures to counter smuggling should be taken.",
            "Measures to counter smuggling",
            "should be taken",
            None,
            id="a plural is no verb",
        ),
    ],
)
def test_an_assertion_is_cut_into_subject_verb_and_content(
    report: Read, said: Said, sentence: str, words: str, verb: str, content: str | None
) -> None:
    reading = report(f"1. {sentence}\n")

    assert {words} == values(said, reading, Relation.SUBJECT_WORDS)
    assert {verb} == values(said, reading, Relation.VERB)
    assert ({content} if content else set()) == values(said, reading, Relation.CONTENT)


def test_a_meeting_that_notes_something_makes_no_statement(report: Read, said: Said) -> None:
    reading = report("1. The Meeting noted a decline.\n")

    assert not kinds(reading, ProvisionKind.STATEMENT)
    assert {MEETING} == values(said, reading, Relation.TELLS_OF)


def test_parts_after_a_semicolon_go_on_with_the_subject(report: Read, said: Said) -> None:
    reading = report("1. UNODC developed a guide; finalized a manual; and prepared a course.\n")

    assert {"developed", "finalized", "prepared"} == values(said, reading, Relation.VERB)
    assert {"unodc"} == values(said, reading, Relation.TELLS_OF)


def test_what_happened_at_a_sitting_is_told_of_that_sitting(report: Read, said: Said) -> None:
    reading = report("1. At its 2nd meeting, the Meeting discussed new routes.\n")

    assert {f"{MEETING}-sitting-2"} == values(said, reading, Relation.AT_MEETING)


def test_an_observation_says_of_what_it_tells_and_stays_one_provision(
    report: Read, said: Said
) -> None:
    reading = report(
        "1. The working group made the following observations:\n\n"
        "(a) Smuggling by boat has become a service.\n"
    )
    (observation,) = kinds(reading, ProvisionKind.OBSERVATION)

    assert (observation.ref.local, "Smuggling by boat") in said(reading, Relation.SUBJECT_WORDS)
    assert (observation.ref.local, "a service") in said(reading, Relation.CONTENT)


def test_agenda_items_and_recommendations_tell_nothing(report: Read, said: Said) -> None:
    reading = report(
        "1. The following recommendations were made:\n\n(a) States should share data.\n\n"
        "2. The Meeting adopted the following agenda:\n\n1. The situation has changed.\n"
    )

    assert {f"{DOCUMENT}-p1-block-1", f"{DOCUMENT}-p2-block-1"} == {
        subject for subject, _ in said(reading, Relation.VERB)
    }


def test_each_claim_stands_in_its_passage(report: Read) -> None:
    reading = report("1. One speaker asked for boats.\n\n2. The Meeting discussed ink.\n")
    told = {c.subject: c.passage for c in reading.claims if c.relation == Relation.CONTENT}

    assert {
        Ref("statement", f"{DOCUMENT}-p1"): "p1",
        Ref("assertion", f"{DOCUMENT}-p2"): "p2",
    } == told


@pytest.mark.parametrize(
    ("sentence", "contents"),
    [
        pytest.param(
            "Many countries reported a decline, and some indicated that boats were rare.",
            {"a decline", "that boats were rare"},
            id="a quantity that stands for speakers",
        ),
        pytest.param(
            "Some delegations asked for boats, while others called for ink.",
            {"boats", "ink"},
            id="others",
        ),
        pytest.param(
            "The Commission decided to examine boats; to inform Malta; and to invite Georgia.",
            {"to examine boats", "to inform Malta", "to invite Georgia"},
            id="infinitives after semicolons",
        ),
        pytest.param(
            "The Meeting took note of the proposals and requested the Secretariat to meet.",
            {"the proposals", "the Secretariat to meet"},
            id="a second verb of a meeting",
        ),
    ],
)
def test_what_is_joined_is_told_apart(
    report: Read, said: Said, sentence: str, contents: set[str]
) -> None:
    assert contents == values(said, report(f"1. {sentence}\n"), Relation.CONTENT)


def test_what_rests_on_an_act_is_pursuant_to_it(report: Read, said: Said) -> None:
    reading = report(
        "1. Pursuant to General Assembly resolution 71/211, the Meeting discussed new routes.\n\n"
        "2. The Meeting recalled General Assembly resolution 71/211.\n"
    )

    assert {(f"{DOCUMENT}-p1", "ga-71-211")} == said(reading, Relation.PURSUANT_TO)


def test_what_is_asked_is_the_content_of_an_ask(report: Read, said: Said) -> None:
    reading = report(
        "1. The following recommendations were made:\n\n"
        "(a) Governments should be encouraged to share data with Malta;\n"
    )

    assert (f"{DOCUMENT}-p1-a", "share data with Malta") in said(reading, Relation.CONTENT)


def test_a_name_that_a_preposition_governs_is_no_subject(report: Read, said: Said) -> None:
    reading = report("1. Among the tasks of the Commission was the training of officers.\n")

    assert set() == said(reading, Relation.TELLS_OF)


def test_a_denial_belongs_to_the_meeting_that_it_names(report: Read, said: Said) -> None:
    reading = report(
        "1. No statements were made at the Ninety-second Meeting of Heads of National Drug Law "
        "Enforcement Agencies, Europe.\n"
    )

    assert {"honlea-europe-92"} == values(said, reading, Relation.AT_MEETING)


def test_whose_view_it_is_belongs_to_the_content(report: Read, said: Said) -> None:
    reading = report("1. One speaker expressed her Government’s thanks.\n")

    assert {"expressed"} == values(said, reading, Relation.SPEECH_ACT)
    assert {"her Government’s thanks"} == values(said, reading, Relation.CONTENT)


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("It was noted by most speakers that boats were rare.", "that boats were rare"),
        ("The need for boats was underlined by most speakers.", "The need for boats"),
    ],
)
def test_what_is_reported_in_the_passive_is_said_by_its_agent(
    report: Read, said: Said, sentence: str, content: str
) -> None:
    reading = report(f"1. {sentence}\n")

    assert {"quantity/most"} == values(said, reading, Relation.QUANTITY)
    assert {content} == values(said, reading, Relation.CONTENT)


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        pytest.param("We recognize the urgent need to help.", "recognize", id="a declaration"),
        pytest.param("We also remain resolved to end it.", "remain", id="after an adverb"),
        pytest.param("We will accelerate the work.", "will accelerate", id="with an auxiliary"),
        pytest.param("Boats need to be kept.", "need to be kept", id="need as a verb"),
    ],
)
def test_the_verb_of_a_declaration_is_its_own(
    report: Read, said: Said, sentence: str, verb: str
) -> None:
    assert {verb} == values(said, report(f"1. {sentence}\n"), Relation.VERB)


@pytest.mark.parametrize(
    ("sentence", "words", "verb", "content"),
    [
        pytest.param(
            "The Meeting was told of the harbour process, led by UNODC.",
            "the harbour process",
            "led",
            "by UNODC",
            id="a participle after a comma",
        ),
        pytest.param(
            "The Meeting was told of a long note, which had been lost in the harbour, and rose.",
            "a long note",
            "had been lost",
            "in the harbour",
            id="a relative clause",
        ),
        pytest.param(
            "The Meeting was told of the lamps developed by UNODC in Malta.",
            "UNODC",
            "developed",
            "the lamps developed by UNODC in Malta",
            id="an agent named in passing",
        ),
    ],
)
def test_what_is_told_by_the_way_is_an_assertion(
    report: Read, said: Said, sentence: str, words: str, verb: str, content: str
) -> None:
    reading = report(f"1. {sentence}\n")
    name = "UNODC-HONEURO-91-6-p1-2"

    assert (name, words) in said(reading, Relation.SUBJECT_WORDS)
    assert (name, verb) in said(reading, Relation.VERB)
    assert (name, content) in said(reading, Relation.CONTENT)


def test_a_modal_goes_on_after_a_semicolon(report: Read, said: Said) -> None:
    reading = report("1. Good lamps should ensure safety at sea; and promote the trade in boats.\n")

    assert {content for _, content in said(reading, Relation.CONTENT)} == {
        "safety at sea",
        "the trade in boats",
    }
