"""Two documents or provisions side by side."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from viennagraph import compare, store
from viennagraph.ask.engines import Oxigraph
from viennagraph.cli.app import app
from viennagraph.compare import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BASE: Final = "https://w3id.org/viennagraph/"
WORDS = st.lists(st.sampled_from(["ports", "airports", "customs", "officers", "train"]))


def compared(place: Path, before: str, after: str) -> compare.Comparison:
    with store.reading(place) as snapshot:
        return compare.compare(Oxigraph(snapshot.store), BASE + before, BASE + after)


def names(found: compare.Comparison) -> list[tuple[str | None, str | None, str]]:
    return [
        (
            pair.before.name if pair.before else None,
            pair.after.name if pair.after else None,
            pair.verdict,
        )
        for pair in found.pairs
    ]


@given(WORDS, WORDS)
def test_what_was_kept_and_removed_is_the_first_text(one: list[str], other: list[str]) -> None:
    found = compare.pieces(" ".join(one), " ".join(other))

    assert " ".join(p.words for p in found if p.kind is not Kind.ADDED) == " ".join(one)
    assert " ".join(p.words for p in found if p.kind is not Kind.REMOVED) == " ".join(other)


def test_documents_are_compared_by_their_provisions_in_order(built: Callable[..., Path]) -> None:
    found = compared(built("report", "compilation"), "document/report", "document/compilation")

    assert names(found) == [
        ("p1", "p9", "edited"),
        ("p2", None, "only in the first"),
        (None, "p10", "only in the second"),
    ]


def test_the_user_decides_which_document_comes_first(built: Callable[..., Path]) -> None:
    found = compared(built("report", "compilation"), "document/compilation", "document/report")

    removed = [p.words for p in found.pairs[0].pieces if p.kind is Kind.REMOVED]
    assert removed == ["rowing"]


def test_documents_without_provisions_are_compared_by_their_passages(
    built: Callable[..., Path],
) -> None:
    found = compared(built("report", "note"), "document/report", "document/note")

    assert names(found)[0][:2] == ("p1", "p1")


def test_two_unlike_provisions_are_compared_all_the_same(built: Callable[..., Path]) -> None:
    found = compared(built("report"), "recommendation/report-p1", "recommendation/report-p2")

    assert names(found) == [("p1", "p2", "unrelated")]


def test_a_thing_without_words_is_refused_by_name(built: Callable[..., Path]) -> None:
    with pytest.raises(compare.NotComparableError, match="body/harbour-group"):
        compared(built("report"), "body/harbour-group", "document/report")


def test_the_terminal_marks_changes_by_signs(built: Callable[..., Path]) -> None:
    place = built("report", "compilation")
    order = ["compare", "document/report", "document/compilation", "--store", str(place)]
    shown = CliRunner().invoke(app, order)

    assert shown.exit_code == 0
    assert "[−fishing−] [+rowing+]" in " ".join(shown.stdout.split())


def test_the_page_marks_changes_by_elements(built: Callable[..., Path], tmp_path: Path) -> None:
    place, page = built("report", "compilation"), tmp_path / "page.html"
    order = ["compare", "document/report", "document/compilation", "--store", str(place)]
    shown = CliRunner().invoke(app, [*order, "--html", str(page)])

    assert shown.exit_code == 0
    assert "<del>fishing</del>" in page.read_text("utf-8")
    assert "<ins>rowing</ins>" in page.read_text("utf-8")


def test_json_gives_each_pair_with_its_pieces(built: Callable[..., Path]) -> None:
    place = built("report", "compilation")
    order = ["compare", "document/report", "document/compilation", "--json", "--store", str(place)]
    shown = json.loads(CliRunner().invoke(app, order).stdout)

    assert shown["pairs"][0]["grade"] == "edited"
    assert {"kind": "added", "words": "rowing"} in shown["pairs"][0]["pieces"]
