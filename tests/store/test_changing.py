"""A graph that is changed in place holds what one that was put there anew holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph import store
from viennagraph.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

OLD = ('<s:a> <p:b> "kept" <g:1> .', '<s:a> <p:b> "gone" <g:1> .', '<s:a> <p:b> "shared" <g:1> .')
NEW = ('<s:a> <p:b> "kept" <g:1> .', '<s:a> <p:b> "come" <g:1> .')


def held(place: Path, *steps: tuple[str, ...]) -> set[str]:
    with store.generation(place) as draft:
        draft.add_graph("g:2", ['<s:a> <p:b> "shared" <g:2> .'])
        for lines in steps:
            draft.change_graph("g:1", lines)
        draft.commit()
    with store.reading(place) as snapshot:
        assert list(store.consistency(snapshot.store)) == []
        return {str(quad) for quad in snapshot.store}


def test_a_changed_graph_is_as_one_made_anew(tmp_path: Path) -> None:
    assert held(tmp_path / "one", OLD, NEW) == held(tmp_path / "other", NEW)


def test_what_another_graph_says_too_stays_held(tmp_path: Path) -> None:
    assert '<s:a> <p:b> "shared"' in held(tmp_path / "one", OLD, NEW)


def test_a_quad_of_another_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="g:3"):
        held(tmp_path / "one", OLD, ('<s:a> <p:b> "c" <g:3> .',))
