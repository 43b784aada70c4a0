"""What came and went between two graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import difference, store

if TYPE_CHECKING:
    from pathlib import Path

OLD = (
    '<s:a> <p:b> "kept" <d:1#p1> .',
    '<s:a> <p:b> "gone" <d:1#p2> .',
    '<s:a> <p:b> "ruled" <i:rule-1> .',
)
NEW = ('<s:a> <p:b> "kept" <d:1#p1> .', '<s:a> <p:b> "new" <d:2> .')


def graph(*lines: str) -> ox.Store:
    loaded = ox.Store()
    loaded.load("\n".join(lines), ox.RdfFormat.N_QUADS)
    return loaded


def test_statements_are_told_by_document_and_by_rule() -> None:
    found = difference.difference(graph(*OLD), graph(*NEW))

    assert [(part.name, len(part.came), len(part.went)) for part in found.parts] == [
        ("d:1", 0, 1),
        ("d:2", 1, 0),
        ("i:rule-1", 0, 1),
    ]
    assert found.parts[0].went[0] == ('<s:a> <p:b> "gone"', "d:1#p2")
    assert (found.came, found.went) == (1, 2)


def test_the_same_graph_differs_in_nothing() -> None:
    assert difference.difference(graph(*OLD), graph(*reversed(OLD))).parts == ()


def test_a_statement_that_moved_to_another_passage_came_and_went() -> None:
    found = difference.difference(
        graph('<s:a> <p:b> "c" <d:1#p1> .'), graph('<s:a> <p:b> "c" <d:1#p2> .')
    )

    assert (found.came, found.went) == (1, 1)


def test_a_graph_without_names_is_compared_by_what_is_held() -> None:
    found = difference.difference(
        graph('<s:a> <p:b> "c" <d:1> .', '<s:a> <p:b> "c" .'), graph('<s:a> <p:b> "d" .')
    )

    assert [one.graph for part in found.parts for one in (*part.came, *part.went)] == ["", ""]
    assert (found.came, found.went) == (1, 1)


def test_against_an_empty_graph_everything_went() -> None:
    assert difference.difference(graph(*OLD), ox.Store()).went == 3


def test_a_store_can_be_held_against_an_export(tmp_path: Path) -> None:
    place, file = tmp_path / "store", tmp_path / "graph.nq"
    with store.generation(place) as draft:
        draft.add_graph("i:rule-1", OLD[2:])
        draft.commit()
    file.write_text(OLD[2], "utf-8")

    with difference.opened(place) as one, difference.opened(file) as other:
        assert difference.difference(one, other).parts == ()


@pytest.mark.parametrize(
    ("name", "words"), [("a.txt", "x"), ("a.nq", "<s:a> broken"), ("b.nq", "")]
)
def test_what_is_no_graph_is_refused_with_what_to_do(tmp_path: Path, name: str, words: str) -> None:
    file = tmp_path / name
    if words:
        file.write_text(words, "utf-8")

    with pytest.raises(difference.NotAGraphError, match=name), difference.opened(file):
        pass
