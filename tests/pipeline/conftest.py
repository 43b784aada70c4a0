"""Invented documents, builds of them, and what came out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from viennagraph import export, pipeline, store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from viennagraph.summary import Summary

INVENTED = """INVENTED EXAMPLE. No such meeting was held.

UNODC/HONEURO/{number}/6

9 July 2091

Original: English

Report of the {ordinal} Meeting of Heads of National Drug Law Enforcement Agencies, Europe, held \
in Lisbon from 26 to 29 June 2091

I. Matters calling for action

1. The following recommendations concern the topic entitled “{topic}”:

(a) Governments are encouraged to join AIRCOP and to count what they find;

(b) The Commission on Narcotic Drugs should consider the matter in the light of its \
resolution 56/10.
"""
TENS = {
    "90": "Ninetieth",
    **{
        f"9{n}": f"Ninety-{word}"
        for n, word in enumerate(
            ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
            1,
        )
    },
}


def words(number: int = 93, topic: str = "Lamps and ladders") -> str:
    """An invented report of a meeting of that number."""
    return INVENTED.format(number=number, ordinal=TENS[str(number)], topic=topic)


class Workshop:
    """A folder with invented files in it, and a store that is built from them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = folder / "files"
        self.store = folder / "store"
        self.files.mkdir()

    def write(self, name: str, text: str | bytes) -> Path:
        """A file among the files."""
        path = self.files / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def report(self, name: str, number: int = 93, topic: str = "Lamps and ladders") -> Path:
        """An invented report of the meeting of that number, among the files."""
        return self.write(name, words(number, topic))

    def build(self, *paths: Path, **options: object) -> Summary:
        """What a build of these paths, or else of all files, comes to."""
        return pipeline.build(paths or (self.files,), self.store, **options)  # type: ignore[arg-type]

    def held(self) -> dict[str, str]:
        """The local names of the documents that the store holds, each with its file's name."""
        with store.reading(self.store) as snapshot:
            return {
                record.iri.rpartition("/")[2]: record.name for record in snapshot.state.documents
            }

    def exported(self, name: str = "graph.nq") -> bytes:
        """The store as the bytes of an export."""
        path = self.folder / name
        with store.reading(self.store) as snapshot:
            export.write(snapshot, path)
        return path.read_bytes()


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


@pytest.fixture
def another(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Workshop]:
    """A further workshop each time that it is asked for."""
    return lambda: Workshop(tmp_path_factory.mktemp("workshop"))


@pytest.fixture(scope="session")
def built(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the examples in it."""
    folder = tmp_path_factory.mktemp("built") / "store"
    pipeline.build([examples], folder)
    return folder


@pytest.fixture(scope="session")
def nquads(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """The lines of the examples' graph, in order."""
    path = tmp_path_factory.mktemp("exported") / "graph.nq"
    with store.reading(built) as snapshot:
        export.write(snapshot, path)
    return tuple(path.read_text("utf-8").splitlines())


@pytest.fixture
def run() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the command in a process of its own, which obeys the permissions of files."""

    def go(*words: str | Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", _LIMITED.format(limit=limit), *map(str, words)]
        return subprocess.run(  # noqa: S603 (the words are those of the tests)
            [*obedient(), *command], check=False, capture_output=True, text=True, timeout=120
        )

    return go


_LIMITED = """
import resource, sys
from viennagraph.cli import main
limit = {limit}
if limit is not None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.argv[0] = "viennagraph"
main()
"""


def obedient() -> list[str]:
    """What makes the superuser's process ask for permission as everybody's does."""
    if os.geteuid() != 0:
        return []
    tool = shutil.which("setpriv")
    if tool is None:
        pytest.skip("the superuser may read everything, and there is no setpriv to give that up")
    rights = "-dac_override,-dac_read_search"
    return [tool, f"--bounding-set={rights}", f"--inh-caps={rights}"]
