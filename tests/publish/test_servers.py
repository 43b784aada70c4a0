"""Other servers: they are loaded, and give the answers that the embedded engine gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import ask, resources, store
from viennagraph.api.places import Server
from viennagraph.ask.engines import Oxigraph
from viennagraph.publish.loading import HELD, Loading
from viennagraph.publish.progress import Progress
from viennagraph.store.remote import Remote
from viennagraph.store.remote_update import Credentials, Updates
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from viennagraph.ask.engines import Engine

pytestmark = pytest.mark.server

QUESTIONS = sorted(path.stem for path in (resources.queries() / "questions").glob("*.rq"))
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
SAID = (
    "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } "
    'FILTER(STRSTARTS(STR(?g), "' + BASE + '") && !STRENDS(STR(?g), "/graph/held")) }'
)


@dataclass(frozen=True)
class Known:
    """A server of somebody else, and how it is written to and asked."""

    updates: Updates
    remote: Remote

    def loaded(self, sample: Path, progress: Path, *, is_fresh: bool = False) -> object:
        with store.reading(sample) as snapshot:
            loading = Loading(self.updates, Progress(progress), self.remote.held)
            return loading.run(snapshot.store, BASE, is_fresh=is_fresh)

    def count(self, query: str) -> int:
        return int(str(Server(self.remote).select(query).rows[0][0]))


@pytest.fixture(scope="module", params=["oxigraph", "oxigraph-bulk", "virtuoso"])
def known(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, servers: ModuleType
) -> Iterator[Known]:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "virtuoso":
        if servers.virtuoso_program() is None:
            pytest.skip("no Virtuoso: install Debian's virtuoso-opensource-7")
        with servers.virtuoso(folder) as address:
            updates = Updates(f"{address}/sparql-auth", who=Credentials("dba", "dba"))
            yield Known(updates, Remote(f"{address}/sparql", BASE + HELD))
        return
    if servers.oxigraph_program() is None:
        pytest.skip("no Oxigraph server: install the package oxigraph")
    with servers.oxigraph(folder) as address:
        bulk = f"{address}/store" if request.param.endswith("bulk") else None
        yield Known(Updates(f"{address}/update", bulk), Remote(f"{address}/query"))


@pytest.fixture(scope="module")
def engine(known: Known, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The server, loaded with the invented documents."""
    known.loaded(sample, tmp_path_factory.mktemp("progress") / "progress.jsonl", is_fresh=True)
    return Server(known.remote)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_the_same_answer_on_a_server(
    name: str, engine: Engine, sample: Path
) -> None:
    with store.reading(sample) as snapshot:
        expected = ask.answer(Oxigraph(snapshot.store), name)
    answer = ask.answer(engine, name)

    assert expected.columns == answer.columns
    assert len(expected) == len(answer)
    assert set(expected.rows) == set(answer.rows)


def test_what_is_held_and_what_is_said_are_all_there(
    known: Known, engine: Engine, sample: Path
) -> None:
    with store.reading(sample) as snapshot:
        held = len(list(snapshot.store.quads_for_pattern(None, None, None, ox.DefaultGraph())))
        every = len(snapshot.store)

    assert engine
    assert held == known.count(COUNT)
    assert every - held == known.count(SAID)


def test_a_second_load_sends_nothing_and_a_removed_graph_goes(
    known: Known, engine: Engine, sample: Path, tmp_path: Path
) -> None:
    progress = tmp_path / "progress.jsonl"
    first = known.loaded(sample, progress, is_fresh=True)
    second = known.loaded(sample, progress)
    more = Progress(progress)
    held = known.count(COUNT)
    gone = f"{BASE}document/withdrawn"
    known.updates.run(
        f"INSERT DATA {{ GRAPH <{gone}> {{ <urn:a> <urn:b> <urn:c> }} "
        f"{f'GRAPH <{known.remote.held}>' if known.remote.held else ''} "
        f"{'{ <urn:a> <urn:b> <urn:c> }' if known.remote.held else '<urn:a> <urn:b> <urn:c>'} }}"
    )
    more.note(gone, "0")
    third = known.loaded(sample, progress)

    assert engine
    assert first.sent > 0  # type: ignore[attr-defined]
    assert (second.sent, second.kept) == (0, first.sent)  # type: ignore[attr-defined]
    assert (third.sent, third.dropped) == (0, 1)  # type: ignore[attr-defined]
    assert held == known.count(COUNT)
