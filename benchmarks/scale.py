"""What a build costs at several sizes: processor, memory and disk, by stage.

    python -m benchmarks.scale TEXTS… --count 100 --count 1000 [--work DIR] [--write]

Each size is built by a process of its own, which notes at the end of each stage what it has spent
and the most memory that it held during it.  `--write` puts the table and the curve into
docs/scale.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks import corpus
from benchmarks.curve import picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viennagraph.summary import Progress

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "scale.md"
PICTURE: Final = PAGE.parent / "images" / "scale.svg"
BEGIN: Final = "<!-- measured: begin -->"
END: Final = "<!-- measured: end -->"
_MIB: Final = 1024
_RESET: Final = "5"  # what clears the peak that Linux keeps of a process


class Stage(NamedTuple):
    """What a stage of a build took: seconds of the processor, and its peak of memory in MiB."""

    name: str
    seconds: float
    peak: float


class Size(NamedTuple):
    """What a build of so many documents came to."""

    documents: int
    text: int
    quads: int
    provisions: int
    disk: int
    stages: tuple[Stage, ...]

    @property
    def seconds(self) -> float:
        """Seconds of the processor in all."""
        return sum(stage.seconds for stage in self.stages)

    @property
    def peak(self) -> float:
        """The most memory of all stages, in MiB."""
        return max(stage.peak for stage in self.stages)


def main() -> int:
    """Measures the sizes that the command line names."""
    options = _options()
    if options.one:
        folder, place = options.one
        sys.stdout.write(json.dumps(_build(folder, place)) + "\n")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        work = options.work or Path(scratch)
        sizes = [_size(count, options.texts, work) for count in sorted(set(options.count))]
    sys.stdout.write(table(sizes) + "\n")
    if options.write:
        _write(sizes)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--count", type=int, action="append", default=[])
    parser.add_argument("--work", type=Path, help="a folder that keeps documents and results")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--one", type=Path, nargs=2, help=argparse.SUPPRESS)
    return parser.parse_args()


def _size(count: int, texts: Sequence[Path], work: Path) -> Size:
    """What a process of its own notes of a build; kept in the work folder, so that it can go on."""
    kept = work / f"size-{count}.json"
    if not kept.exists():
        folder, place = work / f"documents-{count}", work / f"store-{count}"
        corpus.write(folder, count, texts)
        shutil.rmtree(place, ignore_errors=True)
        command = [sys.executable, "-m", "benchmarks.scale", "--one", str(folder), str(place)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
        kept.write_text(done.stdout, "utf-8")
    *numbers, stages = json.loads(kept.read_text("utf-8"))
    size = Size(*numbers, tuple(Stage(*one) for one in stages))
    sys.stderr.write(f"{size}\n")
    return size


def _build(folder: Path, place: Path) -> Size:
    from viennagraph import pipeline, store  # noqa: PLC0415 - a process of its own measures it

    stages: list[Stage] = []
    now, begun = "loading", time.process_time()
    _forget_peak()

    def told(progress: Progress) -> None:
        nonlocal now, begun
        if progress.stage != now:
            stages.append(Stage(now, time.process_time() - begun, _peak()))
            now, begun = progress.stage, time.process_time()
            _forget_peak()

    summary = pipeline.build([folder], place, allow_violations=True, progress=told)
    stages.append(Stage(now, time.process_time() - begun, _peak()))
    with store.reading(place) as snapshot:
        quads = len(snapshot.store)
    return Size(
        summary.documents,
        sum(path.stat().st_size for path in folder.iterdir()),
        quads,
        summary.provisions,
        sum(path.stat().st_size for path in place.rglob("*") if path.is_file()),
        tuple(stages),
    )


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text(_RESET, "ascii")


def _peak() -> float:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / _MIB
    return 0.0


def table(sizes: Sequence[Size]) -> str:
    """The sizes as a table of Markdown."""
    names = [stage.name for stage in sizes[0].stages]
    spent = " | ".join(f"{name}, s" for name in names)
    rows = [
        (
            f"| documents | text, MB | quads | provisions | {spent} | in all, s | ms a document "
            "| µs a quad | peak, MiB | disk, MB | bytes a quad |"
        ),
        "|" + "--:|" * (len(names) + 10),
    ]
    rows += [
        f"| {one.documents:,} | {one.text / 1e6:.1f} | {one.quads:,} | {one.provisions:,} | "
        + " | ".join(f"{stage.seconds:.1f} ({stage.peak:.0f} MiB)" for stage in one.stages)
        + f" | {one.seconds:.1f} | {1000 * one.seconds / one.documents:.0f} "
        f"| {1e6 * one.seconds / one.quads:.1f} | {one.peak:.0f} | {one.disk / 1e6:.0f} "
        f"| {one.disk / one.quads:.0f} |"
        for one in sizes
    ]
    return "\n".join(rows)


def _write(sizes: Sequence[Size]) -> None:
    page = PAGE.read_text("utf-8")
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    PAGE.write_text(f"{head}{BEGIN}\n{table(sizes)}\n{END}{tail}", "utf-8")
    curves = {
        "the whole build": [1000 * one.seconds / one.documents for one in sizes],
        **{
            stage.name: [1000 * one.stages[at].seconds / one.documents for one in sizes]
            for at, stage in enumerate(sizes[0].stages)
        },
    }
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture([one.documents for one in sizes], curves), "utf-8")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    sys.exit(main())
