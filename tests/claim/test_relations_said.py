from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.relations import Relation

if TYPE_CHECKING:
    from conftest import Read, Said


@pytest.mark.parametrize(
    ("sentence", "relation", "pairs"),
    [
        pytest.param(
            "The Airport Communication Project (AIRCOP), led by UNODC, was praised.",
            Relation.LED_BY,
            {("aircop", "unodc")},
            id="led by, after an acronym in parentheses",
        ),
        pytest.param(
            "UNODC leads the Airport Communication Project.",
            Relation.LED_BY,
            {("aircop", "unodc")},
            id="in the active voice",
        ),
        pytest.param(
            "PEN Online was developed by the International Narcotics Control Board.",
            Relation.DEVELOPED_BY,
            {("pen-online", "incb")},
            id="developed by",
        ),
        pytest.param(
            "The Container Control Programme of UNODC was praised.",
            Relation.OPERATED_BY,
            {("ccp", "unodc")},
            id="a programme of a body",
        ),
        pytest.param(
            "PICS is operated by the International Narcotics Control Board.",
            Relation.OPERATED_BY,
            {("pics", "incb")},
            id="operated by",
        ),
        pytest.param(
            "AIRCOP is a joint initiative of UNODC, INTERPOL and the World Customs Organization.",
            Relation.PARTNER,
            {("aircop", "unodc"), ("aircop", "interpol"), ("aircop", "world-customs-organization")},
            id="several objects in a list",
        ),
        pytest.param(
            "PICS and PEN Online, developed by the International Narcotics Control Board, grew.",
            Relation.DEVELOPED_BY,
            {("pics", "incb"), ("pen-online", "incb")},
            id="several subjects in a list",
        ),
        pytest.param(
            "The UNODC-WCO Container Control Programme was praised.",
            Relation.PARTNER,
            {("ccp", "unodc"), ("ccp", "world-customs-organization")},
            id="acronyms before a name",
        ),
        pytest.param(
            "AIRCOP is implemented in Nigeria, Panama and Togo.",
            Relation.OPERATES_IN,
            {("aircop", "nga"), ("aircop", "pan"), ("aircop", "tgo")},
            id="operates in",
        ),
        pytest.param(
            "Malta is a member of the European Union.",
            Relation.MEMBER_OF,
            {("mlt", "eu")},
            id="member of",
        ),
    ],
)
def test_the_words_between_two_names_relate_them(
    report: Read,
    said: Said,
    sentence: str,
    relation: Relation,
    pairs: set[tuple[str, str]],
) -> None:
    assert pairs == said(report(f"1. {sentence}\n"), relation)


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        pytest.param(
            "AIRCOP was praised. UNODC led the debate.", Relation.LED_BY, id="another sentence"
        ),
        pytest.param(
            "UNODC served as the secretariat of the Meeting.",
            Relation.OPERATED_BY,
            id="a meeting operates nothing",
        ),
        pytest.param("AIRCOP, INTERPOL and UNODC were named.", Relation.PARTNER, id="a mere list"),
        pytest.param("AIRCOP was led by example.", Relation.LED_BY, id="no second name"),
        pytest.param(
            "INCB, a part of the African Union, met.",
            Relation.SUBORGANIZATION_OF,
            id="a body whose place is known to be another",
        ),
        pytest.param(
            "Bodies met, with the African Union, part of General Assembly resolution 71/211.",
            Relation.SUBORGANIZATION_OF,
            id="a body that only the name of an act names",
        ),
        pytest.param(
            "The International Standards on Drug Use Prevention of UNODC were read.",
            Relation.OPERATED_BY,
            id="no one operates a standard",
        ),
    ],
)
def test_nothing_is_related_that_the_words_do_not_relate(
    report: Read, said: Said, sentence: str, relation: Relation
) -> None:
    assert set() == said(report(f"1. {sentence}\n"), relation)


def test_a_relation_stands_in_the_passage_that_states_it(report: Read) -> None:
    reading = report("1. AIRCOP grew.\n\n2. UNODC leads AIRCOP.\n")

    assert {"p2"} == {c.passage for c in reading.claims if c.relation == Relation.LED_BY}
