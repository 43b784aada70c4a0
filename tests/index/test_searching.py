"""Finding things by name and symbol, and provisions by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viennagraph.index import Filter, open_index
from viennagraph.index.words import matching

if TYPE_CHECKING:
    import pyoxigraph as ox

    from viennagraph.index import Index

HOSTILE = (
    '"',
    '""',
    "NEAR(",
    "a AND",
    "* OR *",
    "text:parcels",
    "{parcels}",
    "^parcels",
    "parcels*",
    "-parcels",
    "' OR 1=1; DROP TABLE words --",
    "\x00\x02\x03",
    "(((((",
    "\ud800",
    "_",
    "“never closed",
)


def found(index: Index, words: str) -> list[str]:
    return [hit.thing.path for hit in index.search(words).things]


@pytest.mark.parametrize(
    "spelling",
    ["UNODC/HONEURO/91/6", "unodc/honeuro/91/6", "UNODC-HONEURO-91-6", "unodc honeuro 91 6"],
)
def test_a_document_is_found_by_its_symbol_in_any_spelling(index: Index, spelling: str) -> None:
    assert found(index, spelling)[0] == "document/UNODC-HONEURO-91-6"


@pytest.mark.parametrize("name", ["AIRCOP", "aircop", "airport communication", "Airport  Project"])
def test_a_programme_is_found_by_any_of_its_names(index: Index, name: str) -> None:
    assert "programme/aircop" in found(index, name)


def test_a_search_can_be_for_one_kind_of_things(index: Index) -> None:
    kinds = {hit.thing.kind for hit in index.search("european", ("body",)).things}

    assert kinds <= {"body"}


def test_words_are_found_in_other_forms(index: Index) -> None:
    one, other = index.search("recommendation parcel"), index.search("recommended parcels")

    assert one.counts == other.counts


def test_a_phrase_keeps_its_words_together(index: Index) -> None:
    provision = next(one for one in index.provisions().provisions if len(one.text.split()) > 4)
    first, second, third = provision.text.split()[:3]

    assert provision.path in {
        one.path for one in index.search(f'"{first} {second} {third}"').provisions
    }
    assert index.search(f'"{third} {first} {second}"').total == 0


def test_a_hit_says_where_it_stands_and_which_words_were_found(index: Index) -> None:
    hit = index.search("encouraged").provisions[0]

    assert any(piece.is_hit for piece in hit.pieces)
    assert hit.place.passage.startswith(hit.place.document.path)


def test_where_nothing_has_all_words_those_with_some_are_told_apart(index: Index) -> None:
    hits = index.search("encouraged xyzzyx")

    assert hits.is_loose
    assert hits.provisions


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_the_search(index: Index, words: str) -> None:
    assert index.search(words).total >= 0
    assert index.suggest(words) is not None
    assert index.count(Filter(words=words)) >= 0


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed_is_a_query(index: Index, words: str) -> None:
    assert index.search(words).total >= 0


@given(st.text(max_size=600))
def test_a_query_holds_nothing_but_words_in_quotation_marks(words: str) -> None:
    outside = matching(words, is_begun=True).split('"')[::2]

    assert {part.strip() for part in outside} <= {"", "*"}


def test_no_words_find_nothing(index: Index) -> None:
    assert index.search("  ").total == 0


def test_a_beginning_suggests_what_it_may_become(index: Index) -> None:
    assert "programme/aircop" in {one.thing.path for one in index.suggest("airc")}


def test_a_suggestion_names_the_name_that_begins_so(index: Index) -> None:
    names = {one.name for one in index.suggest("airc")}

    assert "AIRCOP" in names


def test_without_text_a_hit_has_its_place_and_no_words(graph: ox.Store) -> None:
    wordless = open_index(graph, has_text=False)
    hits = wordless.search("encouraged")

    assert hits.provisions
    assert all(not one.text and not one.pieces for one in hits.provisions)
