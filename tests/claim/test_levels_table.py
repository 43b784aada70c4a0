"""The table of action levels: what its vocabulary holds, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from viennagraph import resources
from viennagraph.register import levels

if TYPE_CHECKING:
    from viennagraph.register.level_table import LevelTable

RULES = Path("vocabulary") / "action-level-rule.ttl"
RATIFY = 'skos:prefLabel "ratify"@en ; vg:actionLevel level:specific ;'


@pytest.fixture(scope="module")
def table() -> LevelTable:
    return levels.load(resources.ontology())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the two vocabularies, to be broken."""
    (tmp_path / "vocabulary").mkdir()
    for name in ("action-level.ttl", "action-level-rule.ttl"):
        shutil.copy(resources.ontology() / "vocabulary" / name, tmp_path / "vocabulary" / name)
    return tmp_path


def edit(folder: Path, old: str, new: str) -> None:
    """Changes words of the rules, which must be there."""
    text = (folder / RULES).read_text("utf-8")
    assert old in text
    (folder / RULES).write_text(text.replace(old, new), "utf-8")


def test_the_table_knows_verbs_of_every_level(table: LevelTable) -> None:
    assert {rule.notation for rule in table.verbs.values()} == {"1", "2", "3", "4", "5"}


def test_the_patterns_are_tried_in_the_order_of_their_rank(folder: Path) -> None:
    first = levels.load(folder).patterns[0][1].name
    edit(folder, "vg:rank 1 ;", "vg:rank 99 ;")

    last = levels.load(folder).patterns[-1][1].name

    assert first == last == "by-means-specific"


def test_each_pattern_begins_where_the_words_begin(table: LevelTable) -> None:
    patterns = [pattern.pattern for pattern, _ in table.patterns]

    assert patterns
    assert [pattern for pattern in patterns if not pattern.startswith("^")] == []


def test_a_pattern_is_in_lower_case_as_the_words_are(table: LevelTable) -> None:
    assert [p.pattern for p, _ in table.patterns if p.pattern != p.pattern.lower()] == []


def test_a_missing_vocabulary_is_refused_by_name(folder: Path) -> None:
    (folder / RULES).unlink()

    with pytest.raises(levels.LevelsError, match=r"action-level-rule\.ttl: could not be read"):
        levels.load(folder)


def test_what_is_no_turtle_is_refused_by_name(folder: Path) -> None:
    (folder / RULES).write_text("not Turtle", "utf-8")

    with pytest.raises(levels.LevelsError, match=r"action-level-rule\.ttl: not Turtle"):
        levels.load(folder)


def test_a_rule_without_a_level_is_refused_by_name(folder: Path) -> None:
    edit(folder, RATIFY, 'skos:prefLabel "ratify"@en ;')

    with pytest.raises(levels.LevelsError, match="ratify needs one vg:actionLevel"):
        levels.load(folder)


def test_a_pattern_that_is_no_expression_is_refused_by_name(folder: Path) -> None:
    edit(folder, RATIFY, f'{RATIFY} vg:rank 98 ; vg:pattern "^(" ;')

    with pytest.raises(levels.LevelsError, match="ratify has a vg:pattern that is none"):
        levels.load(folder)


def test_a_pattern_without_a_rank_is_refused_by_name(folder: Path) -> None:
    edit(folder, "    vg:rank 1 ;\n", "")

    with pytest.raises(levels.LevelsError, match="by-means-specific has a pattern and needs one"):
        levels.load(folder)
