"""`remove` and `diff`, as a user meets them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from viennagraph import export, store
from viennagraph.cli.app import app
from viennagraph.errors import ViennaGraphError
from viennagraph.vocab import dcterms, vg

if TYPE_CHECKING:
    from pathlib import Path

A, B = "https://w3id.org/viennagraph/document/A-1", "https://w3id.org/viennagraph/document/B-2"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A store of two documents in which nothing is said but a title each."""
    folder = tmp_path / "store"
    with store.generation(folder) as draft:
        for iri in (A, B):
            name = iri.rpartition("/")[2]
            file = f"<{vg.readFrom}> <https://w3id.org/viennagraph/content/{name}>"
            lines = [f'<{iri}> <{dcterms.title}> "{name}" <{iri}> .', f"<{iri}> {file} <{iri}> ."]
            draft.add_document(store.DocumentRecord(iri, f"{name}.txt", name, name), lines)
        draft.commit()
    return folder


def shown(*words: object) -> str:
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False).stdout


def test_remove_says_what_went_and_what_is_left(place: Path) -> None:
    out = shown("remove", "A-1.txt", "--store", place)

    assert "A-1.txt removed" in out
    assert "1 document," in out


def test_remove_in_json_names_the_documents(place: Path) -> None:
    done = json.loads(shown("remove", "B-2", "--json", "--store", place))

    assert [one["iri"] for one in done["removed"]] == [B]


def test_removing_what_is_not_there_says_so(place: Path) -> None:
    with pytest.raises(ViennaGraphError, match="has read no document 'C-3'"):
        shown("remove", "C-3", "--store", place)


def test_diff_tells_a_store_from_its_own_past(place: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.nq"
    with store.reading(place) as snapshot:
        export.write(snapshot, before)
    shown("remove", "A-1", "--store", place)
    found = json.loads(shown("diff", before, place, "--json"))
    out = shown("diff", before, place)

    assert [part["name"] for part in found["parts"] if part["went"]] == [A]
    assert "A-1 (+0 −2)" in out
    assert "2 went" in out


def test_diff_of_the_same_says_so(place: Path) -> None:
    assert "Both say the same." in shown("diff", place, place)
