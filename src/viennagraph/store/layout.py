"""How a store lies on disk: numbered generations and one pointer to the finished one.

```
DIR/CURRENT                   the number of the generation that readers open
DIR/lock                      held by the process that builds
DIR/generations/7/state.json  what the generation holds; readers hold a shared lock on it
DIR/generations/7/quads/      the quads
```
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph.errors import (
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreInUseError,
    StoreMissingError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FULL_WORDS: Final = tuple(os.strerror(number) for number in sorted(_FULL))
_DENIED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(frozen=True, slots=True)
class Generation:
    """One numbered state of a store, finished or being built."""

    root: Path
    number: int

    @property
    def folder(self) -> Path:
        """The folder that holds all of it."""
        return self.root / "generations" / str(self.number)

    @property
    def quads(self) -> Path:
        """The folder of the quads."""
        return self.folder / "quads"

    @property
    def state(self) -> Path:
        """The file that says what the generation holds."""
        return self.folder / "state.json"


def current(root: Path) -> Generation | None:
    """The finished generation of a store, or None where nothing has been built.

    Raises:
        StoreDamagedError: The pointer does not name a generation.
    """
    try:
        words = (root / "CURRENT").read_text("ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError as error:
        raise StoreDamagedError(str(root), "CURRENT is not a number") from error
    if not words.isdigit():
        raise StoreDamagedError(str(root), f"CURRENT says {words[:40]!r}, not a number")
    return Generation(root, int(words))


def finished(root: Path) -> Generation:
    """The finished generation of a store.

    Raises:
        StoreMissingError: Nothing has been built there.
        StoreDamagedError: The pointer does not name a generation.
    """
    generation = current(root)
    if generation is None:
        raise StoreMissingError(str(root))
    return generation


def publish(generation: Generation) -> None:
    """Makes a generation the one that readers open, in one atomic step."""
    write(generation.root / "CURRENT", f"{generation.number}\n")


def write(path: Path, words: str) -> None:
    """Writes a small file whole or not at all."""
    draft = path.with_name(f"{path.name}.draft")
    with draft.open("w", encoding="utf-8") as stream:
        stream.write(words)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)
    _sync(path.parent)


def following(root: Path) -> Generation:
    """The generation that comes after all that there are."""
    return Generation(root, max(_numbers(root), default=0) + 1)


def sweep(root: Path) -> None:
    """Removes what unfinished builds left, and all generations before the previous one.

    A generation that a reader has open stays until a later sweep.
    """
    pointer = current(root)
    now = pointer.number if pointer else 0
    previous = max((number for number in _numbers(root) if number < now), default=0)
    for number in _numbers(root) - {now, previous}:
        generation = Generation(root, number)
        if not _is_open(generation):
            shutil.rmtree(generation.folder, ignore_errors=True)
    (root / "CURRENT.draft").unlink(missing_ok=True)


def discard(generation: Generation) -> None:
    """Removes an unfinished generation."""
    shutil.rmtree(generation.folder, ignore_errors=True)


@contextmanager
def lock(root: Path) -> Iterator[None]:
    """Holds the store for building, and makes its folder where there is none.

    Raises:
        StoreInUseError: Another process holds it.
        StoreError: The folder cannot be made or written.
    """
    if root.exists() and not root.is_dir():
        what = "there is a file, not a store,"
        raise StoreError(what, str(root), "name a folder with --store")
    with explained(root):
        (root / "generations").mkdir(parents=True, exist_ok=True)
        stream = (root / "lock").open("a", encoding="ascii")
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreInUseError(str(root)) from error
        with explained(root):
            sweep(root)
        yield


@contextmanager
def explained(root: Path) -> Iterator[None]:
    """Turns what the system or the engine says into an error that a user can act on.

    Raises:
        StoreError: Something went wrong with the files of the store.
    """
    try:
        yield
    except (OSError, RuntimeError) as error:
        number = error.errno if isinstance(error, OSError) else None
        if number in _FULL or any(words in str(error) for words in _FULL_WORDS):
            raise StoreFullError(str(root)) from error
        if number in _DENIED:
            advice = "change the permissions of the folder, or name another with --store"
            message = "the store may not be read or written"
            raise StoreError(message, str(root), advice) from error
        raise StoreDamagedError(str(root), str(error).strip() or type(error).__name__) from error


def _numbers(root: Path) -> set[int]:
    folder = root / "generations"
    if not folder.is_dir():
        return set()
    return {int(entry.name) for entry in folder.iterdir() if entry.name.isdigit()}


def _is_open(generation: Generation) -> bool:
    try:
        with generation.state.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
