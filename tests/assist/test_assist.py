"""An assistant asks through the SDK's own client, and gets quotes with their places."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters

from viennagraph.assist import server
from viennagraph.assist.graph import MOST
from viennagraph.serve.limits import Limits
from viennagraph.serve.place import Place

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from pathlib import Path

Result = TypeVar("Result")

BASE = "https://w3id.org/viennagraph/"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def run(asking: Coroutine[Any, Any, Result]) -> Result:
    """What a coroutine gives, in a thread without a loop of events that another test left."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, asking).result()


def asked(store: Path, tool: str, limits: Limits | None = None, /, **words: object) -> Any:  # noqa: ANN401 (JSON)
    """What the tool answers; an error comes as its words."""

    async def ask() -> Any:  # noqa: ANN401 (JSON)
        async with Client(server(Place(store, limits=limits or Limits()))) as client:
            result = await client.call_tool(tool, dict(words))
            if result.is_error:
                return str(result.content[0].text)
            assert json.loads(json.dumps(result.structured_content)) == result.structured_content
            return result.structured_content

    return run(ask())


def test_a_search_finds_a_thing_by_its_name(sample: Path) -> None:
    found = asked(sample, "search", words="AIRCOP")

    assert f"{BASE}programme/aircop" in {thing["iri"] for thing in found["things"]}


def test_a_search_finds_words_with_their_place(sample: Path) -> None:
    found = asked(sample, "search", words="AIRCOP")

    assert found["provisions"]
    assert all(one["words"] and one["where"] for one in found["provisions"])
    assert all("#" in one["passage"] for one in found["provisions"])


def test_a_thing_is_described_with_quotes(sample: Path) -> None:
    found = asked(sample, "describe", thing="AIRCOP")
    quotes = [one["quote"] for one in found["statements"] if one["quote"]]

    assert found["iri"] == f"{BASE}programme/aircop"
    assert any("AIRCOP" in quote["words"] for quote in quotes)


def test_a_question_takes_a_name(sample: Path) -> None:
    found = asked(
        sample,
        "ask",
        question="recommendations-naming-a-programme",
        parameters={"programme": "AIRCOP"},
    )

    assert found["total"] == len(found["rows"]) > 0
    assert all(row["quote"] for row in found["rows"])


def test_the_questions_say_what_they_need(sample: Path) -> None:
    known = {one["name"]: one for one in asked(sample, "questions")["result"]}

    assert known["recommendations-naming-a-programme"]["parameters"] == {"programme": "iri"}


def test_sparql_answers_with_the_query_that_was_asked(sample: Path) -> None:
    query = "SELECT ?s WHERE { ?s a <https://w3id.org/viennagraph/ontology#Programme> } ORDER BY ?s"
    found = asked(sample, "sparql", query=query, limit=2)

    assert (found["sparql"], len(found["rows"])) == (query, 2)
    assert found["total"] > 2


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "only read"),
        ("SELEC", "not SPARQL"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "SELECT or ASK"),
    ],
)
def test_what_cannot_be_asked_is_said(sample: Path, query: str, reason: str) -> None:
    assert reason in asked(sample, "sparql", query=query)


def test_a_query_without_end_is_ended(sample: Path) -> None:
    limits = Limits(seconds=1, patience=0.2)

    assert "too long" in asked(sample, "sparql", limits, query=RUNAWAY)


def test_an_unknown_name_is_answered_with_the_nearest(sample: Path) -> None:
    assert "AIRCOP" in asked(sample, "describe", thing="AIRCOPP")


def test_no_answer_is_longer_than_the_limit(sample: Path) -> None:
    assert "less than or equal" in asked(sample, "search", words="AIRCOP", limit=MOST + 1)


def test_every_tool_says_that_it_only_reads(sample: Path) -> None:
    async def tools() -> list[bool]:
        async with Client(server(Place(sample))) as client:
            found = (await client.list_tools()).tools
            return [bool(one.annotations and one.annotations.read_only_hint) for one in found]

    assert run(tools()) == [True] * 5


def test_the_command_answers_on_standard_input_and_output(sample: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "viennagraph", "mcp", "--store", str(sample)],
        env=dict(os.environ),
    )

    async def ask() -> list[str]:
        async with Client(command) as client:
            return [one.name for one in (await client.list_tools()).tools]

    assert run(ask()) == ["search", "describe", "questions", "ask", "sparql"]
