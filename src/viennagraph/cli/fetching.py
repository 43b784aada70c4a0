"""`viennagraph fetch`."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viennagraph import fetch
from viennagraph.cli.output import console, plural, write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FAILED: Final = 2
_OUTPUT: Final = Path("documents")
_GOT: Final = frozenset({fetch.Status.FETCHED, fetch.Status.UNCHANGED})


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user wants to be fetched, in which form, and where to."""

    symbols: tuple[str, ...]
    output: Path | None = None
    language: str = "en"
    format: str = "pdf"
    cache: Path | None = None
    service: Path | None = None
    refresh: bool = False
    replace: bool = False
    allow_loopback: bool = False


def run(wish: Wish, *, as_json: bool) -> int:
    """Fetches, shows the progress and what came of each symbol, and gives the exit code."""
    output = wish.output or _OUTPUT
    order = fetch.Order(
        fetch.load(wish.service),
        output,
        fetch.Cache(wish.cache or _cache()),
        wish.language,
        wish.format,
        wish.refresh,
        wish.replace,
        wish.allow_loopback,
    )
    with _progress() as told:
        outcomes = fetch.documents(wish.symbols, order, told=told)
    if as_json:
        write_json([asdict(outcome) for outcome in outcomes])
    else:
        _show(outcomes, output)
    return 0 if all(outcome.status in _GOT for outcome in outcomes) else _FAILED


def _show(outcomes: tuple[fetch.Outcome, ...], output: Path) -> None:
    out = console()
    for outcome in outcomes:
        if outcome.status in _GOT:
            out.print(f"{output / outcome.file}: {outcome.symbol}", soft_wrap=True)
        else:
            sys.stderr.write(f"viennagraph: {outcome.symbol} {outcome.status}: {outcome.reason}\n")
    statuses = [outcome.status for outcome in outcomes]
    counts = [f"{statuses.count(status)} {status}" for status in fetch.Status if status in statuses]
    out.print(f"{plural(len(outcomes), 'document')}: {', '.join(counts)}", soft_wrap=True)
    if _GOT.intersection(statuses):
        manifest = output / "manifest.tsv"
        hint = f"read them: viennagraph build {output} --manifest {manifest}"
        console(stderr=True).print(hint, soft_wrap=True)


@contextmanager
def _progress() -> Iterator[Callable[[fetch.Progress], None]]:
    err = console(stderr=True)
    if not err.is_terminal:
        yield lambda _: None
        return
    with err.status("") as status:

        def told(progress: fetch.Progress) -> None:
            words = f"{progress.done + 1} of {progress.total}: {progress.symbol}"
            if progress.waiting:
                words += f" (waiting {progress.waiting:.0f} s: {progress.reason})"
            status.update(words)

        yield told


def _cache() -> Path:
    """The folder of the XDG Base Directory Specification, where relative paths do not count."""
    stated = Path(os.environ.get("XDG_CACHE_HOME", ""))
    root = stated if stated.is_absolute() else Path("~/.cache").expanduser()
    return root / "viennagraph" / "fetch"
