"""Who refers to what, over time, and what the graph covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.ask import answer
from viennagraph.ask.engines import Oxigraph
from viennagraph.index import SUBJECTS, Wanted, client_data, client_script, open_index
from viennagraph.tally import tally
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    import pyoxigraph as ox

    from viennagraph.index import Index


def test_a_cell_counts_its_references(index: Index) -> None:
    for cell in index.references(Wanted()).cells:
        assert cell.count == len(cell.references)


def test_each_passage_that_names_a_programme_is_a_reference(index: Index, graph: ox.Store) -> None:
    told = answer(Oxigraph(graph), "references-to-a-programme", programme=f"{BASE}programme/aircop")
    cells = index.references(Wanted(programme=("programme/aircop",))).cells
    references = [one for cell in cells for one in cell.references]
    named = set(map(str, told.column("passage")))

    assert named <= {BASE + one.place.passage for one in references}
    # A provision may be about a programme that an earlier passage names for it.
    assert all(one.provision for one in references if BASE + one.place.passage not in named)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_is_shown_and_what_is_hidden_make_up_all(index: Index, subject: str) -> None:
    every = index.references(Wanted(subject=subject))
    some = index.references(Wanted(subject=subject, minimum=2))

    assert every.shown == some.shown + some.hidden


def test_the_firmest_of_a_cell_is_the_firmest_of_its_references(index: Index) -> None:
    for cell in index.references(Wanted()).cells:
        ranks = [one.strength.rank for one in cell.references if one.strength]
        assert min(ranks, default=None) == (cell.strongest.rank if cell.strongest else None)


def test_references_by_year_leave_other_years_out(index: Index) -> None:
    year = next(one.year for one in index.referring("programme") if one.year)
    cells = index.references(Wanted(since=year, until=year)).cells

    assert {year} == {one.year for cell in cells for one in cell.references}


def test_a_passage_without_a_provision_is_told_of_as_such(index: Index) -> None:
    told = [one for one in index.referring("programme") if one.kind == "narrative"]

    assert told
    assert not any(one.provision for one in told)


def test_a_wanted_thing_comes_back_from_its_own_address() -> None:
    wanted = Wanted(subject="system", body=("body/cnd",), since=2017, minimum=3)
    query = {
        key: [value] if isinstance(value, str) else value for key, value in wanted.query().items()
    }

    assert wanted == Wanted.of(query)


def test_the_timeline_counts_every_mention_of_dated_documents(index: Index) -> None:
    thing = index.thing("programme/aircop")
    assert thing is not None

    assert sum(year.mentions for year in index.timeline("programme/aircop")) <= thing.count
    assert index.timeline("programme/aircop")


def test_the_timeline_of_nothing_is_empty(index: Index) -> None:
    assert index.timeline("programme/nobody") == ()


def test_coverage_is_the_tally_of_the_store(index: Index, graph: ox.Store) -> None:
    covered, counted = index.coverage(), tally(graph)

    assert counted["documents"] == covered.documents
    assert counted["provisions"] == index.total


def test_gaps_are_counted_within_what_there_is(index: Index) -> None:
    for gap in index.coverage().gaps:
        assert 0 < gap.count <= gap.total


def test_browsers_get_things_with_their_other_names(index: Index) -> None:
    rows = {row[2]: row for row in client_data(index)}

    assert "AIRCOP" in rows["programme/aircop.html"][3]


def test_browsers_get_no_words_where_these_may_not_travel(graph: ox.Store) -> None:
    kinds = {row[2].partition("/")[0] for row in client_data(open_index(graph, has_text=False))}

    assert "recommendation" not in kinds


def test_the_data_of_browsers_is_a_script(index: Index) -> None:
    assert client_script(index).startswith("globalThis.viennagraphIndex=[[")


def test_the_documents_that_name_a_thing_are_those_of_its_mentions(
    index: Index, graph: ox.Store
) -> None:
    told = answer(Oxigraph(graph), "mentions-of-an-entity", entity=f"{BASE}programme/aircop")
    documents = {str(one) for one in told.column("document")}

    listed, total = index.naming("programme/aircop")

    assert documents == {BASE + one.document.path for one in listed}
    assert len(documents) == total
    assert all(one.first.startswith(one.document.path) for one in listed)


def test_documents_that_name_a_thing_are_counted_beyond_those_listed(index: Index) -> None:
    every, total = index.naming("programme/aircop")
    some, counted = index.naming("programme/aircop", 1)

    assert (every[:1], total) == (some, counted)


def test_nothing_names_what_is_not_known(index: Index) -> None:
    assert index.naming("programme/none") == ((), 0)
