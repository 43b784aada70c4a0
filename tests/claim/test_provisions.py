"""Provisions: lists that are announced, paragraphs of acts, lists of recommendations.

All texts are invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.model import Provision, ProvisionKind, Ref

if TYPE_CHECKING:
    from conftest import Read

    from viennagraph.model import Reading

ACT = """\
Resolution adopted by the General Assembly on 3 May 2093

191/7. Watching the harbours

The General Assembly,

"""
LIST = "Peer review: recommendations to Norway\n\n"
LOWER = "Resolution 6: Watching the harbours\n\nThe Harbour Assembly,\n\n"


def of(reading: Reading, kind: ProvisionKind) -> list[Provision]:
    return [p for p in reading.provisions if p.kind is kind]


def texts(reading: Reading, kind: ProvisionKind) -> list[str]:
    return [p.text for p in of(reading, kind)]


# ── Acts ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("clause", "verb"),
    [
        ("Recalling its resolution 190/4,", "Recalling"),
        ("Deeply concerned at the fog,", "Deeply concerned"),
        ("Bearing in mind the fog,", "Bearing in mind"),
        ("Convinced that lamps help,", "Convinced"),
        ("Strongly condemning theft of lamps,", "Strongly condemning"),
    ],
)
def test_a_participle_leads_a_preambular_paragraph(read: Read, clause: str, verb: str) -> None:
    found = of(read(f"{ACT}{clause}\n\n1. Requests lamps.\n"), ProvisionKind.PREAMBULAR)

    assert [(clause, verb)] == [(p.text, p.leading_verb) for p in found]


def test_the_formula_is_no_paragraph(read: Read) -> None:
    reading = read(f"{ACT}Recalling its rules,\n\n1. Requests lamps.\n")

    assert texts(reading, ProvisionKind.PREAMBULAR) == ["Recalling its rules,"]


def test_a_number_leads_an_operative_paragraph(read: Read) -> None:
    found = of(read(f"{ACT}1. Also requests States to report;\n"), ProvisionKind.OPERATIVE)

    assert [(p.text, p.leading_verb) for p in found] == [
        ("Also requests States to report;", "Also requests")
    ]


def test_an_operative_paragraph_that_asks_is_an_ask(read: Read) -> None:
    (found,) = of(read(f"{ACT}1. Urges Governments to report;\n"), ProvisionKind.OPERATIVE)

    assert (found.is_ask, found.strength, found.actions) == (True, "urged", ("report",))


def test_an_operative_paragraph_that_notes_asks_nothing(read: Read) -> None:
    (found,) = of(read(f"{ACT}1. Takes note of the report;\n"), ProvisionKind.OPERATIVE)

    assert (found.is_ask, found.leading_verb) == (False, "Takes note")


def test_each_item_of_an_operative_paragraph_is_one_of_its_own(read: Read) -> None:
    reading = read(f"{ACT}1. Calls upon Governments:\n\n(a) To report;\n\n(b) To meet;\n")

    assert texts(reading, ProvisionKind.OPERATIVE) == [
        "Calls upon Governments:",
        "To report;",
        "To meet;",
    ]


def test_an_item_asks_those_whom_the_opening_words_name(read: Read) -> None:
    reading = read(f"{ACT}1. Calls upon Governments:\n\n(a) To report;\n\n(b) To meet;\n")
    item = of(reading, ProvisionKind.OPERATIVE)[1]

    assert (
        [a.label for a in item.addressees],
        item.strength,
        item.actions,
        item.leading_verb,
    ) == (["Governments"], "called upon", ("report",), "Calls upon")


def test_items_of_a_preambular_paragraph_are_preambular(read: Read) -> None:
    reading = read(f"{ACT}Recalling its aims:\n\n(a) To light quays,\n\n1. Requests oil.\n")

    assert texts(reading, ProvisionKind.PREAMBULAR) == ["Recalling its aims:", "To light quays,"]


def test_paragraphs_of_an_annex_are_none_of_the_act(read: Read) -> None:
    reading = read(f"{ACT}1. Adopts the rules;\n\nAnnex\n\nRules\n\n1. Ships moor at dusk.\n")

    assert texts(reading, ProvisionKind.OPERATIVE) == ["Adopts the rules;"]


def test_clauses_without_numbers_are_told_apart_by_their_verbs(read: Read) -> None:
    reading = read(f"{LOWER}noting the fog,\n\nwelcomes the lamp, and\n\ninvites a bell.\n")

    assert texts(reading, ProvisionKind.PREAMBULAR) == ["noting the fog,"]
    assert texts(reading, ProvisionKind.OPERATIVE) == ["welcomes the lamp, and", "invites a bell."]


def test_a_verb_on_a_line_of_its_own_leads_its_items_and_is_no_paragraph(read: Read) -> None:
    reading = read(f"{LOWER}considering\n\na) the fog;\n\nb) the dark,\n\nresolves\n\n1 to meet.\n")

    assert [(p.text, p.leading_verb) for p in of(reading, ProvisionKind.PREAMBULAR)] == [
        ("the fog;", "considering"),
        ("the dark,", "considering"),
    ]


def test_a_verb_at_the_end_of_an_item_leads_the_list_below_it(read: Read) -> None:
    reading = read(
        f"{LOWER}resolves\n\n1 to light the quay, invites Member States\n\n1 to report on fog.\n"
    )
    last = of(reading, ProvisionKind.OPERATIVE)[-1]

    assert (
        last.text,
        last.leading_verb,
        last.strength,
    ) == ("to report on fog.", "invites", "invited")


def test_a_paragraph_of_an_act_names_the_act_and_who_made_it(read: Read) -> None:
    (found,) = of(read(f"{ACT}1. Requests lamps.\n"), ProvisionKind.OPERATIVE)

    assert (Ref("resolution", "ga-191-7"), Ref("body", "general-assembly"), "adopted") == (
        found.part_of,
        found.made_by,
        found.status,
    )


def test_a_paragraph_of_a_draft_is_proposed(read: Read) -> None:
    reading = read(f"A/191/L.4\n\nDraft resolution\n\n{LOWER}invites a bell.\n")

    assert [p.status for p in of(reading, ProvisionKind.OPERATIVE)] == ["proposed"]


def test_an_act_inside_a_report_ends_at_the_next_numbered_heading(read: Read) -> None:
    reading = read(
        "Report on harbours\n\nI. Drafts\n\n1. The drafts follow.\n\nA. Lamps\n\n"
        "The Harbour Assembly,\n\nRecalling its rules,\n\n1. Requests lamps.\n\n"
        "II. Debate\n\n2. The Assembly notes the debate.\n"
    )

    assert texts(reading, ProvisionKind.OPERATIVE) == ["Requests lamps."]


# ── Lists ────────────────────────────────────────────────────────────────────────────────────


def test_each_number_of_a_list_to_a_state_is_a_recommendation(read: Read) -> None:
    reading = read(f"{LIST}1. Ratify the rules\n\n2. Consider lighting the quay\n")

    assert texts(reading, ProvisionKind.RECOMMENDATION) == [
        "Ratify the rules",
        "Consider lighting the quay",
    ]


def test_a_list_is_addressed_to_those_whom_its_title_names(read: Read) -> None:
    (found,) = of(read(f"{LIST}1. Ratify the rules\n"), ProvisionKind.RECOMMENDATION)

    assert [("Norway", Ref("state", "nor"))] == [(a.label, a.entity) for a in found.addressees]


def test_numbers_in_a_paragraph_that_announces_them_are_recommendations(read: Read) -> None:
    reading = read(
        "Report on harbours\n\n115. The recommendations listed below will be examined:\n\n"
        "115.1 Ratify the rules (Norway, Iran (Islamic Republic of));\n\n"
        "115.2 Light the quay (all quays);\n"
    )

    assert texts(reading, ProvisionKind.RECOMMENDATION) == [
        "Ratify the rules",
        "Light the quay (all quays);",
    ]


@pytest.mark.parametrize(
    ("cue", "kind"),
    [
        ("adopted the following recommendations:", ProvisionKind.RECOMMENDATION),
        ("made the following observations:", ProvisionKind.OBSERVATION),
        ("drew up the following conclusions:", ProvisionKind.CONCLUSION),
    ],
)
def test_opening_words_say_what_items_are(report: Read, cue: str, kind: ProvisionKind) -> None:
    reading = report(f"1. The Meeting {cue}\n\n(a) Governments should report.\n")

    assert texts(reading, kind) == ["Governments should report."]


def test_items_that_nothing_announces_are_no_provisions(report: Read) -> None:
    reading = report("1. The Meeting saw:\n\n(a) Lamps that should be lit.\n")

    assert texts(reading, ProvisionKind.RECOMMENDATION) == []
