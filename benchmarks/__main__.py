"""One command for all measurements.

    python -m benchmarks TEXTS… [--count 1000] [--only text] [--write]
    python -m benchmarks TEXTS… --short

`TEXTS` are folders of plain texts; they are repeated with other symbols and numbers to as many
documents as are asked for.  `--write` puts the table into docs/performance.md.  The short form
takes a few documents, and fails where a ratio is worse by more than a third than the one on record
in benchmarks/ratios.json; `--record` puts today's ratios there.  Peers that are not installed are
named and left out: `pip install -r benchmarks/peers.txt` brings them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.figures import Figure, table
from benchmarks.measures import MEASURES, Bench
from benchmarks.peers import PEERS

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE: Final = Path(__file__).resolve().parent
PAGE: Final = HERE.parent / "docs" / "performance.md"
RATIOS: Final = HERE / "ratios.json"
BEGIN: Final = "<!-- measured: begin -->"
END: Final = "<!-- measured: end -->"
FEW: Final = 20
SHORT: Final = ("text", "build", "check", "start")
WORST: Final = 2 / 3
VERSIONS: Final = (
    "pyoxigraph",
    "rdflib",
    "pyshacl",
    "networkx",
    "ahocorasick-rs",
    "spacy",
    "eyecite",
)


def main() -> int:
    """Measures what the command line asks for."""
    options = _options()
    names = options.only or (SHORT if options.short else tuple(ALL))
    count = FEW if options.short else options.count
    with tempfile.TemporaryDirectory() as folder:
        work = options.work or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        bench = Bench(tuple(options.texts), work, count, options.short)
        figures = [_told(one) for name in names for one in ALL[name](bench)]
    if options.record:
        RATIOS.write_text(json.dumps(_ratios(figures), indent=1, sort_keys=True) + "\n", "utf-8")
    if options.write:
        _write(figures)
    return _judged(figures) if options.short else 0


ALL: Final = {**MEASURES, **PEERS}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--only", action="append", choices=sorted(ALL))
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--work", type=Path, help="a folder that keeps documents and stores")
    return parser.parse_args()


def _told(figure: Figure) -> Figure:
    sys.stdout.write(table([figure]).splitlines()[-1] + "\n")
    sys.stdout.flush()
    return figure


def _ratios(figures: Sequence[Figure]) -> dict[str, float]:
    return {one.name: round(one.ratio, 4) for one in figures if one.ratio is not None}


def _judged(figures: Sequence[Figure]) -> int:
    """1 where a ratio is worse by more than a third than the one on record."""
    on_record: dict[str, float] = json.loads(RATIOS.read_text("utf-8")) if RATIOS.exists() else {}
    worse = [
        one
        for one in figures
        if one.ratio is not None and one.ratio < WORST * on_record.get(one.name, 0.0)
    ]
    for one in worse:
        sys.stderr.write(
            f"{one.what}: the ratio is {one.ratio:.3g}, on record is {on_record[one.name]:.3g}. "
            "Find what became slower, or record the new one with --record and say why.\n"
        )
    return 1 if worse else 0


def _write(figures: Sequence[Figure]) -> None:
    page = PAGE.read_text("utf-8")
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    shown = [replace(one, what=one.what) for one in figures]
    text = f"{BEGIN}\n{_conditions()}\n\n{table(shown)}\n{END}"
    PAGE.write_text(f"{head}{text}{tail}", "utf-8")


def _conditions() -> str:
    versions = ", ".join(f"{name} {found}" for name in VERSIONS if (found := _version(name)))
    return (
        f"Measured with Python {platform.python_version()} on {os.cpu_count()} cores "
        f"({platform.machine()}): {versions}."
    )


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


if __name__ == "__main__":
    sys.exit(main())
