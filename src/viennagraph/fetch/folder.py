"""Files in the user's folder: whole or not at all, and never over one that is not ours."""

from __future__ import annotations

import errno
import fcntl
import os
from contextlib import contextmanager
from hashlib import file_digest
from shutil import copyfileobj
from typing import TYPE_CHECKING, Final

from viennagraph.fetch.errors import PlaceError
from viennagraph.manifest import Manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST: Final = "manifest.tsv"
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Holds a folder for writing, and makes it where there is none; others wait meanwhile.

    Raises:
        PlaceError: It cannot be made or read.
    """
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    try:
        with explained(folder):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def place(source: Path, target: Path, digest: str, *, replace: bool) -> bool:
    """Puts the bytes of one file into another, and says whether that changed anything.

    Raises:
        PlaceError: There is another file of this name, or it cannot be written.
    """
    with explained(target):
        if target.exists() or target.is_symlink():
            if _digest(target) == digest:
                return False
            if not replace:
                what = "there is another file of this name"
                advice = "move it away, choose another folder with --output, or say --replace"
                raise PlaceError(what, str(target), advice)
        draft = _draft(target)
        try:
            with source.open("rb") as given, draft.open("wb") as taken:
                copyfileobj(given, taken)
                taken.flush()
                os.fsync(taken.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    return True


def record(folder: Path, name: str, symbol: str) -> None:
    """Writes the symbol of a file into the manifest of its folder, once.

    Raises:
        ManifestError: The manifest cannot be read.
        PlaceError: It gives the file another symbol, or cannot be written.
    """
    manifest = folder / MANIFEST
    text = ""
    if manifest.exists():
        stated = Manifest.load(manifest).symbol(name)
        if stated == symbol:
            return
        if stated is not None:
            what = f"the manifest gives {name} the symbol {stated}, not {symbol},"
            raise PlaceError(what, str(manifest), "correct the manifest, or move the file away")
        with explained(manifest):
            text = manifest.read_text("utf-8-sig")
    text = text or "file\tsymbol\n"
    gap = "" if text.endswith("\n") else "\n"
    write(manifest, f"{text}{gap}{name}\t{symbol}\n".encode())


def write(path: Path, content: bytes) -> None:
    """Writes a small file whole or not at all.

    Raises:
        PlaceError: It cannot be written.
    """
    with explained(path):
        draft = _draft(path)
        try:
            with draft.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what the system says of a file into an error that a user can act on.

    Raises:
        PlaceError: Something went wrong with the file.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        if error.errno in _FULL:
            advice = "free some space, or name a folder on another disk"
        else:
            advice = "check the folder and its permissions, or name another"
        what = f"a file cannot be written ({reason})"
        raise PlaceError(what, str(path), advice) from error


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.draft")


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
