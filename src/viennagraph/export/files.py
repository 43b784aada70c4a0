"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from viennagraph.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A stream to a draft of the file, which takes the file's place when all went well.

    Raises:
        ExportError: The file cannot be written; what stood there is still there.
    """
    if path.is_dir():
        what = "there is a folder"
        raise ExportError(what, str(path), "name a file")
    draft = _draft(path)
    with _told(path):
        try:
            with draft.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """A draft of the folder, which takes its place when all went well.

    A folder that holds anything but files with these endings is not one of ours, and is left alone.

    Raises:
        ExportError: The folder cannot be written; what stood there is still there.
    """
    if path.exists() and not _is_ours(path, endings):
        what = f"there is something that is no folder of {endings[0]} files"
        raise ExportError(what, str(path), "name a new folder, or remove this one")
    draft, old = _draft(path), path.with_name(f".{path.name}.{os.getpid()}.old")
    with _told(path):
        try:
            draft.mkdir()
            yield draft
            if path.exists():
                path.rename(old)
            draft.rename(path)
        finally:
            if old.exists() and not path.exists():
                old.rename(path)
            shutil.rmtree(old, ignore_errors=True)
            shutil.rmtree(draft, ignore_errors=True)


def _draft(path: Path) -> Path:
    if not path.parent.is_dir():
        what = "there is no folder"
        raise ExportError(what, str(path.parent), "make it, or name another file")
    return path.with_name(f".{path.name}.{os.getpid()}.draft")


def _is_ours(path: Path, endings: tuple[str, ...]) -> bool:
    return path.is_dir() and all(entry.name.endswith(endings) for entry in path.iterdir())


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"the file cannot be written ({error.strerror or error})"
        advice = "free some space, change the permissions, or name another file"
        raise ExportError(what, str(path), advice) from error
