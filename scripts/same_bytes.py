"""Builds the same documents in different circumstances, and compares the bytes of the exports.

    scripts/same_bytes.py PATH… [--short] [--pythons DIR]

Each circumstance is a process of its own: another order of files, number of workers, seed of
hashes, time zone, locale and encoding.  `--pythons DIR` tries every `python3.N` of PATH, and of
pyenv, from 3.11 on: what the program needs is installed from requirements/run.lock into
environments under DIR.  Exits with 1 where two results differ.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
OLDEST: Final = 11
FORMATS: Final = (".nq", ".trig", ".ttl", ".jsonld", ".graphml", ".gexf")
BUILD: Final = """
import hashlib, sys
from pathlib import Path
from viennagraph import export, pipeline, store
folder, jobs, *paths = sys.argv[1:]
pipeline.build([Path(path) for path in paths], Path(folder), jobs=int(jobs))
for suffix in FORMATS:
    target = Path(folder).with_suffix(suffix)
    with store.reading(Path(folder)) as snapshot:
        export.write(snapshot, target)
    print(suffix, hashlib.sha256(target.read_bytes()).hexdigest())
"""


class Circumstance(NamedTuple):
    """How a build differs from the first one."""

    name: str
    python: str = sys.executable
    jobs: int = 1
    is_reversed: bool = False
    settings: tuple[tuple[str, str], ...] = ()


PLAIN: Final = Circumstance("as it comes")
SHORT: Final = (
    Circumstance(
        "all at once: C locale, ASCII, hash seed 1, Kiritimati, two workers, files reversed",
        jobs=2,
        is_reversed=True,
        settings=(
            ("LC_ALL", "C"),
            ("PYTHONUTF8", "0"),
            ("PYTHONCOERCECLOCALE", "0"),
            ("PYTHONHASHSEED", "1"),
            ("TZ", "Pacific/Kiritimati"),
        ),
    ),
)
LONG: Final = (
    *(Circumstance(f"hash seed {n}", settings=(("PYTHONHASHSEED", n),)) for n in ("0", "7", "999")),
    *(Circumstance(f"time zone {z}", settings=(("TZ", z),)) for z in ("UTC", "Pacific/Niue")),
    *(Circumstance(f"locale {z}", settings=(("LC_ALL", z),)) for z in ("C", "POSIX", "C.utf8")),
    Circumstance("Turkish locale", settings=(("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"))),
    *(Circumstance(f"{n} workers", jobs=n) for n in (2, 3, 5)),
    Circumstance("files reversed", is_reversed=True),
    Circumstance("optimised", settings=(("PYTHONOPTIMIZE", "2"),)),
    Circumstance("day of 2001", settings=(("SOURCE_DATE_EPOCH", "1000000000"),)),
)


def result(circumstance: Circumstance, paths: list[Path]) -> str:
    """The digests of all exports, or what went wrong."""
    files = sorted(file for path in paths for file in (path.iterdir() if path.is_dir() else [path]))
    files = files[::-1] if circumstance.is_reversed else files
    with TemporaryDirectory() as folder:
        done = subprocess.run(  # noqa: S603 (an interpreter of this machine and our own words)
            [
                circumstance.python,
                "-c",
                BUILD.replace("FORMATS", repr(FORMATS)),
                f"{folder}/store",
                str(circumstance.jobs),
                *map(str, files),
            ],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **dict(circumstance.settings)},
            capture_output=True,
            text=True,
            check=False,
        )
    return done.stdout if done.returncode == 0 else f"FAILED {done.stderr[-2000:]}"


def pythons(folder: Path) -> list[Circumstance]:
    """An environment for each Python of this machine that the program runs on."""
    names = re.compile(r"python3\.([0-9]+)")
    places = [*os.environ["PATH"].split(os.pathsep)]
    places += [str(path) for path in Path.home().glob(".pyenv/versions/*/bin")]
    found: dict[int, Path] = {}
    for path in (
        path for place in places if Path(place).is_dir() for path in Path(place).iterdir()
    ):
        named = names.fullmatch(path.name)
        if named and int(named[1]) >= OLDEST and int(named[1]) not in found and _works(path):
            found[int(named[1])] = path
    return [
        Circumstance(f"Python {_version(path)}", _environment(folder / f"python3.{minor}", path))
        for minor, path in sorted(found.items())
    ]


def _works(python: Path) -> bool:
    # A shim of pyenv is there also for versions that are not chosen.
    run = subprocess.run([python, "-c", ""], capture_output=True, check=False)  # noqa: S603 (an interpreter of this machine)
    return run.returncode == 0


def _version(python: Path) -> str:
    words = [str(python), "-c", "import platform; print(platform.python_version())"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 (as above)


def _environment(folder: Path, python: Path) -> str:
    made = folder / "bin" / "python"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        lock = ROOT / "requirements" / "run.lock"
        subprocess.run([python, "-m", "venv", folder], check=True)  # noqa: S603 (as above)
        words = [made, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock]
        subprocess.run(words, check=True)  # noqa: S603 (as above)
        (folder / "complete").touch()
    return str(made)


def main() -> int:
    """Builds in each circumstance and says how the results compare."""
    reader = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reader.add_argument("paths", nargs="+", type=Path)
    reader.add_argument("--short", action="store_true", help="one circumstance, all at once")
    reader.add_argument("--pythons", type=Path, metavar="DIR", help="try other versions of Python")
    asked = reader.parse_args()
    others = [*SHORT, *(() if asked.short else LONG)]
    others += pythons(asked.pythons) if asked.pythons else []
    expected = result(PLAIN, asked.paths)
    differing = expected.count("\n") != len(FORMATS)
    print(f"{'FAILED' if differing else 'first'} · {PLAIN.name}", flush=True)
    print(expected)
    for circumstance in others:
        found = result(circumstance, asked.paths)
        differing |= found != expected
        print(f"{'same' if found == expected else 'OTHER'} · {circumstance.name}", flush=True)
        if found != expected:
            print(found)
    print(f"{1 + len(others)} builds, {len(FORMATS)} exports of each")
    return int(differing)


if __name__ == "__main__":
    sys.exit(main())
