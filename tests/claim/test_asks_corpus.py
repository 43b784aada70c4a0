from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from viennagraph import resources
from viennagraph.claim import asks
from viennagraph.register import modality

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.corpus

ITEMS_WITH_OPEN_GOLD = 20


def annotated(shared: Path) -> list[tuple[str, dict[str, object]]]:
    """Each recommendation with gold, and its text as the corpus file prints it."""
    found: list[tuple[str, dict[str, object]]] = []
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        raw = (shared / "corpus" / "drug-policy" / gold["file"]).read_text("utf-8")
        text = " ".join(raw.split())
        at = 0
        for row in gold["recommendations"]:
            words = re.escape(row["text_start"]) + r".*?" + re.escape(row["text_end"])
            match = re.compile(words).search(text, at)
            assert match, row["text_start"]
            at = match.end()
            found.append((match[0], row))
    return found


def test_each_recommendation_with_gold_is_read_as_annotated(shared: Path) -> None:
    forms = modality.load(resources.ontology())
    rows = annotated(shared)
    expected = [
        (row["modality"], row["strength"], row["actions"], row["addressees"]) for _, row in rows
    ]
    read = [asks.read(text, forms) for text, _ in rows]
    actual = [(ask.modality, ask.strength, list(ask.actions), direct(ask)) for ask in read if ask]

    assert len(rows) == ITEMS_WITH_OPEN_GOLD
    assert expected == actual


def direct(ask: asks.Ask) -> list[str]:
    """Who is asked; the gold does not list those asked through another."""
    return [addressee.label for addressee in ask.addressees if addressee.through is None]


def test_each_leading_verb_that_asks_is_read_in_resolutions(shared: Path) -> None:
    forms = modality.load(resources.ontology())
    verbs = re.compile(
        r"(?:Also |Further )?(?:requests|urges|invites|calls upon) "
        r"(?:the Secretary|(?:all )?(?:Member )?States|Governments).* to \w+",
        re.IGNORECASE,
    )
    paragraphs = [
        " ".join(paragraph["text"].split())
        for path in sorted((shared / "corpus" / "resolutions").glob("*.gold.json"))
        for paragraph in json.loads(path.read_text("utf-8")).get("paragraphs", [])
        if paragraph["kind"] == "operative"
    ]
    leading = [text for text in paragraphs if verbs.match(text)]
    unread = [text for text in leading if asks.read(text, forms) is None]

    assert len(leading) > 200
    assert not unread
