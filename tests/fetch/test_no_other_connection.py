"""Nothing but `fetch` opens a connection that the command line did not name."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from viennagraph import fetch

SOURCE: Final = Path(fetch.__file__).parents[1]
DOORS: Final = {
    "fetch": "goes to the hosts of its service",
    "store/remote_update.py": "loads the endpoint that the command line names",
    "store/remote.py": "asks the endpoint that the command line names",
    "serve": "listens where the command line says, and waits for its own processes",
    "cli/serving.py": "opens the port that the command line names",
}
WAYS_OUT: Final = re.compile(
    r"(?:socket|ssl|asyncio|ftplib|smtplib|xmlrpc|http\.client|urllib\.request|urllib3|httpx"
    r"|requests|aiohttp|SPARQLWrapper)\b"
)

WATCHED = """
import sys
def watch(event, values):
    is_local = event == "socket.connect" and not isinstance(values[1], tuple)
    if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo"} and not is_local:
        sys.stderr.write(f"WENT OUT: {event} {values[1:]}\\n")
        sys.stderr.flush()
sys.addaudithook(watch)
from viennagraph.cli import main
main()
"""


def imported(module: Path) -> set[str]:
    """The modules that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_no_other_module_can_open_a_connection() -> None:
    out = {
        name
        for module in SOURCE.rglob("*.py")
        if any(map(WAYS_OUT.match, imported(module)))
        for name in [str(module.relative_to(SOURCE))]
        if not name.startswith(tuple(DOORS))
    }

    assert out == set()


def words_of(arguments: str, folder: Path) -> str:
    done = subprocess.run(  # noqa: S603 (our own interpreter and words)
        [sys.executable, "-c", WATCHED, *arguments.split()],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        timeout=60,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the invented resolution, built under watch."""
    folder = tmp_path_factory.mktemp("watched")
    text = (root / "examples" / "resolution.txt").read_bytes()
    (folder / "resolution.txt").write_bytes(text)
    (folder / "built.txt").write_text(words_of("build resolution.txt --jobs 1", folder))
    return folder


def test_building_asks_nobody(folder: Path) -> None:
    words = (folder / "built.txt").read_text()

    assert "1 document read" in words
    assert "WENT OUT" not in words


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("query documents-read", "resolution"),
        ("export graph.trig", "graph.trig written"),
        ("validate", "conforms"),
    ],
)
def test_reading_the_store_asks_nobody(folder: Path, arguments: str, told: str) -> None:
    words = words_of(arguments, folder)

    assert told in words.casefold()
    assert "WENT OUT" not in words


def test_the_watch_sees_a_connection(folder: Path) -> None:
    words = words_of("query documents-read --endpoint http://127.0.0.1:9/sparql", folder)

    assert "WENT OUT: socket.connect" in words
