"""What holds for every suite: where the corpus is, and that no test is skipped in silence."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import store
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT = Path(__file__).resolve().parent.parent
IS_CI = os.environ.get("CI") == "true"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--moments",
        type=int,
        default=3,
        help="At how many moments of a run the tests of trust kill it.",
    )
    parser.addoption(
        "--fuzz-seconds",
        type=int,
        default=3,
        help="How long the tests of trust make up bad input for each reader.",
    )
    parser.addoption(
        "--graphs",
        type=int,
        default=9,
        help="How many graphs the tests of trust break, and show to two validators.",
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def examples(root: Path) -> Path:
    """The folder of invented documents."""
    return root / "examples"


@pytest.fixture(scope="session")
def examples_store(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that the invented documents were built into."""
    from viennagraph import pipeline  # noqa: PLC0415 (it loads every stage)

    folder = tmp_path_factory.mktemp("examples") / "store"
    pipeline.build([examples], folder)
    return folder


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """The folder of the corpus and its gold, which stands beside the checkout."""
    folder = root.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"no corpus: {folder.name}/ does not stand beside the checkout")
    return folder


@pytest.fixture(scope="session")
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the invented documents of the golden graph."""
    graphs: dict[str, list[str]] = {}
    for quad in ox.parse(path=root / "tests/questions/sample.trig"):
        whole = quad.graph_name.value.partition("#")[0]
        graphs.setdefault(whole, []).append(f"{quad} .\n")
    folder = tmp_path_factory.mktemp("sample") / "store"
    with store.generation(folder) as draft:
        for iri, lines in graphs.items():
            if iri.startswith(f"{BASE}document/"):
                name = iri.rpartition("/")[2]
                draft.add_document(store.DocumentRecord(iri, f"{name}.txt", name, name), lines)
            else:
                draft.add_graph(iri, lines)
        draft.commit()
    return folder


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure that keeps its reason."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    report.outcome = "failed"
    report.longrepr = f"no test may be skipped where CI=true · {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if IS_CI and report.skipped and not hasattr(report, "wasxfail"):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if IS_CI and report.skipped:
        _fail(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    terminalreporter.section(f"{len(skipped)} NOT TESTED", sep="!", yellow=True, bold=True)
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.line(f"{report.nodeid}: {reason}", yellow=True)
