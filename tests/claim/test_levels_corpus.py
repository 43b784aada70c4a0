"""Action levels against recommendations that others coded by hand."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from viennagraph import resources
from viennagraph.claim.asking import AskReader
from viennagraph.register import levels, modality

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.corpus

LEARNT_FROM = 0
HELD_BACK = 1


def half(path: Path) -> int:
    """The half of the lists to which a file belongs, by its name alone."""
    return int(hashlib.sha256(path.name.encode()).hexdigest(), 16) % 2


def agreement(shared: Path, which: int) -> tuple[int, float]:
    """How many recommendations one half has, and the share whose level is exactly as coded."""
    folder = resources.ontology()
    reader = AskReader(modality.load(folder), levels.load(folder))
    hits: list[bool] = []
    for path in sorted((shared / "corpus" / "recommendations").glob("*.gold.json")):
        if half(path) != which:
            continue
        for row in json.loads(path.read_text("utf-8"))["recommendations"]:
            if row.get("action"):
                ask = reader(" ".join(row["text"].split()))
                level = ask.level.notation if ask and ask.level else None
                hits.append(level == str(row["action"]))
    return len(hits), sum(hits) / len(hits)


def test_the_lists_that_were_learnt_from_are_read_as_coded(shared: Path) -> None:
    count, share = agreement(shared, LEARNT_FROM)

    assert count == 2748
    assert share >= 0.92


def test_the_lists_that_were_held_back_are_read_nearly_as_well(shared: Path) -> None:
    count, share = agreement(shared, HELD_BACK)

    assert count == 3808
    assert share >= 0.845
