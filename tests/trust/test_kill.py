"""A process that dies at any moment loses nothing: what was there stays, the next run completes.

The process is killed at moments drawn by chance over the whole of its run.  `--moments N` draws N
of them for each command; the figures of a long run stand in docs/trust.md.
"""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from viennagraph import export, store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED: Final = 20_171
PATIENCE: Final = 120  # seconds until a run is taken to hang
ROOT: Final = Path(__file__).resolve().parents[2]


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The command, left to end by itself."""
    command = [sys.executable, "-m", "viennagraph", *map(str, words)]
    return subprocess.run(  # noqa: S603 (our own command)
        command, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def killed(after: float, *words: str | Path) -> bool:
    """Runs the command and kills it after so many seconds; whether it was still running."""
    command = [sys.executable, "-m", "viennagraph", *map(str, words)]
    with subprocess.Popen(  # noqa: S603 (our own command)
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait(PATIENCE)
            return True
    return False


def duration(*words: str | Path) -> float:
    """How long the command takes when nobody disturbs it."""
    begun = time.monotonic()
    assert run(*words).returncode == 0
    return time.monotonic() - begun


def moments(request: pytest.FixtureRequest, whole: float) -> Iterator[float]:
    """Moments of a run, the same each time."""
    chance = random.Random(SEED)  # noqa: S311 (the same each time)
    for _ in range(request.config.getoption("--moments")):
        yield chance.uniform(0, whole)


def content(folder: Path) -> bytes:
    """Everything that a store holds, in order."""
    target = folder.with_name(f"{folder.name}.nq")
    with store.reading(folder) as snapshot:
        export.write(snapshot, target)
    return target.read_bytes()


def parts(folder: Path) -> dict[str, int]:
    """How many quads each document of a store has said; a document half held has fewer."""
    with store.reading(folder) as snapshot:
        from viennagraph.store.generation import graphs_of  # noqa: PLC0415 (only here)

        assert not set(store.consistency(snapshot.store))
        return {
            record.iri: sum(
                1
                for graph in graphs_of(snapshot.store, record)
                for _ in snapshot.store.quads_for_pattern(None, None, None, _node(graph))
            )
            for record in snapshot.state.documents
        }


def _node(iri: str) -> object:
    import pyoxigraph as ox  # noqa: PLC0415 (only here)

    return ox.NamedNode(iri)


@pytest.fixture(scope="module")
def undisturbed(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that was built without being disturbed."""
    folder = tmp_path_factory.mktemp("undisturbed") / "store"
    assert run("build", examples, "--store", folder).returncode == 0
    return folder


def test_a_build_that_is_killed_loses_no_document(
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
    examples: Path,
    undisturbed: Path,
    tmp_path: Path,
) -> None:
    first = min(examples.glob("*.*"))
    begun = tmp_path / "begun"
    assert run("build", first, "--store", begun).returncode == 0
    whole = duration("build", examples, "--store", tmp_path / "timed")
    expected, reference = parts(undisturbed), content(undisturbed)
    deaths = 0
    for number, after in enumerate(moments(request, whole)):
        folder = tmp_path / f"store-{number}"
        shutil.copytree(begun, folder)
        deaths += killed(after, "build", examples, "--store", folder)

        held = parts(folder)
        assert held.items() <= expected.items(), f"after {after:.3f} s"
        assert held, f"what was held is gone after {after:.3f} s"
        assert run("build", examples, "--store", folder).returncode == 0
        assert reference == content(folder), f"other bytes after {after:.3f} s"
        shutil.rmtree(folder)
    record_property("killed", deaths)
    assert deaths > 0


def test_a_site_that_is_killed_is_the_old_one_or_the_new_one(
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
    undisturbed: Path,
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    words = ("publish", site, "--force", "--store", undisturbed)
    whole = duration(*words)
    files = _files(site)
    deaths = 0
    for after in moments(request, whole):
        deaths += killed(after, *words)

        assert files == _files(site), f"another site after {after:.3f} s"
    assert run(*words).returncode == 0
    assert files == _files(site)
    assert {site} == {one for one in tmp_path.iterdir() if one.is_dir()}
    record_property("killed", deaths)
    assert deaths > 0


def test_a_decision_that_is_killed_is_taken_or_not(
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
    undisturbed: Path,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "store"
    shutil.copytree(undisturbed, folder)
    case = json.loads(run("review", "--json", "--store", folder).stdout)[0]["number"]
    words = ("review", case, "same", "--reason", "tried", "--by", "a test", "--store", folder)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.*")}
    whole = duration(*words)
    after_all = {path.name: path.read_bytes() for path in tmp_path.glob("*.*")}
    assert before != after_all
    deaths = 0
    for after in moments(request, whole):
        for path in tmp_path.glob("*.*"):
            path.unlink()
        for name, words_before in before.items():
            (tmp_path / name).write_bytes(words_before)
        deaths += killed(after, *words)

        found = {path.name: path.read_bytes() for path in tmp_path.glob("*.*")}
        decided = {name: found[name] for name in found.keys() & after_all.keys()}
        assert decided in (before, after_all), f"half a decision after {after:.3f} s"
        assert run("review", "--store", folder).returncode == 0
    record_property("killed", deaths)
    assert deaths > 0


def _files(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
