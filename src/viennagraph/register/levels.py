"""The vocabulary of action levels to a table: which words make an action how specific."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.errors import ViennaGraphError
from viennagraph.register.level_table import LevelRule, LevelTable
from viennagraph.vocab import skos, vg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RULES: Final = "action-level-rule"
_LEVELS: Final = "action-level"
_Node = dict[str, list[str]]


class LevelsError(ViennaGraphError):
    """A vocabulary of action levels that is missing, is no Turtle, or has a rule that says nothing.

    `path` is the file and `reason` what is wrong with it.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}: restore the file, or repair the concept it names")
        self.path = path
        self.reason = reason


def load(folder: Path) -> LevelTable:
    """The rules of action level that the vocabularies under an ontology folder define.

    >>> from viennagraph import resources
    >>> load(resources.ontology()).verbs["ratify"]
    LevelRule(name='ratify', level='specific', notation='5')

    Raises:
        LevelsError: A vocabulary is missing or no Turtle, or a rule has no level or bad pattern.
    """
    notations = {
        iri: node[skos.notation][0]
        for iri, node in _nodes(folder / "vocabulary" / f"{_LEVELS}.ttl").items()
        if node[skos.notation]
    }
    path = folder / "vocabulary" / f"{_RULES}.ttl"
    ranked: list[tuple[int, str, re.Pattern[str], LevelRule]] = []
    verbs: dict[str, LevelRule] = {}
    for iri, node in sorted(_nodes(path).items()):
        if not node[skos.broader]:
            continue
        rule = _rule(path, iri, node, notations)
        if not node[vg.pattern]:
            verbs |= dict.fromkeys((*node[skos.prefLabel], *node[skos.altLabel]), rule)
        ranked += [(_rank(path, iri, node), p.pattern, p, rule) for p in _patterns(path, iri, node)]
    ordered = sorted(ranked, key=lambda row: row[:2])
    return LevelTable(tuple((pattern, rule) for _, _, pattern, rule in ordered), verbs)


def _rule(path: Path, iri: str, node: _Node, notations: dict[str, str]) -> LevelRule:
    levels = [level for level in node[vg.actionLevel] if level in notations]
    if len(levels) != 1:
        raise LevelsError(path, f"{iri} needs one vg:actionLevel of the vocabulary {_LEVELS}")
    (level,) = levels
    return LevelRule(_local(iri), _local(level), notations[level])


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]


def _rank(path: Path, iri: str, node: _Node) -> int:
    try:
        (rank,) = node[vg.rank]
        return int(rank)
    except ValueError:
        raise LevelsError(path, f"{iri} has a pattern and needs one vg:rank") from None


def _patterns(path: Path, iri: str, node: _Node) -> Iterator[re.Pattern[str]]:
    for pattern in node[vg.pattern]:
        try:
            yield re.compile(pattern)
        except re.error as error:
            raise LevelsError(path, f"{iri} has a vg:pattern that is none ({error})") from None


def _nodes(path: Path) -> dict[str, _Node]:
    nodes: dict[str, _Node] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            nodes[quad.subject.value][quad.predicate.value].append(quad.object.value)
    except OSError as error:
        raise LevelsError(path, f"could not be read ({error.strerror})") from None
    except (SyntaxError, ValueError) as error:
        raise LevelsError(path, f"not Turtle ({error})") from None
    return nodes
