"""Real reports, from the command to the answers: what was found, how well, and where it stands."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox
import pytest

from viennagraph import check, cli, pipeline, resources, store, trace
from viennagraph.ask.engines import Oxigraph
from viennagraph.vocab import BASE, dcterms, oa, rdf, schema, vg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from viennagraph.summary import Summary

pytestmark = pytest.mark.corpus

HELD: Final = ox.DefaultGraph()
TWELFTH: Final = "meeting/honlea-europe-12"
_ROW: Final = re.compile(r"^\| ([^|]+) \| [\d.]+ \| [\d.]+ \| ([\d.]+) \|", re.MULTILINE)


@pytest.fixture(scope="module")
def graph(summary: Summary, place: Path) -> Iterator[ox.Store]:
    assert summary.documents
    with store.reading(place) as snapshot:
        yield snapshot.store


# ── The build ────────────────────────────────────────────────────────────────────────────────


def test_all_reports_are_read_without_a_violation(summary: Summary, corpus: Path) -> None:
    assert len(summary.read) == len(list(corpus.glob("*.txt")))
    assert (summary.refused, summary.rejected, summary.violations) == ((), (), 0)
    assert summary.exit_code == 0


def test_a_second_run_says_that_nothing_changed(
    summary: Summary,
    corpus: Path,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["viennagraph", "build", str(corpus), "--store", str(place)]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr()

    assert (ended.value.code, said.err) == (0, "")
    assert said.out.startswith(f"nothing changed, {summary.documents} unchanged")


def test_the_whole_graph_conforms_to_the_shapes(graph: ox.Store) -> None:
    report = check.validate(graph, check.load(resources.shapes()))

    assert report.violations == ()


def test_what_is_held_is_what_is_said(graph: ox.Store) -> None:
    assert not list(store.consistency(graph))


def test_building_file_by_file_backwards_gives_the_same_quads(
    summary: Summary, corpus: Path, graph: ox.Store, tmp_path: Path
) -> None:
    assert summary.read
    for path in sorted(corpus.glob("*.txt"), reverse=True):
        pipeline.build([path], tmp_path / "store")
    with store.reading(tmp_path / "store") as snapshot:
        other = set(snapshot.store)

    assert other == set(graph)


# ── The figures ──────────────────────────────────────────────────────────────────────────────


def test_every_figure_is_at_least_what_is_asked(
    scores: dict[str, dict[str, Any]], ratchet: dict[str, dict[str, float]]
) -> None:
    low = [
        f"{name}, {section}: {figures[2]:.3f} where {ratchet['minimum'][section]:.3f} is asked"
        for name, sections in scores.items()
        for section, figures in sections.items()
        if figures[2] < ratchet["minimum"][section]
    ]

    assert scores
    assert not low


def test_no_figure_has_fallen(
    scores: dict[str, dict[str, Any]], ratchet: dict[str, dict[str, float]]
) -> None:
    fallen = [
        f"{name}, {section}: {scores[name][section][2]:.3f} where {least:.3f} was reached"
        for name in scores
        for section, least in ratchet[name].items()
        if scores[name][section][2] < least
    ]

    assert not fallen


def test_the_page_promises_no_more_than_the_build_keeps(
    root: Path, quality: ModuleType, scores: dict[str, dict[str, Any]]
) -> None:
    page = (root / quality.PAGE.relative_to(root)).read_text("utf-8")
    for name, sections in scores.items():
        part = page.partition(f"### Document {name.partition('_')[0]}\n")[2].partition("\n#")[0]
        promised = {section: float(figure) for section, figure in _ROW.findall(part)}
        broken = [
            section
            for section, figure in promised.items()
            if figure > round(sections[section][2], 3)
        ]

        assert set(promised) == set(sections)
        assert not broken


# ── Passages ─────────────────────────────────────────────────────────────────────────────────


def values(graph: ox.Store, predicate: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for quad in graph.quads_for_pattern(None, ox.NamedNode(predicate), None, HELD):
        found.setdefault(quad.subject.value, []).append(quad.object.value)
    return found


def test_the_segments_of_each_passage_give_back_its_words_and_leaves_cover_the_document(
    graph: ox.Store, corpus: Path
) -> None:
    order, selector = values(graph, vg.order), values(graph, oa.hasSelector)
    start, end = values(graph, oa.start), values(graph, oa.end)
    names, part_of, words = (
        values(graph, predicate) for predicate in (vg.sourceName, dcterms.isPartOf, vg.text)
    )
    inner = {one for within in values(graph, vg.within).values() for one in within}
    raw = {
        document: (corpus / names[document][0]).read_bytes().decode()
        for document in values(graph, vg.readFrom)
    }
    covered = {document: [False] * len(text) for document, text in raw.items()}
    for passage, segments in values(graph, vg.segment).items():
        text, marks = raw[part_of[passage][0]], covered[part_of[passage][0]]
        spoken = ""
        for segment in sorted(segments, key=lambda one: int(order[one][0])):
            one = selector[segment][0]
            span = slice(int(start[one][0]), int(end[one][0]))
            spoken += text[span]
            if passage not in inner:
                assert not any(marks[span])
                marks[span] = [True] * len(text[span])

        assert spoken == words[passage][0]

    for document, text in raw.items():
        left = "".join(one for one, is_in in zip(text, covered[document], strict=True) if not is_in)

        assert not left.strip("\ufeff \n\r\t\f\v\xa0")


# ── Traces ───────────────────────────────────────────────────────────────────────────────────


def recommendation(graph: ox.Store) -> str:
    kind = ox.NamedNode(vg.Recommendation)
    quads = graph.quads_for_pattern(None, ox.NamedNode(rdf.type), kind, HELD)
    return min(quad.subject.value for quad in quads)


@pytest.mark.parametrize("name", ["programme/aircop", TWELFTH, "a recommendation"])
def test_a_trace_lists_every_statement_with_document_place_and_quote(
    name: str, graph: ox.Store
) -> None:
    thing = recommendation(graph) if name.startswith("a ") else BASE + name
    node = ox.NamedNode(thing)
    quads = [
        *graph.quads_for_pattern(node, None, None, None),
        *graph.quads_for_pattern(None, None, node, None),
    ]
    said = [quad for quad in quads if quad.graph_name != HELD]
    found = trace.trace(Oxigraph(graph), thing).statements
    passages = [one for one in found if "#" in one.place.graph.removeprefix(f"{BASE}ontology#")]

    assert len(found) == len(said)
    assert passages
    assert all(one.place.document and one.place.where and one.quote for one in passages)


def test_the_twelfth_meeting_is_traced_to_its_date_its_place_and_its_officers(
    graph: ox.Store,
) -> None:
    found = trace.trace(Oxigraph(graph), TWELFTH).statements
    told = {(one.predicate.iri, one.object.label) for one in found if one.quote}
    ways = {one.predicate.iri for one in found if one.quote}

    assert {(schema.startDate, "2017-06-27"), (schema.location, "Vienna")} <= told
    assert {vg.attendedBy, vg.observedBy, vg.hadBeforeIt, vg.atMeeting, vg.agendaOf} <= ways
