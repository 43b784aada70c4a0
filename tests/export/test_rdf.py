"""Exports in the formats of RDF hold the graph, and the same graph gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from viennagraph import export, store
from viennagraph.errors import ExportError
from viennagraph.export import order, rdf

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = [".trig", ".nq", ".jsonld"]
HELD = ox.DefaultGraph()


def written(sample: Path, path: Path, projection: str | None = None) -> bytes:
    with store.reading(sample) as snapshot:
        export.write(snapshot, path, projection)
    return path.read_bytes()


def reordered(sample: Path, folder: Path) -> Path:
    """The same graph, built in the opposite order and in two goes."""
    with store.reading(sample) as snapshot:
        named = [quad for quad in snapshot.store if quad.graph_name != HELD]
        records = snapshot.state.documents
    for record in reversed(records):
        lines = sorted(f"{q} ." for q in named if _is_of(record.iri, q))
        with store.generation(folder) as draft:
            draft.add_document(record, reversed(lines))
            draft.commit()
    rest = [q for q in named if not any(_is_of(record.iri, q) for record in records)]
    with store.generation(folder) as draft:
        for graph in {quad.graph_name.value for quad in rest}:
            draft.add_graph(graph, [f"{q} ." for q in rest if q.graph_name.value == graph])
        draft.commit()
    return folder


def _is_of(iri: str, quad: ox.Quad) -> bool:
    return str(quad.graph_name).strip("<>").partition("#")[0] == iri


@pytest.mark.parametrize("suffix", WHOLE)
def test_the_whole_graph_comes_back_from_the_file(
    sample: Path, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"graph{suffix}"
    written(sample, path)

    with store.reading(sample) as snapshot:
        assert {str(quad) for quad in snapshot.store} == {str(quad) for quad in ox.parse(path=path)}


@pytest.mark.parametrize("suffix", WHOLE)
def test_each_quad_stands_once_in_the_file(sample: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    written(sample, path)
    quads = [str(quad) for quad in ox.parse(path=path)]

    assert len(set(quads)) == len(quads)


@pytest.mark.parametrize("suffix", [*WHOLE, ".ttl", ".graphml", ".gexf"])
def test_the_order_of_building_does_not_change_the_bytes(
    sample: Path, tmp_path: Path, suffix: str
) -> None:
    other = reordered(sample, tmp_path / "store")

    assert written(sample, tmp_path / f"one{suffix}") == written(other, tmp_path / f"two{suffix}")


def test_turtle_holds_the_merge_and_says_that_the_evidence_is_not_in_it(
    sample: Path, tmp_path: Path
) -> None:
    words = written(sample, tmp_path / "graph.ttl")
    graph = rdflib.Graph().parse(data=words, format="turtle")

    with store.reading(sample) as snapshot:
        held = sum(1 for _ in snapshot.store.quads_for_pattern(None, None, None, HELD))
    assert held == len(graph)
    assert b"evidence" in words.splitlines()[1]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_reads_the_trig(sample: Path, tmp_path: Path) -> None:
    words = written(sample, tmp_path / "graph.trig")
    dataset = rdflib.Dataset()
    dataset.parse(data=words, format="trig")

    with store.reading(sample) as snapshot:
        assert len(snapshot.store) == len(list(dataset.quads()))


def test_nquads_stand_in_the_order_of_their_lines(sample: Path, tmp_path: Path) -> None:
    lines = written(sample, tmp_path / "graph.nq").splitlines()

    assert sorted(lines) == lines


def test_prefixes_stand_in_their_order_and_abbreviate_every_kind(
    sample: Path, tmp_path: Path
) -> None:
    text = written(sample, tmp_path / "graph.trig").decode()
    prefixes = [
        line.split()[1].rstrip(":") for line in text.splitlines() if line.startswith("@prefix")
    ]

    assert sorted(prefixes) == prefixes
    assert "\nprogramme:aircop " in text


def test_kinds_that_share_a_name_keep_prefixes_apart() -> None:
    graph = ox.Store()
    for iri in ("https://example.org/role/x", "https://example.org/vocabulary/role/y"):
        node = ox.NamedNode(iri)
        graph.add(ox.Quad(node, node, node))
    prefixes = rdf.prefixes_of(graph, "https://example.org/")

    assert prefixes["role"] == "https://example.org/role/"
    assert prefixes["vocabulary-role"] == "https://example.org/vocabulary/role/"


def test_more_lines_than_memory_holds_come_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "_CHUNK", 3)
    node = ox.NamedNode("s:p")
    quads = [ox.Quad(ox.NamedNode(f"s:{7 * n % 10}"), node, node) for n in range(10)]

    assert [f"<s:{n}> <s:p> <s:p> .\n".encode() for n in range(10)] == list(order.lines(quads))


@pytest.mark.parametrize("name", ["graph.pickle", "graph", "graph.docx"])
def test_an_unknown_ending_is_refused_with_the_known_ones(
    sample: Path, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ExportError, match=r"end the name in \.trig"):
        written(sample, tmp_path / name)


def test_a_projection_of_a_format_without_one_is_refused(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="leave out --projection"):
        written(sample, tmp_path / "graph.nq", "makers")


def test_a_failed_export_leaves_the_old_file_and_nothing_else(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.nq"
    path.write_text("old")

    def fill_up(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rdf, "nquads", fill_up)

    with pytest.raises(ExportError, match="No space left"):
        written(sample, path)
    assert path.read_text() == "old"
    assert [path] == list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_told(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is no folder"):
        written(sample, tmp_path / "nowhere" / "graph.nq")


def test_a_folder_in_the_place_of_a_file_is_told(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").mkdir()

    with pytest.raises(ExportError, match="there is a folder"):
        written(sample, tmp_path / "graph.nq")
