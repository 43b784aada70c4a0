"""The dataset that the project ships: it is whole, and it can be used."""

from __future__ import annotations

import gzip
import hashlib
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import ask, store
from viennagraph.ask.engines import Oxigraph
from viennagraph.describe import LEFT_OUT
from viennagraph.publish import reading
from viennagraph.vocab import vg

if TYPE_CHECKING:
    from pathlib import Path

MOST = 3_000_000  # bytes that a clone of the repository has to carry


@pytest.fixture(scope="module")
def dataset(root: Path) -> Path:
    return root / "dataset"


@pytest.fixture(scope="module")
def loaded(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dataset") / "store"
    reading.load(dataset / "viennagraph.nq.gz", folder)
    return folder


def test_the_files_are_those_of_the_list_and_small(dataset: Path) -> None:
    lines = (dataset / "SHA256SUMS").read_text("utf-8").splitlines()
    listed = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}

    assert {"README.md", "data.ttl", "viennagraph.nq.gz"} == set(listed)
    for name, digest in listed.items():
        content = (dataset / name).read_bytes()
        assert digest == hashlib.sha256(content).hexdigest()
        assert len(content) < MOST


def test_it_holds_no_words_of_the_documents(dataset: Path) -> None:
    with gzip.open(dataset / "viennagraph.nq.gz") as stream:
        quads = list(ox.parse(stream.read(), ox.RdfFormat.N_QUADS))
    quoted = {ox.NamedNode(vg.text), ox.NamedNode(vg.content)}

    assert {LEFT_OUT} == {one.object.value for one in quads if one.predicate in quoted}


def test_a_fresh_clone_has_answers(loaded: Path) -> None:
    with store.reading(loaded) as snapshot:
        engine = Oxigraph(snapshot.store)
        documents = ask.answer(engine, "documents-read")
        references = ask.answer(engine, "references-to-a-programme")

    assert len(documents) == 4
    assert len(references) > 0


@pytest.mark.corpus
def test_it_is_of_the_documents_that_stand_beside_the_checkout(loaded: Path, shared: Path) -> None:
    files = (shared / "corpus/drug-policy").glob("*.txt")
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    with store.reading(loaded) as snapshot:
        assert digests == {record.digest for record in snapshot.state.documents}
