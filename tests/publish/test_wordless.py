"""What is published without the words of the documents."""

from __future__ import annotations

import gzip
import re
import zipfile
from typing import TYPE_CHECKING

import duckdb
import pyoxigraph as ox
import pytest

from viennagraph import ask, resources, store
from viennagraph.ask.engines import Oxigraph
from viennagraph.describe import LEFT_OUT
from viennagraph.publish import DumpError, reading
from viennagraph.site.rendering import TEMPLATES
from viennagraph.vocab import dcterms, foaf, oa, rdfs, skos, vg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORD = re.compile(r"[^\W_]+")
MARKUP = re.compile(r"<[^>]*>")
LENGTH = 5
NAMES = {
    skos.prefLabel,
    skos.altLabel,
    skos.hiddenLabel,
    dcterms.title,
    dcterms.identifier,
    rdfs.label,
    foaf.name,
    vg.acronym,
    vg.shortLabel,
}


def words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def shingles(text: str) -> set[str]:
    found = words(text)
    return {" ".join(found[at : at + LENGTH]) for at in range(len(found) - LENGTH + 1)}


def values(quads: ox.Store, predicates: set[str]) -> Iterator[str]:
    for quad in quads:
        if quad.predicate.value in predicates and isinstance(quad.object, ox.Literal):
            yield quad.object.value


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Every file of a site as words, whatever it is packed in."""
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        name = str(path.relative_to(site))
        if path.suffix == ".gz":
            yield name, gzip.decompress(path.read_bytes()).decode()
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                yield from (
                    (f"{name}/{one}", archive.read(one).decode()) for one in archive.namelist()
                )
        elif path.suffix == ".parquet":
            rows = duckdb.read_parquet(str(path)).fetchall()
            yield name, "\n".join(str(cell) for row in rows for cell in row)
        elif not name.startswith("static/"):
            yield name, path.read_text("utf-8")


@pytest.fixture(scope="module")
def sentences(sample: Path) -> set[str]:
    """Runs of words of the documents that are no names, and not our own words either."""
    with store.reading(sample) as snapshot:
        names = {" ".join(words(name)) for name in values(snapshot.store, NAMES)}
        passages = [" ".join(words(text)) for text in values(snapshot.store, {vg.text})]
    said: set[str] = set()
    for passage in passages:
        rest = f" {passage} "
        for name in sorted(names, key=len, reverse=True):
            rest = rest.replace(f" {name} ", " | ")
        said |= {one for piece in rest.split("|") for one in shingles(piece)}
    folders = (resources.ontology(), resources.queries(), TEMPLATES)
    ours = {
        one
        for folder in folders
        for path in folder.rglob("*.*")
        for one in shingles(path.read_text("utf-8"))
    }
    return said - ours - {one for name in names for one in shingles(name)}


def test_no_file_holds_a_piece_of_a_sentence(wordless: Path, sentences: set[str]) -> None:
    leaks = {
        f"{name}: {one}"
        for name, text in texts(wordless)
        for one in shingles(MARKUP.sub(" ", text)) & sentences
    }

    assert len(sentences) > 100
    assert not leaks


def test_the_site_with_words_would_be_caught(site: Path, sentences: set[str]) -> None:
    assert any(shingles(MARKUP.sub(" ", text)) & sentences for _, text in texts(site))


def test_places_and_digests_stay(wordless: Path, sample: Path) -> None:
    kept = ox.Store()
    with gzip.open(wordless / "dumps/viennagraph.nq.gz") as stream:
        kept.bulk_load(stream, ox.RdfFormat.N_QUADS)
    predicates = {oa.start, oa.end, vg.start, vg.end, vg.sourceDigest, vg.paragraph}
    with store.reading(sample) as snapshot:
        before = sorted(values(snapshot.store, predicates))

    assert before == sorted(values(kept, predicates))
    assert set(values(kept, {vg.text})) == {LEFT_OUT}


@pytest.fixture(scope="module")
def loaded(wordless: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store made of the dump without words."""
    root = tmp_path_factory.mktemp("loaded") / "store"
    reading.load(wordless / "dumps/viennagraph.nq.gz", root)
    return root


def test_a_dump_makes_a_store_of_the_same_documents(loaded: Path, sample: Path) -> None:
    with store.reading(loaded) as made, store.reading(sample) as snapshot:
        assert [one.iri for one in snapshot.state.documents] == [
            one.iri for one in made.state.documents
        ]
        assert [one.graphs for one in snapshot.state.documents] == [
            one.graphs for one in made.state.documents
        ]
        assert not list(store.consistency(made.store))


def test_questions_have_answers_without_the_words(loaded: Path, sample: Path) -> None:
    with store.reading(loaded) as made, store.reading(sample) as snapshot:
        with_words, without = Oxigraph(snapshot.store), Oxigraph(made.store)
        for name in ("references-to-a-programme", "meetings-of-a-body", "documents-read"):
            expected, answer = ask.answer(with_words, name), ask.answer(without, name)
            assert len(expected) == len(answer)
            assert (
                {LEFT_OUT, None} >= {str(one) if one else None for one in answer.column("quote")}
                if "quote" in answer.columns
                else True
            )


def test_a_dump_is_not_loaded_over_a_store(loaded: Path, wordless: Path) -> None:
    with pytest.raises(DumpError, match="a store already"):
        reading.load(wordless / "dumps/viennagraph.nq.gz", loaded)


def test_a_dump_that_was_changed_is_refused(wordless: Path, tmp_path: Path) -> None:
    name = "viennagraph.nq.gz"
    (tmp_path / "SHA256SUMS").write_bytes((wordless / "dumps/SHA256SUMS").read_bytes())
    (tmp_path / name).write_bytes(gzip.compress(b'<s:a> <p:b> "c" <g:d> .\n'))

    with pytest.raises(DumpError, match="SHA256SUMS"):
        reading.load(tmp_path / name, tmp_path / "store")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("graph.ttl", b"", "no dump that can be loaded"),
        ("graph.nq", b"no quads", "cannot be read"),
        ("graph.nq.gz", b"no gzip", "cannot be read"),
        ("graph.nq", b'<s:a> <p:b> "c" .\n', "no named graphs"),
    ],
)
def test_what_is_no_dump_is_refused(
    name: str, content: bytes, problem: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(DumpError, match=problem):
        reading.load(tmp_path / name, tmp_path / "store")
    assert not (tmp_path / "store" / "CURRENT").exists()
