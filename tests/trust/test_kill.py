"""A process that dies at any moment loses nothing: what was there stays, the next run completes.

The process is killed at moments drawn by chance over the whole of its run.  `--moments N` draws N
of them for each command; the figures of a long run stand in docs/trust.md.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pytest

from viennagraph import export, pipeline, store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED: Final = 20_171
PATIENCE: Final = 600  # seconds until a run is taken to hang
TRIES: Final = 6


def command(*words: str | Path) -> list[str]:
    """The command as another process runs it."""
    return [sys.executable, "-m", "viennagraph", *map(str, words)]


def run(*words: str | Path) -> str:
    """What the command says when it is left to end by itself."""
    done = subprocess.run(  # noqa: S603 (our own command)
        command(*words), capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def is_killed(after: float, words: tuple[str | Path, ...]) -> bool:
    """Runs the command and kills it after so many seconds; whether it was still running."""
    with subprocess.Popen(  # noqa: S603 (our own command)
        command(*words),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return process.wait(PATIENCE) == -signal.SIGKILL
    return False


@dataclass
class Executioner:
    """Kills a command at moments of its run, each time from the same beginning."""

    moments: int
    deaths: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311

    def each(
        self, words: tuple[str | Path, ...], begin: Callable[[], object], look: Callable[[], None]
    ) -> None:
        """Runs `look` after each death; one moment too late for the command is drawn earlier."""
        begin()
        begun = time.monotonic()
        run(*words)
        whole = time.monotonic() - begun
        for _ in range(self.moments):
            after = self.chance.uniform(0, whole)
            for _ in range(TRIES):
                begin()
                if is_killed(after, words):
                    self.deaths += 1
                    break
                after *= 0.7
            look()


@pytest.fixture
def executioner(request: pytest.FixtureRequest, record_property: Callable[..., None]):  # type: ignore[no-untyped-def]  # noqa: ANN201
    made = Executioner(request.config.getoption("--moments"))
    yield made
    record_property("killed", made.deaths)
    print(f"{request.node.name}: killed {made.deaths} of {made.moments}")  # noqa: T201 (a figure)
    assert made.deaths >= made.moments * 0.6


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    """Stores of one document, of two, and the files that they were built from."""
    folder = tmp_path_factory.mktemp("undisturbed")
    (folder / "files").mkdir()
    for name in ("resolution.txt", "compilation.md"):
        shutil.copy2(examples / name, folder / "files" / name)
    pipeline.build([folder / "files" / "resolution.txt"], folder / "one")
    shutil.copytree(folder / "one", folder / "two")
    pipeline.build([folder / "files"], folder / "two")
    return folder


def content(place: Path) -> bytes:
    """Everything that a store holds, in order; the said and the held have to be in step."""
    target = place.with_name(f"{place.name}.nq")
    with store.reading(place) as snapshot:
        assert not set(store.consistency(snapshot.store))
        export.write(snapshot, target)
    words = target.read_bytes()
    target.unlink()
    return words


def test_a_build_that_is_killed_holds_each_document_wholly_or_not(
    executioner: Executioner, folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "store"
    states = {content(folder / "one"), content(folder / "two")}

    def begin() -> None:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder / "one", place)

    def look() -> None:
        assert content(place) in states
        pipeline.build([folder / "files"], place)
        assert content(folder / "two") == content(place)
        assert len(list((place / "generations").iterdir())) <= 2

    executioner.each(("build", folder / "files", "--jobs", "1", "--store", place), begin, look)


def test_a_first_build_that_is_killed_leaves_a_store_or_none(
    executioner: Executioner, folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "store"
    file = folder / "files" / "resolution.txt"
    executioner.moments = max(1, executioner.moments // 4)

    def look() -> None:
        if (place / "CURRENT").exists():
            assert content(folder / "one") == content(place)
        pipeline.build([file], place)
        assert content(folder / "one") == content(place)

    begin = lambda: shutil.rmtree(place, ignore_errors=True)  # noqa: E731
    executioner.each(("build", file, "--jobs", "1", "--store", place), begin, look)


def test_a_removal_that_is_killed_took_the_document_or_did_not(
    executioner: Executioner, folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "store"
    states = {content(folder / "one"), content(folder / "two")}
    executioner.moments = max(1, executioner.moments // 4)

    def begin() -> None:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder / "two", place)

    def look() -> None:
        assert content(place) in states
        pipeline.build([folder / "files"], place)
        assert content(folder / "two") == content(place)

    executioner.each(("remove", "compilation.md", "--store", place), begin, look)


def test_a_decision_that_is_killed_is_taken_or_not(
    executioner: Executioner, folder: Path, tmp_path: Path
) -> None:
    place, file = tmp_path / "store", tmp_path / "store.decisions.tsv"
    shutil.copytree(folder / "two", place)
    number = json.loads(run("review", "--json", "--store", place))[0]["number"]
    words = ("review", number, "different", "--reason", "tried", "--by", "a test", "--store", place)
    run(*words)
    taken, decided = content(place), file.read_bytes()
    states = {content(folder / "two"), taken}
    executioner.moments = max(1, executioner.moments // 2)

    def begin() -> None:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder / "two", place)
        file.unlink(missing_ok=True)

    def look() -> None:
        assert not file.exists() or decided == file.read_bytes()
        assert content(place) in states
        pipeline.build([folder / "files"], place)
        expected = taken if file.exists() else content(folder / "two")
        assert expected == content(place)

    executioner.each(words, begin, look)


@pytest.mark.parametrize("kind", ["--data-only", "whole"])
def test_a_site_that_is_killed_is_the_old_one_or_the_new_one(
    executioner: Executioner,
    folder: Path,
    tmp_path: Path,
    kind: str,
) -> None:
    if kind == "whole" and executioner.moments < 20:
        executioner.moments = 0  # the same steps, over thousands of pages, are for the long run
        return
    executioner.moments = max(1, executioner.moments // (4 if kind == "--data-only" else 20))
    site, old = tmp_path / "site", tmp_path / "old"
    options = [kind] if kind.startswith("--") else []
    words = ("publish", site, "--force", "--jobs", "1", "--store", folder / "two", *options)
    run("publish", old, "--data-only", "--store", folder / "one")
    run(*words)
    states = {name: _files(place) for name, place in (("old", old), ("new", site))}

    def begin() -> None:
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(old, site)

    def look() -> None:
        assert _files(site) in states.values()

    executioner.each(words, begin, look)
    run(*words)
    assert states["new"] == _files(site)
    assert {"old", "site"} == {one.name for one in tmp_path.iterdir()}


def _files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
