"""Each export is opened by the library that people read it with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import bibtexparser
import duckdb
import networkx as nx
import pandas as pd
import polars as pl
import pytest
from frictionless import Package

from viennagraph import export, store
from viennagraph.export.references import Reference, references
from viennagraph.vocab import rdf, skos, vg

if TYPE_CHECKING:
    from pathlib import Path


def written(sample: Path, folder: Path, name: str) -> Path:
    """What an export of the golden graph writes under this name."""
    path = folder / name
    with store.reading(sample) as snapshot:
        export.write(snapshot, path)
    return path


def asks(sample: Path) -> int:
    """How many recommendations the golden graph holds."""
    import viennagraph  # noqa: PLC0415 (only here)

    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <%sRecommendation> }"
    with viennagraph.open(sample) as graph:
        row = next(iter(graph.sparql(count % "https://w3id.org/viennagraph/ontology#")))
    return int(str(row["n"]))


def test_frictionless_finds_the_tables_as_described(sample: Path, tmp_path: Path) -> None:
    folder = written(sample, tmp_path, "graph.csv")
    report = Package(str(folder / "datapackage.json")).validate()

    assert report.valid, report.flatten(["title", "note"])
    assert len(report.tasks) == len(list(folder.glob("*.csv")))


def test_the_dictionary_says_what_a_column_means(tmp_path: Path) -> None:
    quads = [
        f"<b:cnd> <{rdf.type}> <{vg.Body}> <g:1> .",
        f'<b:cnd> <{vg.acronym}> "CND" <g:1> .',
        f'<{vg.acronym}> <{skos.definition}> "gives the letters"@en <g:1> .',
    ]
    with store.generation(tmp_path / "store") as draft:
        draft.add_graph("g:1", quads)
        draft.commit()
    folder = written(tmp_path / "store", tmp_path, "graph.csv")
    schema = Package(str(folder / "datapackage.json")).get_resource("body").schema

    assert schema.get_field("vg:acronym").description == "gives the letters"


def test_a_changed_table_is_noticed_by_its_digest(sample: Path, tmp_path: Path) -> None:
    folder = written(sample, tmp_path, "graph.csv")
    with (folder / "Ask.csv").open("a", encoding="utf-8") as stream:
        stream.write("changed\r\n")

    assert not Package(str(folder / "datapackage.json")).validate().valid


def test_a_folder_of_tables_is_written_again_over_its_old_self(
    sample: Path, tmp_path: Path
) -> None:
    first = written(sample, tmp_path, "graph.csv") / "datapackage.json"
    words = first.read_bytes()
    again = written(sample, tmp_path, "graph.csv") / "datapackage.json"

    assert words == again.read_bytes()


def test_duckdb_opens_the_database(sample: Path, tmp_path: Path) -> None:
    path = written(sample, tmp_path, "graph.duckdb")
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.table("Recommendation").count("*").fetchall()

    assert [(asks(sample),)] == found


def test_pandas_and_polars_read_the_parquet_files(sample: Path, tmp_path: Path) -> None:
    folder = written(sample, tmp_path, "graph.parquet")
    frames = [
        read(folder / "Recommendation.parquet") for read in (pd.read_parquet, pl.read_parquet)
    ]

    assert [asks(sample)] * 2 == [frame.shape[0] for frame in frames]


def test_every_row_of_evidence_leads_to_a_passage(sample: Path, tmp_path: Path) -> None:
    evidence = pl.read_parquet(written(sample, tmp_path, "graph.parquet") / "evidence.parquet")

    assert evidence.height > 0
    assert all("#" in one for one in evidence["passage"])


def test_networkx_reads_cytoscape_json(sample: Path, tmp_path: Path) -> None:
    data = json.loads(written(sample, tmp_path, "graph.cyjs").read_text("utf-8"))
    with store.reading(sample) as snapshot:
        from viennagraph.export import network  # noqa: PLC0415 (only here)

        graph = network.network(snapshot.store)

    read = nx.cytoscape_graph(data)
    assert set(graph.nodes) == set(read.nodes)
    assert graph.number_of_edges() == read.number_of_edges()


def test_bibtexparser_reads_every_reference(sample: Path, tmp_path: Path) -> None:
    library = bibtexparser.parse_file(str(written(sample, tmp_path, "graph.bib")))
    with store.reading(sample) as snapshot:
        known = {one.key for one in references(snapshot.store)}

    assert not library.failed_blocks
    assert known == {entry.key for entry in library.entries}


def test_csl_items_have_what_the_schema_asks_for(sample: Path, tmp_path: Path) -> None:
    items = json.loads(written(sample, tmp_path, "graph.json").read_text("utf-8"))

    assert items
    assert all(item["id"] and item["type"] == "report" for item in items)


def test_a_passage_is_cited_with_its_paragraph(sample: Path, tmp_path: Path) -> None:
    items = json.loads(written(sample, tmp_path, "graph.json").read_text("utf-8"))
    notes = {item["URL"].rpartition("/")[2]: item.get("note") for item in items}

    assert notes["UNODC-HONEURO-91-6#p2-a"].startswith("paragraph 2 (a)")


@pytest.mark.parametrize(
    "title",
    ["{", "}", "\\input{x}", "a % b", "$x^2$ & _y_ # ~", "line\nbreak", "\u202eright", "«ü»"],
)
def test_no_title_breaks_a_bibliography(title: str) -> None:
    entry = Reference("https://example.org/document/D", title, author=title).bibtex
    library = bibtexparser.parse_string(entry)

    assert not library.failed_blocks
    assert [one.key for one in library.entries] == ["D"]
