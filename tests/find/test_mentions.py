"""Where something is named, and of what kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viennagraph.find import mentions
from viennagraph.model import MentionKind

from .conftest import paragraphs

if TYPE_CHECKING:
    from viennagraph.find import Finder

    from .conftest import Find

PIECES = [
    "General Assembly resolutions 91/7 of 3 May 2093 and 91/8",
    "the Harbour Watch Project (HWP)",
    "HWP",
    "Ana Example (Portugal)",
    "the Chair of the Harbour Council",
    "The Meeting",
    "Ninety-first Meeting of Heads of Harbour Police",
    "its 3rd to 5th meetings",
    "A/64/91 and Add.1",
    "Niger and Nigeria",
    "and, on the whole,",
    ".",
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
quick = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nigeria met Niger.", [("name", "Nigeria"), ("name", "Niger")]),
        ("Customs officers met.", [("name", "customs officers")]),
        ("It concerns Nigerians.", []),
        ("The non-Portugal side.", [("name", "Portugal")]),
        ("See A/64/91.", [("symbol", "A/64/91")]),
        ("At its 3rd meeting", [("sitting", "3")]),
        ("At its 3rd to 5th meetings", [("sitting", "3 4 5")]),
        ("At its 3rd, 5th and 9th meetings", [("sitting", "3 5 9")]),
        ("At its ninety-first session", [("meeting", "91")]),
        ("At the one hundred and third session", [("meeting", "103")]),
        ("Ana Example (Portugal) spoke.", [("person", "Ana Example"), ("name", "Portugal")]),
        ("Mr. João Exemplo spoke.", [("person", "João Exemplo")]),
        (
            "Vice Mr. João Exemplo; Ms. Ana Exemplo",
            [("person", "João Exemplo"), ("person", "Ana Exemplo")],
        ),
        ("The Harbour Goals, convened by the Director of Ports", []),
        ("It was Mr. Exemplo’s view.", [("person", "Exemplo")]),
        ("The Meeting rose.", [("reference", "meeting")]),
        ("The Board rose.", [("reference", "namesake")]),
        ("The Chair rose.", [("reference", "officer")]),
        ("A Chair rose.", []),
    ],
)
def test_words_are_found_by_their_kind(
    found: Find, words: str, expected: list[tuple[str, str]]
) -> None:
    assert expected == [(m.kind.value, m.key) for m in found(words)]


def test_a_meeting_of_a_body_swallows_the_body_that_it_is_named_after(found: Find) -> None:
    (meeting,) = found("Ninety-first Meeting of Heads of Harbour Police")

    assert (
        meeting.kind,
        meeting.key,
        meeting.detail("body"),
    ) == (MentionKind.MEETING, "91", "Meeting of Heads of Harbour Police")


def test_a_session_of_a_body_names_the_body_too(found: Find) -> None:
    kinds = [m.kind for m in found("ninety-first session of the General Assembly")]

    assert kinds == [MentionKind.MEETING, MentionKind.NAME]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("special session of the General Assembly", ["General Assembly"]),
        ("Organization of Harbours in Portugal", []),
    ],
)
def test_a_name_in_a_longer_one_counts_where_it_names_its_thing(
    found: Find, words: str, expected: list[str]
) -> None:
    assert expected == [m.key for m in found(words) if m.surface != words]


def test_a_short_name_is_told_from_a_full_one(found: Find) -> None:
    first, second = found("Harbour Council met. Then Portugal left. Council rose.")[::2]

    assert (first.detail("short"), second.detail("short")) == (None, "yes")


def test_a_short_name_says_what_the_reference_around_it_says(found: Find) -> None:
    assert [m.kind.value for m in found("Then the Council rose.")] == ["name"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("paragraph 6 (c) of General Assembly resolution 91/7", "paragraph 6 (c)"),
        ("General Assembly resolution 91/7, annex", "annex"),
        ("section II of the General Assembly resolution 91/7", "section II"),
        ("General Assembly resolution 91/7 holds", None),
    ],
)
def test_a_citation_keeps_the_part_that_it_cites(
    found: Find, words: str, expected: str | None
) -> None:
    (act,) = (m for m in found(words) if m.kind is MentionKind.ACT)

    assert expected == act.locator


def test_a_list_of_acts_stays_within_its_passage(finder: Finder) -> None:
    read = paragraphs("General Assembly resolution 91/7,", "91/8 of 3 May 2093 and more")

    assert [m.passage for m in mentions(read, finder)[0]] == ["p1", "p1"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["General Assembly resolutions", "91/7 B, sect. III | Lamps", "91/9 | Oars"],
            ["resolution 91/7 B", "resolution 91/9"],
            id="a section after the number",
        ),
        pytest.param(
            ["90/1 | Boats | Policy General Assembly resolutions", "91/9 | Oars"],
            ["resolution 91/9"],
            id="a head glued to the row above",
        ),
        pytest.param(
            ["General Assembly resolutions and decisions", "Decision 91/7 | Lamps", "91/9 | Oars"],
            ["decision 91/7", "resolution 91/9"],
            id="a row that says its type",
        ),
        pytest.param(
            ["90/1 | Review of the General Assembly resolutions", "91/9 | Oars"],
            [],
            id="a title that ends like a head",
        ),
    ],
)
def test_rows_below_the_head_of_a_list_are_acts_of_its_body(
    finder: Finder, lines: list[str], expected: list[str]
) -> None:
    read = paragraphs(*lines)
    acts = [m for m in mentions(read, finder)[0] if m.kind is MentionKind.ACT]

    assert [m.key for m in acts] == expected
    assert all(m.detail("body") for m in acts)


def test_what_runs_over_the_end_of_a_passage_is_no_mention(finder: Finder) -> None:
    assert mentions(paragraphs("the General", "Assembly rose"), finder)[0] == ()


@quick
@given(words=texts)
def test_the_surface_of_a_mention_is_what_stands_at_its_offsets(finder: Finder, words: str) -> None:
    read = paragraphs(words)

    assert all(read.reading[m.start : m.end] == m.surface for m in mentions(read, finder)[0])


@quick
@given(words=texts, pad=st.sampled_from(["Words.", "On and on, it went."]))
def test_a_passage_before_moves_mentions_and_changes_nothing_else(
    finder: Finder, words: str, pad: str
) -> None:
    alone = mentions(paragraphs(words), finder)[0]
    after = mentions(paragraphs(pad, words), finder)[0]

    moved = len(pad) + 1
    assert [(m.kind, m.start + moved, m.end + moved, m.key, m.locator) for m in alone] == [
        (m.kind, m.start, m.end, m.key, m.locator) for m in after
    ]


@quick
@given(words=texts)
def test_mentions_come_in_reading_order_and_each_once(finder: Finder, words: str) -> None:
    found = mentions(paragraphs(words), finder)[0]

    assert [m.start for m in found] == sorted(m.start for m in found)
    assert len(found) == len(set(found))
