"""The folder of a published site: made beside its place, and put there in one step."""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from viennagraph.publish.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK: Final = ".viennagraph-site"
"""The file by which a folder is known to be a site that this program wrote."""

_LEFT: Final = re.compile(
    r"\.(?P<name>.+)\.(?P<process>[0-9]{1,9})\.(?:[a-z0-9_]+\.)?(?P<kind>draft|old|edition)"
)
_HERE: Final = -100  # paths count from the folder of the process
_EXCHANGE: Final = 2


@contextmanager
def replaced(place: Path, *, is_forced: bool) -> Iterator[Path]:
    """A draft of the folder, which takes its place when all went well.

    A folder that this program did not write is never touched, and one that it wrote only where
    that is forced.

    Raises:
        PublishError: There is something else, or the folder cannot be written.
    """
    _recover(place)
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
        if not place.exists():
            draft.rename(place)
        elif not _exchanged(draft, place):
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


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders changed places in one step, which not every system can do."""
    import ctypes  # noqa: PLC0415 (only here)

    call = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if call is None:
        return False
    done: int = call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return done == 0


def _recover(place: Path) -> None:
    """Clears away what processes left that died, and puts a site back that one had moved away."""
    if not place.parent.is_dir():
        return
    for left in sorted(place.parent.iterdir()):
        found = _LEFT.fullmatch(left.name)
        if not found or found["name"] != place.name or _runs(int(found["process"])):
            continue
        if found["kind"] == "old" and not place.exists():
            left.rename(place)
        shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return process != os.getpid()


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
