"""The questions in groups, as people look for them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from viennagraph import ask

_GROUPS: Final = Path(__file__).with_name("groups.toml")


@dataclass(frozen=True, slots=True)
class Group:
    """Questions about one matter."""

    name: str
    title: str
    questions: tuple[ask.Question, ...]


@cache
def groups() -> tuple[Group, ...]:
    """All questions, each in the first group that one of its tags names.

    >>> sum(len(one.questions) for one in groups()) == len(ask.questions())
    True
    """
    plan: dict[str, dict[str, object]] = tomllib.loads(_GROUPS.read_text("utf-8"))
    placed: dict[str, list[ask.Question]] = {name: [] for name in plan}
    for question in ask.questions():
        placed[_group(question, plan)].append(question)
    return tuple(
        Group(name, str(plan[name]["title"]), tuple(sorted(found, key=lambda one: one.title)))
        for name, found in placed.items()
        if found
    )


def _group(question: ask.Question, plan: dict[str, dict[str, object]]) -> str:
    for name, group in plan.items():
        tags = group["tags"]
        if isinstance(tags, list) and set(tags).intersection(question.tags):
            return name
    return next(reversed(plan))
