"""A build works on a copy; readers see finished generations only."""

from __future__ import annotations

import errno
import multiprocessing
import os
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import store
from viennagraph.errors import (
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreInUseError,
    StoreMissingError,
)
from viennagraph.store import DocumentRecord, layout

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = "https://example.org/document/D"
OTHER = "https://example.org/document/E"
LINES = (
    f'<s:a> <p:b> "c" <{DOCUMENT}#p1> .\n',
    f'<s:a> <p:b> "c" <{DOCUMENT}#p2> .\n',
    f"<{DOCUMENT}> <p:b> <s:c> <{DOCUMENT}> .\n",
)
OTHER_LINES = (f'<s:a> <p:b> "c" <{OTHER}#p1> .\n',)


def record(iri: str = DOCUMENT) -> DocumentRecord:
    return DocumentRecord(iri, "report.txt", "9f86d0", "in/report.txt")


def built(root: Path) -> Path:
    with store.generation(root) as draft:
        draft.set_settings("1", "ab")
        draft.add_document(record(), LINES)
        draft.commit()
    return root


def held(root: Path) -> list[str]:
    with store.reading(root) as snapshot:
        return sorted(str(quad) for quad in snapshot.store)


def numbers(root: Path) -> set[str]:
    return {entry.name for entry in (root / "generations").iterdir()}


def commit_and_fail(root: Path) -> None:
    with store.generation(root) as draft:
        draft.add_document(record(OTHER), OTHER_LINES)
        draft.commit()
        raise ZeroDivisionError


def commit(root: Path) -> None:
    with store.generation(root) as draft:
        draft.add_document(record(OTHER), OTHER_LINES)
        draft.commit()


def die_while_building(root: Path) -> None:
    with store.generation(root) as draft:
        draft.add_document(record(OTHER), OTHER_LINES)
        draft.finish()
        os._exit(9)


def test_a_committed_draft_is_what_readers_open(tmp_path: Path) -> None:
    built(tmp_path)

    with store.reading(tmp_path) as snapshot:
        state = snapshot.state

        assert len(snapshot.store) == 5
    assert DocumentRecord(DOCUMENT, "report.txt", "9f86d0", "in/report.txt", 3) == state.document(
        DOCUMENT
    )
    assert (state.rules, state.settings) == ("1", "ab")


def test_a_triple_said_twice_is_held_once(tmp_path: Path) -> None:
    built(tmp_path)

    with store.reading(tmp_path) as snapshot:
        merge = list(snapshot.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    assert len(merge) == 2


def test_a_draft_that_is_not_committed_changes_nothing(tmp_path: Path) -> None:
    before = held(built(tmp_path))

    with store.generation(tmp_path) as draft:
        draft.add_document(record(OTHER), OTHER_LINES)

    assert before == held(tmp_path)
    assert sorted(numbers(tmp_path)) == ["1"]


def test_a_draft_that_fails_changes_nothing(tmp_path: Path) -> None:
    before = held(built(tmp_path))

    with pytest.raises(ZeroDivisionError):
        commit_and_fail(tmp_path)

    assert before == held(tmp_path)


def test_an_error_of_the_caller_is_left_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), store.generation(tmp_path):
        (tmp_path / "missing.txt").read_text()


def test_a_build_that_dies_leaves_the_store_as_it_was_and_the_next_sweeps(tmp_path: Path) -> None:
    before = held(built(tmp_path))
    child = multiprocessing.get_context("spawn").Process(
        target=die_while_building, args=(tmp_path,)
    )
    child.start()
    child.join()

    assert before == held(tmp_path)
    assert {"1", "2"} == numbers(tmp_path)

    with store.generation(tmp_path) as draft:
        assert {"1", "2"} == numbers(tmp_path)
        assert len(before) == len(draft.store)
    assert {"1"} == numbers(tmp_path)


def test_one_previous_generation_is_kept(tmp_path: Path) -> None:
    for name in "DEFG":
        with store.generation(tmp_path) as draft:
            iri = f"https://example.org/document/{name}"
            draft.add_document(record(iri), [f'<s:a> <p:b> "c" <{iri}> .'])
            draft.commit()

    assert {"3", "4"} == numbers(tmp_path)
    assert (tmp_path / "CURRENT").read_text() == "4\n"


def test_a_generation_that_a_reader_has_open_stays(tmp_path: Path) -> None:
    built(tmp_path)
    with store.reading(tmp_path) as snapshot:
        for name in "EFG":
            with store.generation(tmp_path) as draft:
                iri = f"https://example.org/document/{name}"
                draft.add_document(record(iri), [f'<s:a> <p:b> "c" <{iri}> .'])
                draft.commit()

        assert {"1", "3", "4"} == numbers(tmp_path)
        assert len(snapshot.store) == 5


def test_removing_a_document_removes_exactly_what_it_alone_said(tmp_path: Path) -> None:
    with store.generation(tmp_path / "one") as draft:
        draft.add_document(record(OTHER), OTHER_LINES)
        draft.commit()
    with store.generation(tmp_path / "two") as draft:
        draft.add_document(record(), LINES)
        draft.add_document(record(OTHER), OTHER_LINES)
        draft.commit()
    with store.generation(tmp_path / "two") as draft:
        draft.remove_document(DOCUMENT)
        draft.commit()

    assert held(tmp_path / "one") == held(tmp_path / "two")


def test_a_document_whose_iri_begins_like_another_stays(tmp_path: Path) -> None:
    longer = f"{DOCUMENT}-1"
    with store.generation(tmp_path) as draft:
        draft.add_document(record(), LINES)
        draft.add_document(record(longer), [f'<s:x> <p:b> "c" <{longer}#p1> .'])
        draft.remove_document(DOCUMENT)
        left = list(draft.store)

    assert len(left) == 2


def test_a_document_that_is_held_is_not_added_twice(tmp_path: Path) -> None:
    with store.generation(built(tmp_path)) as draft, pytest.raises(StoreError, match="already"):
        draft.add_document(record(), LINES)


def test_a_document_that_is_not_held_cannot_be_removed(tmp_path: Path) -> None:
    with store.generation(tmp_path) as draft, pytest.raises(StoreError, match="is not held"):
        draft.remove_document(DOCUMENT)


def test_a_graph_takes_the_place_of_what_it_held(tmp_path: Path) -> None:
    with store.generation(tmp_path) as draft:
        draft.add_graph("g:1", ['<s:a> <p:b> "old" <g:1> .'], "ab")
        draft.add_graph("g:1", ['<s:a> <p:b> "new" <g:1> .'], "cd")
        quads = {str(quad.object) for quad in draft.store}

        assert {'"new"'} == quads
        assert tuple(graph.digest for graph in draft.state.graphs) == ("cd",)


def test_a_fresh_draft_begins_empty(tmp_path: Path) -> None:
    with store.generation(built(tmp_path), fresh=True) as draft:
        assert len(draft.store) == 0
        assert draft.state.documents == ()


def test_nquads_may_come_as_bytes(tmp_path: Path) -> None:
    with store.generation(tmp_path) as draft:
        names = draft.add_document(record(), "".join(LINES).encode())

    assert {DOCUMENT, f"{DOCUMENT}#p1", f"{DOCUMENT}#p2"} == names


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('<s:a> <p:b> "c" .', id="default graph"),
        pytest.param("<s:a> <p:b> _:c <s:d> .", id="blank object"),
        pytest.param("_:a <p:b> <s:c> <s:d> .", id="blank subject"),
        pytest.param("nonsense", id="no quad"),
        pytest.param('<s:a> <p:b> "1"^^<x:integer> .', id="typed literal in default graph"),
    ],
)
def test_only_quads_of_named_graphs_without_blank_nodes_are_taken(
    tmp_path: Path, line: str
) -> None:
    with store.generation(tmp_path) as draft, pytest.raises(StoreError, match="no quad"):
        draft.add_graph("s:d", [line])


def test_a_quad_in_a_graph_of_another_document_is_refused(tmp_path: Path) -> None:
    with store.generation(tmp_path) as draft, pytest.raises(StoreError, match="in the graph"):
        draft.add_document(record(), OTHER_LINES)


def test_quads_that_do_not_parse_are_refused(tmp_path: Path) -> None:
    with store.generation(tmp_path) as draft:
        draft.add_graph("s:d", ['<s:a> <p:b> "c <s:d> .'])
        with pytest.raises(StoreError, match="cannot be read"):
            draft.finish()


def test_a_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    with (
        store.generation(tmp_path),
        pytest.raises(StoreInUseError, match="another process"),
        store.generation(tmp_path),
    ):
        pytest.fail("two builds at once")


def test_a_missing_store_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match="viennagraph build PATH"):
        store.open_read(tmp_path / "nowhere")


def test_a_file_in_the_place_of_a_store_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("words")

    with pytest.raises(StoreMissingError):
        store.open_read(place)
    with pytest.raises(StoreError, match="there is a file"), store.generation(place):
        pytest.fail("built into a file")


@pytest.mark.parametrize("words", ["seven", "12", "é"])
def test_a_damaged_pointer_is_told(tmp_path: Path, words: str) -> None:
    (built(tmp_path) / "CURRENT").write_text(words, encoding="utf-8")

    with pytest.raises(StoreDamagedError, match="cannot be read"):
        store.open_read(tmp_path)


@pytest.mark.parametrize("words", ["", "[]", '{"format": 99}', '{"format": 1}'])
def test_a_damaged_state_is_told(tmp_path: Path, words: str) -> None:
    layout.finished(built(tmp_path)).state.write_text(words)

    with pytest.raises(StoreDamagedError):
        store.open_read(tmp_path)


def test_damaged_quads_are_told(tmp_path: Path) -> None:
    (layout.finished(built(tmp_path)).quads / "CURRENT").write_text("words")

    with pytest.raises(StoreDamagedError, match="build it again"):
        store.open_read(tmp_path)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(errno.ENOSPC, StoreFullError, id="full disk"),
        pytest.param(errno.EROFS, StoreError, id="read-only disk"),
        pytest.param(errno.EACCES, StoreError, id="no permission"),
    ],
)
def test_what_the_system_says_becomes_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: type[StoreError]
) -> None:
    before = held(built(tmp_path))

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(layout, "write", refuse)
        with pytest.raises(expected) as told:
            commit(tmp_path)

    assert expected is type(told.value)
    assert before == held(tmp_path)


def test_a_disk_that_the_engine_finds_full_is_told(tmp_path: Path) -> None:
    error = RuntimeError("IO error: No space left on device: While appending to file")
    with pytest.raises(StoreFullError), layout.explained(tmp_path):
        raise error
