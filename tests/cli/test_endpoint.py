"""`--endpoint` asks a server what `--store` asks the store, and gets the same answer."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import cli, store
from viennagraph.store.remote import Remote

if TYPE_CHECKING:
    from pathlib import Path

HELD = "https://w3id.org/viennagraph/graph/held"
ENDPOINT = ("--endpoint", "http://server.example/sparql")


def output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> str:
    monkeypatch.setattr(sys, "argv", ["viennagraph", *arguments])
    with pytest.raises(SystemExit):
        cli.main()
    return capsys.readouterr().out


@pytest.fixture(params=[False, True], ids=["plain", "union"])
def options(
    request: pytest.FixtureRequest, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, ...]:
    """The options for a server that holds the sample, with or without a default graph of its own.

    On the one with a union, every query without a dataset sees each triple once for each graph.
    """
    graph = ox.Store()
    with store.reading(sample) as snapshot:
        quads = list(snapshot.store)
    merge = ox.NamedNode(HELD) if request.param else ox.DefaultGraph()
    for quad in quads:
        is_held = quad.graph_name == ox.DefaultGraph()
        name = merge if is_held else quad.graph_name
        graph.add(ox.Quad(quad.subject, quad.predicate, quad.object, name))

    def select(remote: Remote, query: str) -> str:
        default = [ox.NamedNode(remote.held)] if remote.held else None
        named = list(graph.named_graphs())
        results = graph.query(query, default_graph=default, named_graphs=named)  # type: ignore[arg-type]  # lists are invariant
        assert isinstance(results, ox.QuerySolutions)
        return (results.serialize(format=ox.QueryResultsFormat.JSON) or b"").decode()

    monkeypatch.setattr(Remote, "select", select)
    return (*ENDPOINT, "--union") if request.param else ENDPOINT


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "recommendations-naming-a-programme", "--param", "programme=AIRCOP", "--json"),
        ("query", "strengths-by-body", "--json"),
        ("trace", "AIRCOP", "--json"),
        ("trace", "UNODC/HONEURO/91/6"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_server_and_the_store_give_the_same_answer(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    sample: Path,
    options: tuple[str, ...],
    arguments: tuple[str, ...],
) -> None:
    local = output(monkeypatch, capsys, *arguments, "--store", str(sample))

    assert local == output(monkeypatch, capsys, *arguments, *options)
    assert not local.startswith("{") or json.loads(local)
