"""Two SPARQL servers of others, started for a test on the loopback interface and ended after it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE: Final = 60.0
_INI: Final = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
MaxQueryMem = 512M
ThreadsPerQuery = 2
CaseMode = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 4
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 120
"""


def oxigraph_program() -> str | None:
    """Oxigraph's own server, which stands beside the Python that runs the tests, or on PATH."""
    beside = Path(sys.executable).parent / "oxigraph"
    return str(beside) if beside.is_file() else shutil.which("oxigraph")


def virtuoso_program() -> str | None:
    """Virtuoso, as Debian's package has it."""
    return shutil.which("virtuoso-t")


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """The address of a running Oxigraph."""
    program = oxigraph_program()
    assert program
    address = f"127.0.0.1:{_port()}"
    command = [program, "serve", "--location", str(folder), "--bind", address]
    with _running(command, folder, f"http://{address}/query?query=ASK%7B%7D"):
        yield f"http://{address}"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The address of a running Virtuoso, whose user and password are both `dba`."""
    program = virtuoso_program()
    assert program
    http = _port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_INI.format(folder=folder, sql=_port(), http=http), "utf-8")
    address = f"http://127.0.0.1:{http}"
    command = [program, "-f", "-c", str(ini)]
    with _running(command, folder, f"{address}/sparql?query=ASK%7B%7D"):
        yield address


@contextmanager
def _running(command: list[str], folder: Path, probe: str) -> Iterator[None]:
    with (folder / "server.out").open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)  # noqa: S603
        try:
            _wait(process, probe)
            yield
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], probe: str) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            with urlopen(probe, timeout=5):  # noqa: S310 (our own server)
                return
        except (URLError, OSError):
            assert process.poll() is None, "the server has ended"
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.1)


def _port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
