"""Names in a text: whole words, the longest, and what a document defines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viennagraph.find.definitions import definitions
from viennagraph.find.names import Gazetteer, Hit, outermost
from viennagraph.find.spans import Cover

spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda s: (s[0], s[0] + s[1]))
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Eastern Europe", ["Eastern Europe", "Europe"]),
        ("in South-Eastern Europe", ["Europe"]),
        ("post-Europe", ["Europe"]),
        ("UNODC-WCO seals", ["WCO"]),
        ("the WCOs", []),
        ("Officers’ mess and officers' mess", ["officers’ mess", "officers’ mess"]),
    ],
)
def test_names_are_found_as_whole_words(text: str, expected: list[str]) -> None:
    gazetteer = Gazetteer.of(["Eastern Europe", "Europe", "WCO", "officers’ mess"])

    assert expected == [hit.name for hit in gazetteer.hits(text)]


def test_a_gazetteer_of_nothing_finds_nothing() -> None:
    assert Gazetteer.of([" "]).hits("any words") == []


def test_the_order_of_names_does_not_change_what_is_found() -> None:
    names = ["Europe", "Eastern Europe", "eastern Europe"]
    text = "Eastern Europe and eastern Europe"

    assert Gazetteer.of(names).hits(text) == Gazetteer.of(reversed(names)).hits(text)


def test_what_stands_in_a_longer_name_is_told_with_it() -> None:
    long, short = Hit(0, 14, "Eastern Europe"), Hit(8, 14, "Europe")

    assert ([long], [(short, long)]) == outermost([long, short])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Harbour Watch Project (HWP) began", [("Harbour Watch Project", "HWP")]),
        ("the Harbour Watch Project (“HWP”) began", [("Harbour Watch Project", "HWP")]),
        ("the Centre for Harbours (the CH) began", [("Centre for Harbours", "CH")]),
        (
            "the Asian Harbour Information and Coordination Centre (AHICC) began",
            [("Asian Harbour Information and Coordination Centre", "AHICC")],
        ),
        ("it was said (See below) of harbours", []),
        ("Harbours. Watch Projects (HWP)", []),
        ("in the harbour (Portugal)", []),
    ],
)
def test_initials_show_what_a_short_form_stands_for(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert expected == [(d.long, d.short) for d in definitions(text)]


def test_a_definition_stands_where_its_words_stand() -> None:
    text = "the Harbour Watch Project (HWP) began"
    (found,) = definitions(text)

    assert (
        text[found.start : found.end],
        text[found.short_start : found.short_end],
    ) == ("Harbour Watch Project", "HWP")


@pytest.mark.parametrize(
    "text",
    [
        "the Harbour Charter (hereinafter “the Charter”) holds",
        "the Harbour Charter (hereinafter referred to as the Charter) holds",
        "the Harbour Charter, (“the Charter”) holds",
    ],
)
def test_a_quoted_word_stands_for_the_known_name_before_it(text: str) -> None:
    ends = {len("the Harbour Charter"): len("the ")}

    assert [(d.long, d.short) for d in definitions(text, ends)] == [("Harbour Charter", "Charter")]


def test_a_plain_word_in_brackets_stands_for_nothing() -> None:
    assert list(definitions("the Harbour Charter (Lisbon) holds", {19: 4})) == []


@given(taken=spans, asked=st.tuples(st.integers(0, 40), st.integers(1, 9)))
def test_a_cover_holds_what_one_of_its_stretches_holds(
    taken: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    start, end = asked[0], asked[0] + asked[1]

    assert any(a <= start and end <= b for a, b in taken) == Cover(taken).holds(start, end)
