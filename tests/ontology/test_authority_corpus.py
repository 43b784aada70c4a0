"""The authority files know what the annotators of the corpus named."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from viennagraph import resources
from viennagraph.vocab import skos, vg

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.corpus

NAMES = (skos.prefLabel, skos.altLabel, skos.hiddenLabel, vg.acronym)
# Working groups are named by rule, after the topic of their heading.
BY_RULE = re.compile(r"(additional )?working groups? ", re.IGNORECASE)
KINDS = {
    "body",
    "instrument",
    "organization",
    "place",
    "programme",
    "region",
    "standard",
    "state",
    "substance",
    "system",
    "unit",
}


def folded(name: str) -> str:
    words = re.sub(r"[“”\"'’*_()\[\],.;:]", " ", name.casefold().replace("–", "-"))
    return re.sub(r"^(the|an?) ", "", " ".join(words.split()))


@pytest.fixture(scope="module")
def labels() -> set[str]:
    return {
        folded(quad.object.value)
        for path in (resources.ontology() / "authority").glob("*.ttl")
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
        if quad.predicate.value in NAMES
    }


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[dict[str, Any]]:
    return [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((shared / "gold").glob("*.json"))
    ]


def test_every_name_of_a_lasting_thing_is_in_the_authority_files(
    gold: list[dict[str, Any]], labels: set[str]
) -> None:
    named = [
        row
        for document in gold
        for row in document.get("mentions", [])
        if row["type"] in KINDS and not BY_RULE.match(row["canonical"])
    ]

    assert len(named) > 200
    assert {row["canonical"] for row in named if folded(row["canonical"]) not in labels} == set()


def test_every_act_that_is_cited_and_is_known_has_the_identifier_of_its_field(
    gold: list[dict[str, Any]],
) -> None:
    identifiers = {
        quad.object.value
        for quad in ox.parse(
            (resources.ontology() / "authority" / "resolutions.ttl").read_bytes(),
            format=ox.RdfFormat.TURTLE,
        )
        if quad.predicate.value.endswith("/identifier")
    }
    cited = {
        row["canonical"]
        for document in gold
        for row in document.get("citations", [])
        if row["kind"] in {"decision", "resolution"}
    }

    assert len(cited) > 0
    assert cited - identifiers == set()
