"""The folder of a published site: made beside its place, and put there in one step."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from viennagraph.publish.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK: Final = ".viennagraph-site"
"""The file by which a folder is known to be a site that this program wrote."""


@contextmanager
def replaced(place: Path, *, is_forced: bool) -> Iterator[Path]:
    """A draft of the folder, which takes its place when all went well.

    A folder that this program did not write is never touched, and one that it wrote only where
    that is forced.

    Raises:
        PublishError: There is something else, or the folder cannot be written.
    """
    _refuse(place, is_forced=is_forced)
    draft = place.with_name(f".{place.name}.{os.getpid()}.draft")
    old = place.with_name(f".{place.name}.{os.getpid()}.old")
    try:
        draft.mkdir(parents=True)
        yield draft
        (draft / MARK).write_text(
            "Written by `viennagraph publish`, and replaced by it.\n", "utf-8"
        )
        _refuse(place, is_forced=is_forced)
        if place.exists():
            place.rename(old)
        draft.rename(place)
    except OSError as error:
        what = f"the site cannot be written ({error.strerror or error})"
        advice = "free some space, change the permissions, or name another folder"
        raise PublishError(what, str(place), advice) from error
    finally:
        if old.exists() and not place.exists():
            old.rename(place)
        shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(draft, ignore_errors=True)


def _refuse(place: Path, *, is_forced: bool) -> None:
    if not place.exists() and not place.is_symlink():
        return
    if not place.is_dir() or place.is_symlink():
        what = "there is something that is no folder"
        raise PublishError(what, str(place), "name a new folder")
    if not any(place.iterdir()):
        return
    if not (place / MARK).is_file():
        what = "there is a folder that `viennagraph publish` did not write"
        raise PublishError(what, str(place), "name a new folder, or empty this one")
    if not is_forced:
        what = "a site was published there before"
        raise PublishError(what, str(place), "replace it with --force, or name a new folder")
