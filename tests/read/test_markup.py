"""Markup out of the characters: nothing else is lost, nothing is added, and each has its place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viennagraph.model import MarkKind, Text
from viennagraph.read.markup import strip

PIECES = st.sampled_from(
    [
        *(
            "*",
            "**",
            "***",
            "****",
            "_",
            "\\",
            "\\*",
            "# ",
            "## ",
            "[",
            "](",
            ")",
            "](#)",
            "<",
            ">",
        ),
        *(
            "<sup>",
            "</sup>",
            "<br>",
            "<a href='#'>",
            "<https://un.org/a>",
            "[E/1](https://un.org/1)",
        ),
        *(" ", "  ", "\n", "\n\n", "\r\n", "\t", "\f", "\u00ad", "\u200b", "\ufeff", "|", "~", "`"),
        *("Draft", "report", "1. ", "(a) ", "A", "é", "𝔘", "“", "” ", "."),
    ]
)
SOURCES = st.lists(PIECES, max_size=40).map("".join)


def text(raw: str) -> Text:
    return Text("invented.md", "", "text/markdown", raw, *strip(raw))


def marked(raw: str, kind: MarkKind) -> list[str]:
    found = text(raw)
    return [found.characters[m.start : m.end] for m in found.marks if m.kind is kind]


# ── laws ─────────────────────────────────────────────────────────────────────────────────────


@given(SOURCES)
def test_the_raw_spans_of_all_characters_give_them_back(raw: str) -> None:
    found = text(raw)
    spans = found.raw_spans(0, len(found.characters))

    assert found.characters == "".join(raw[start:end] for start, end in spans)


@given(SOURCES)
def test_raw_spans_are_in_order_and_apart(raw: str) -> None:
    found = text(raw)
    spans = found.raw_spans(0, len(found.characters))

    assert all(start < end for start, end in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))


@given(SOURCES, st.data())
def test_the_raw_spans_of_any_stretch_give_it_back(raw: str, data: st.DataObject) -> None:
    found = text(raw)
    start = data.draw(st.integers(0, len(found.characters)))
    end = data.draw(st.integers(start, len(found.characters)))
    spans = found.raw_spans(start, end)

    assert found.characters[start:end] == "".join(raw[s:e] for s, e in spans)


@given(SOURCES)
def test_no_letter_is_lost_outside_markup(raw: str) -> None:
    found = text(raw)
    words = {"Draft", "report", "é", "𝔘"}

    assert {word for word in words if word in raw} == {
        word for word in words if word in found.characters
    }


@given(SOURCES)
def test_marks_lie_within_the_characters(raw: str) -> None:
    found = text(raw)

    assert all(0 <= m.start <= m.end <= len(found.characters) for m in found.marks)


@given(SOURCES)
def test_a_text_without_markup_stays_as_it_is(raw: str) -> None:
    plain = "".join(c for c in raw if c.isalpha() and c not in "\u00ad\u200b\ufeff")

    assert plain == text(plain).characters


# ── each kind of markup ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("raw", "characters"),
    [
        pytest.param("**Draft report**", "Draft report", id="bold"),
        pytest.param("*Urges* Governments", "Urges Governments", id="italic"),
        pytest.param("_Urges_ Governments", "Urges Governments", id="underscores"),
        pytest.param("a snake_case_name stays", "a snake_case_name stays", id="inner underscores"),
        pytest.param("***Urges***", "Urges", id="bold italic"),
        pytest.param("Bold **over\na line** end", "Bold over\na line end", id="bold over a line"),
        pytest.param("4 * 5 = 20", "4 * 5 = 20", id="a star between spaces"),
        pytest.param("Original: English*", "Original: English*", id="the mark of a footnote"),
        pytest.param("* Issued in English.", "* Issued in English.", id="a footnote"),
        pytest.param("## I. Introduction", "I. Introduction", id="a heading"),
        pytest.param("1\\. The Meeting", "1. The Meeting", id="an escape"),
        pytest.param("Doc<sup>1</sup> and <b>x</b>", "Doc1 and x", id="tags"),
        pytest.param("5 < 6 and 7 > 6", "5 < 6 and 7 > 6", id="signs that are no tags"),
        pytest.param("see [A/71/1](https://x.org/a) of", "see A/71/1 of", id="a link"),
        pytest.param("[A](https://x.org/a(1)b)", "A", id="a link with brackets in its address"),
        pytest.param("[**A/71/1**](#)", "A/71/1", id="bold in a link"),
        pytest.param("<https://un.org/a>", "https://un.org/a", id="a bare address"),
        pytest.param("hard break  \nnext", "hard break\nnext", id="a hard break"),
        pytest.param("two  spaces", "two spaces", id="doubled spaces"),
        pytest.param("co\u00adoperation", "cooperation", id="a soft hyphen"),
        pytest.param("one\ftwo", "one\ftwo", id="a form feed stays"),
    ],
)
def test_markup_is_taken_out(raw: str, characters: str) -> None:
    assert characters == text(raw).characters


def test_bold_leaves_a_mark() -> None:
    assert marked("A **Draft report** of", MarkKind.STRONG) == ["Draft report"]


def test_two_bold_lines_glued_together_leave_a_break_between_them() -> None:
    found = text("**Draft****Report**")

    assert [m.start for m in found.marks if m.kind is MarkKind.BREAK] == [len("Draft")]


def test_the_star_of_a_footnote_after_bold_is_kept() -> None:
    assert text("**Report****\\***").characters == "Report*"


def test_a_heading_leaves_its_level() -> None:
    found = text("### A. Attendance\n\nwords")

    assert [(m.start, m.end, m.value) for m in found.marks] == [(0, len("A. Attendance"), "3")]


def test_a_link_leaves_its_target() -> None:
    found = text("see [A/71/1](https://x.org/a)")

    assert [m.value for m in found.marks] == ["https://x.org/a"]


def test_a_page_begins_after_a_form_feed() -> None:
    assert text("one\ftwo\fthree").pages == (4, 8)


def test_emphasis_does_not_reach_over_a_blank_line() -> None:
    assert text("one **two\n\nthree** four").characters == "one **two\n\nthree** four"
