"""What says what again, how closely, and in which line."""

from __future__ import annotations

import random
import re

import pytest

from viennagraph.relate.grades import Grade
from viennagraph.relate.provisions import Provision
from viennagraph.relate.restatements import Restatement, families, restatements
from viennagraph.vocab import vg

FORMULAS = re.compile(r"the implementation of the present resolution|the Harbour Master")
BOATS = "Governments are encouraged to inspect fishing boats that enter small harbours at night;"
ROWING = "Governments are encouraged to inspect rowing boats that enter small harbours at night."
LAMPS = "Governments should lend signal lamps and trained crews to neighbouring coastal districts;"
REPORT = "Requests the Harbour Master to report on the implementation of the present resolution"


def provision(
    name: str, text: str, date: str = "2091-01-01", *, kind: str = vg.Ask, maker: str = "a:maker"
) -> Provision:
    document = f"a:{name.partition('#')[0]}"
    return Provision(
        iri=f"a:r/{name}",
        kind=kind,
        text=text,
        passage=f"a:{name}",
        document=document,
        title=name[0],
        date=date,
        made_by=maker,
    )


def grades(*given: Provision) -> list[tuple[str, str, Grade]]:
    return [
        (one.later.iri.removeprefix("a:r/"), one.earlier.iri.removeprefix("a:r/"), one.grade)
        for one in restatements(given, FORMULAS)
    ]


def pair(before: str, after: str) -> Restatement | None:
    found = restatements(
        [provision("a#1", before), provision("b#1", after, "2092-01-01")], FORMULAS
    )
    return found[0] if found else None


@pytest.mark.parametrize(
    ("before", "after", "grade"),
    [
        (BOATS, BOATS, Grade.IDENTICAL),
        (BOATS, BOATS.replace(";", "."), Grade.IDENTICAL),
        (BOATS, BOATS.replace("small harbours", "small, harbours"), Grade.PUNCTUATION),
        (BOATS, ROWING, Grade.EDITED),
        (f"{BOATS[:-1]}, and then to {LAMPS[:-1]} before winter", BOATS, Grade.SHORTENED),
        (BOATS, f"{BOATS[:-1]}, and then to {LAMPS[:-1]} before winter", Grade.EXTENDED),
    ],
)
def test_a_pair_has_the_grade_of_its_words(before: str, after: str, grade: Grade) -> None:
    found = pair(before, after)

    assert found is not None
    assert found.grade is grade


def test_the_same_ask_in_partly_other_words_is_a_grade_of_its_own() -> None:
    found = pair(
        "Governments are encouraged to inspect fishing boats that enter small harbours at night;",
        "Governments should inspect fishing boats of all sizes that enter small harbours by day "
        "or at night and during storms.",
    )

    assert found is not None
    assert found.grade is Grade.SAME_ASK


def test_only_what_asks_can_be_the_same_ask() -> None:
    other = (
        "Governments should inspect fishing boats of all sizes that enter small harbours by day "
        "or at night and during storms."
    )
    kind = vg.Observation

    assert (
        grades(provision("a#1", BOATS, kind=kind), provision("b#1", other, "2092-01-01", kind=kind))
        == []
    )


def test_provisions_on_other_matters_are_no_pair() -> None:
    assert pair(BOATS, LAMPS) is None


def test_formulas_join_nothing_under_different_titles() -> None:
    assert pair(REPORT, REPORT) is None


def test_formulas_under_one_title_are_said_again() -> None:
    first, again = provision("a1#1", REPORT), provision("a2#1", REPORT, "2092-01-01")

    assert first.title == again.title
    assert grades(first, again) == [("a2#1", "a1#1", Grade.IDENTICAL)]


def test_the_later_document_restates_the_earlier_whatever_their_names() -> None:
    assert grades(provision("b#1", BOATS), provision("a#1", ROWING, "2092-01-01")) == [
        ("a#1", "b#1", Grade.EDITED)
    ]


def test_documents_without_a_date_restate_nothing() -> None:
    assert grades(provision("a#1", BOATS), provision("b#1", BOATS, "")) == []


def test_what_one_maker_repeats_in_one_document_is_no_restatement() -> None:
    assert grades(provision("a#1", BOATS), provision("a#2", BOATS)) == []


def test_what_two_makers_say_in_one_document_is_one() -> None:
    assert grades(provision("a#1", BOATS), provision("a#2", BOATS, maker="a:other")) == [
        ("a#2", "a#1", Grade.IDENTICAL)
    ]


def test_an_observation_does_not_restate_a_recommendation() -> None:
    later = provision("b#1", BOATS, "2092-01-01", kind=vg.Observation)

    assert grades(provision("a#1", BOATS), later) == []


def test_a_third_saying_restates_the_nearest_one_of_the_line() -> None:
    found = grades(
        provision("a#1", BOATS),
        provision("b#1", ROWING, "2092-01-01"),
        provision("c#1", ROWING, "2093-01-01"),
    )

    assert found == [("b#1", "a#1", Grade.EDITED), ("c#1", "b#1", Grade.IDENTICAL)]


def test_two_items_that_become_one_are_merged() -> None:
    found = grades(
        provision("a#1", BOATS),
        provision("a#2", LAMPS),
        provision("b#1", f"{BOATS[:-1]} and moreover {LAMPS}", "2092-01-01"),
    )

    assert found == [("b#1", "a#1", Grade.MERGED), ("b#1", "a#2", Grade.MERGED)]


def test_one_item_that_becomes_two_is_split() -> None:
    found = grades(
        provision("a#1", f"{BOATS[:-1]} and moreover {LAMPS}"),
        provision("b#1", BOATS, "2092-01-01"),
        provision("b#2", LAMPS, "2092-01-01"),
    )

    assert found == [("b#1", "a#1", Grade.SPLIT), ("b#2", "a#1", Grade.SPLIT)]


def test_a_family_holds_all_that_carry_one_provision_on_from_the_first() -> None:
    found = restatements(
        [
            provision("c#1", ROWING, "2093-01-01"),
            provision("a#1", BOATS),
            provision("b#1", ROWING, "2092-01-01"),
        ],
        FORMULAS,
    )

    assert [[one.iri for one in family] for family in families(found)] == [
        ["a:r/a#1", "a:r/b#1", "a:r/c#1"]
    ]


def test_parts_of_a_whole_begin_families_of_their_own() -> None:
    found = restatements(
        [
            provision("a#1", BOATS),
            provision("a#2", LAMPS),
            provision("b#1", f"{BOATS[:-1]} and moreover {LAMPS}", "2092-01-01"),
        ],
        FORMULAS,
    )

    assert families(found) == ()


def test_the_order_in_which_provisions_come_leaves_no_trace() -> None:
    given = [
        provision(f"{name}#1", BOATS if year % 2 else ROWING, f"209{year}-01-01")
        for year, name in enumerate("abcdef")
    ]
    shuffled = random.Random(3).sample(given, len(given))  # noqa: S311 (a fixed row)

    assert restatements(given, FORMULAS) == restatements(shuffled, FORMULAS)
