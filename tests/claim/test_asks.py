from __future__ import annotations

from functools import cache
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viennagraph import resources
from viennagraph.claim import asks
from viennagraph.model import Addressee
from viennagraph.register import modality


@cache
def loaded() -> modality.ModalForms:
    return modality.load(resources.ontology())


@pytest.fixture(scope="module")
def forms() -> modality.ModalForms:
    return loaded()


def ask(text: str, forms: modality.ModalForms, *names: str) -> asks.Ask:
    found = asks.read(text, forms, names)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "form", "strength"),
    [
        ("Governments should share data.", "should", "should"),
        ("Governments must share data.", "must", "must"),
        ("The Secretariat shall share data.", "shall", "must"),
        ("Governments need to share data.", "need to", "should"),
        ("Governments are encouraged to share data.", "are encouraged to", "encouraged"),
        ("Governments are strongly urged to share data.", "are urged to", "urged"),
        ("The Office is called upon to share data.", "is called upon to", "called upon"),
        ("Governments should be encouraged to share.", "should be encouraged to", "encouraged"),
        ("Governments should be requested to share.", "should be requested to", "requested"),
        ("Governments should be sharing data.", "should", "should"),
        ("Data should be shared.", "should", "should"),
        ("Governments should consider sharing data.", "should consider", "consider"),
        ("Governments should contemplate sharing.", "should contemplate", "consider"),
        ("Governments should consider such laws.", "should consider", "consider"),
        ("Governments are urged to consider sharing.", "are urged to", "urged"),
        ("Governments must not share such data.", "must not", "must"),
        ("Governments should not only share data but store it.", "should", "should"),
        ("Governments should, where appropriate, share data.", "should", "should"),
        ("Governments are, as appropriate, urged to share.", "are urged to", "urged"),
    ],
)
def test_the_form_of_a_modal_clause_is_read(
    text: str, form: str, strength: str, forms: modality.ModalForms
) -> None:
    found = ask(text, forms)

    assert (form, strength) == (found.modality, found.strength)


@pytest.mark.parametrize(
    ("text", "form", "strength"),
    [
        ("Encourages Member States to share data;", "encourages", "encouraged"),
        ("Also strongly urges Member States to share data;", "urges", "urged"),
        ("Once again invites Member States to share data;", "invites", "invited"),
        ("Further requests the Secretariat to share data;", "requests", "requested"),
        ("Requests further the Secretariat to share data;", "requests", "requested"),
        ("Calls upon all States to share data;", "calls upon", "called upon"),
        ("Appeals to all States to share data;", "appeals to", "called upon"),
        ("Renews its call upon States to share data;", "renews its call upon", "called upon"),
        ("Recommends that States share their data;", "recommends that", "should"),
        ("Recommended that States should share data;", "should", "should"),
        ("Recommended that States be urged to share.", "recommended that", "should"),
        ("Requests that the Office should share data;", "should", "requested"),
        ("Demands that all parties comply with it;", "demands that", "must"),
        ("Decides that the Secretariat shall report;", "shall", "must"),
        ("Decides to invite States to share data;", "decides to invite", "invited"),
        ("Stresses that States must share data;", "must", "must"),
        ("Notes the report, and urges States to share data;", "urges", "urged"),
        ("The Committee requests the Office to share data;", "requests", "requested"),
    ],
)
def test_the_form_of_a_leading_verb_is_read(
    text: str, form: str, strength: str, forms: modality.ModalForms
) -> None:
    found = ask(text, forms)

    assert (form, strength) == (found.modality, found.strength)


@pytest.mark.parametrize(
    "text",
    [
        "Decides to remain seized of the matter.",
        "Recalls that the group should meet every year;",
        "Takes note of the decision that the Office should report;",
        "Encourages closer collaboration to counter trafficking;",
        "Calls for closer cooperation;",
        "The participants noted the need to share data.",
        "The number of seizures rose in all parts of the region.",
        "",
    ],
)
def test_what_asks_nothing_of_anyone_is_no_ask(text: str, forms: modality.ModalForms) -> None:
    assert asks.read(text, forms) is None


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("to collect and analyse samples", ("collect", "analyse")),
        ("to adopt or amend laws", ("adopt", "amend")),
        ("to engage in and promote training", ("engage", "promote")),
        ("to review laws, strengthen controls and share data", ("review", "strengthen", "share")),
        ("to further develop tools", ("develop",)),
        ("to regularly update the list", ("update",)),
        ("to make full use of tools", ("make",)),
        ("to allocate funds and build laboratories", ("allocate", "build")),
        ("to train officers and, if applicable, to equip them", ("train", "equip")),
        (
            "to develop, with the help of the Office, tools, as well as to share them",
            ("develop", "share"),
        ),
        ("to adopt laws that protect children and include penalties", ("adopt",)),
        ("to share data to facilitate a response and to strengthen controls", ("share",)),
        ("to write rules to promote and protect health and to open a unit", ("write", "open")),
        ("to open units to counter trafficking, and to train staff", ("open", "train")),
        ("to gather data in order to know more, and to facilitate planning", ("gather",)),
        ("to improve exchange, including to ensure speed", ("improve",)),
        ("to continue to implement measures", ("continue",)),
        ("to consider opening a unit and to train its staff", ("consider", "train")),
        ("to support treatment and review of cases", ("support",)),
        ("to share data. The police may support this and develop it", ("share",)),
    ],
)
def test_verbs_after_to_are_read(
    text: str, lemmas: tuple[str, ...], forms: modality.ModalForms
) -> None:
    assert lemmas == ask(f"Governments are encouraged {text};", forms).actions


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("develop and implement laws", ("develop", "implement")),
        ("act jointly to cut delays and adopt rules", ("act", "adopt")),
        ("adopt measures to enhance controls and build trust", ("adopt",)),
        ("raise the number of posts and provide their holders with training", ("raise", "provide")),
        ("take steps to improve exchange", ("take",)),
        ("inspect shops that sell by post, and should publish the results", ("inspect", "publish")),
        ("report seizures and name an officer", ("report", "name")),
        ("be encouraging exchange", ("encourage",)),
        ("be harmonized", ("harmonize",)),
        ("be used and shared by all", ("use", "share")),
        ("consider opening units and training their staff", ("open", "train")),
        ("consider engaging experts in planning and testing the tools", ("engage",)),
        ("consider providing equipment, training and advice", ("provide",)),
        ("not only adopt laws but also enforce them", ("adopt", "enforce")),
        ("be aware of the risks", ("be",)),
    ],
)
def test_verbs_after_an_auxiliary_are_read(
    text: str, lemmas: tuple[str, ...], forms: modality.ModalForms
) -> None:
    assert lemmas == ask(f"Governments should {text}.", forms).actions


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Governments", (Addressee("Governments"),)),
        ("Government", (Addressee("Government"),)),
        ("All Member States", (Addressee("All Member States"),)),
        ("In support of trials, Governments", (Addressee("Governments"),)),
        ("To know more, and to share it, Governments", (Addressee("Governments"),)),
        ("Governments, in their efforts to act,", (Addressee("Governments"),)),
        (
            "Governments and the international community",
            (Addressee("Governments"), Addressee("international community")),
        ),
        (
            "Governments, as well as global and regional organizations,",
            (Addressee("Governments"), Addressee("global and regional organizations")),
        ),
        (
            "Governments, in particular their police and health agencies,",
            (Addressee("Governments"), Addressee("their police and health agencies", through=0)),
        ),
        (
            "Governments on whose coasts drugs are landed",
            (Addressee("Governments", condition="on whose coasts drugs are landed"),),
        ),
        (
            "Governments that have not yet done so",
            (Addressee("Governments", condition="that have not yet done so"),),
        ),
        ("Governments of the region", (Addressee("Governments", condition="of the region"),)),
        (
            "Governments affected by such trafficking",
            (Addressee("Governments", condition="affected by such trafficking"),),
        ),
        (
            "Organs and bodies of the Organization",
            (Addressee("Organs and bodies of the Organization"),),
        ),
        ("Better controls", ()),
    ],
)
def test_those_who_are_asked_are_read(
    subject: str, expected: tuple[Addressee, ...], forms: modality.ModalForms
) -> None:
    assert expected == ask(f"{subject} should share data.", forms).addressees


def test_a_limit_between_form_and_verb_is_a_condition(forms: modality.ModalForms) -> None:
    found = ask("Governments should, where appropriate, share data.", forms)

    assert (Addressee("Governments", condition="where appropriate"),) == found.addressees


def test_someone_asked_through_another_follows_it(forms: modality.ModalForms) -> None:
    found = ask("Governments should encourage their laboratories to share data.", forms)

    assert (
        Addressee("Governments"),
        Addressee("their laboratories", through=0),
    ) == found.addressees


def test_a_thing_encouraged_is_not_asked(forms: modality.ModalForms) -> None:
    found = ask("Governments should encourage further measures to share data.", forms)

    assert (Addressee("Governments"),) == found.addressees


def test_verbs_asked_of_another_are_not_asked_of_the_first(forms: modality.ModalForms) -> None:
    found = ask("Governments should urge their units to meet, and to share data.", forms)

    assert found.actions == ("urge",)


def test_a_passive_does_not_say_who_is_asked(forms: modality.ModalForms) -> None:
    assert not ask("Laws should be harmonized among States.", forms).addressees


def test_a_passive_says_by_whom(forms: modality.ModalForms) -> None:
    found = ask("Laws should be reviewed and amended by Governments.", forms)

    assert (Addressee("Governments"),) == found.addressees


def test_a_circumstance_before_the_infinitive_names_no_addressee(
    forms: modality.ModalForms,
) -> None:
    found = ask("Requests the Secretariat, in its work to assist States, to report;", forms)

    assert ((Addressee("Secretariat"),), ("report",)) == (found.addressees, found.actions)


def test_a_list_of_addressees_is_cut_at_its_commas(forms: modality.ModalForms) -> None:
    found = ask("Invites States, local bodies and other donors to share data;", forms)

    assert [a.label for a in found.addressees] == ["States", "local bodies", "other donors"]


def test_a_name_that_is_given_is_not_cut(forms: modality.ModalForms) -> None:
    name = "Bodies for Health and the Welfare of Children"
    found = ask(f"Requests the {name} to report;", forms, name)

    assert (Addressee(name),) == found.addressees


def test_an_item_list_leaves_the_verbs_to_its_items(forms: modality.ModalForms) -> None:
    found = ask("Requests the Secretariat:", forms)

    assert ((Addressee("Secretariat"),), ()) == (found.addressees, found.actions)


def test_the_verb_that_leads_a_paragraph_is_kept(forms: modality.ModalForms) -> None:
    assert ask("Decides that States should report;", forms).leading == "decides"


def test_a_modal_clause_has_no_leading_verb(forms: modality.ModalForms) -> None:
    assert ask("States should report.", forms).leading is None


def test_the_same_words_give_the_same_ask(forms: modality.ModalForms) -> None:
    text = "Governments are urged to share data;"

    assert asks.read(text, forms) == asks.read(text, modality.load(resources.ontology()))


WORDS = """
Governments States agencies Office data laws the their of in to and or , ; . : that which should
must be are not encouraged urged Requests Urges Decides Calls upon Recommended adopt share report
adopting adopted consider encourage as well appropriate where ( ) Fund 7 – é
"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join))
def test_any_words_give_labels_that_stand_in_them(text: str) -> None:
    found = asks.read(text, loaded())

    assert all(addressee.label in text for addressee in (found.addressees if found else ()))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    found = asks.read(text, loaded())

    assert found is None or found.strength


@pytest.mark.parametrize(
    "unit",
    [
        "Requests things to the act and efforts to adopt rules in ",
        "Requests ideas to support ",
        "Urges States to adopt, to share, share, and ",
        "that Governments of the States with ",
    ],
)
def test_a_line_without_end_is_read_in_its_stride(unit: str, forms: modality.ModalForms) -> None:
    start = perf_counter()
    asks.read(unit * 16_000, forms)

    assert perf_counter() - start < 10
