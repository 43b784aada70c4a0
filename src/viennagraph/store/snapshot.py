"""Reading: one finished generation, which nothing changes while it is open."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from viennagraph.store import layout
from viennagraph.store.state import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A finished generation of a store: its quads, read-only, and what it holds."""

    root: Path
    number: int
    store: ox.Store
    state: State
    _hold: BinaryIO

    def close(self) -> None:
        """Lets go of the generation, so that a later build may remove it."""
        self._hold.close()


@contextmanager
def reading(root: Path) -> Iterator[Snapshot]:
    """The finished generation of a store, for as long as the context lasts.

    Raises:
        StoreError: There is no store, or it cannot be read.
    """
    snapshot = open_read(root)
    try:
        yield snapshot
    finally:
        snapshot.close()


def open_read(root: Path) -> Snapshot:
    """Opens the finished generation of a store; builds go on beside it unseen.

    Raises:
        StoreError: There is no store, or it cannot be read.
    """
    with layout.explained(root):
        generation = layout.finished(root)
        try:
            hold = _hold(generation)
        except FileNotFoundError:
            # Two builds ended between the reading of the pointer and this line.
            generation = layout.finished(root)
            hold = _hold(generation)
        try:
            state = State.parse(hold.read().decode("utf-8"), str(root))
            store = ox.Store.read_only(str(generation.quads))
        except BaseException:
            hold.close()
            raise
    return Snapshot(root, generation.number, store, state, hold)


def _hold(generation: layout.Generation) -> BinaryIO:
    stream = generation.state.open("rb")
    fcntl.flock(stream, fcntl.LOCK_SH)
    return stream
