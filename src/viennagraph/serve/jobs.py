"""What a process is asked to do, what it answers, and why it may not."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Trouble(StrEnum):
    """Why there is no answer."""

    SYNTAX = "syntax"
    EVALUATION = "evaluation"
    NOT_ACCEPTABLE = "not-acceptable"
    NOT_FOUND = "not-found"
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"
    TOO_MUCH_MEMORY = "too-much-memory"
    BUSY = "busy"
    BROKEN = "broken"


class JobError(Exception):
    """A job has no answer; this never leaves the package."""

    def __init__(self, trouble: Trouble, words: str = "") -> None:
        super().__init__(f"{trouble}: {words}")
        self.trouble = trouble
        self.words = words


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its dataset, and the media types that the client would take."""

    text: str
    defaults: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    rows: str = ""  # the media type for SELECT, "" where none is acceptable
    truth: str = ""  # … for ASK
    graph: str = ""  # … for CONSTRUCT and DESCRIBE


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page or the data about a thing, by path and media type."""

    path: str
    media: str
    query: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Showing:
    """The page of an answer to a query, or of why there is none.

    The answer is `body`, or stands in the file `held`.
    """

    text: str
    media: str = ""
    body: str = ""
    held: str = ""
    seconds: float = 0.0
    title: str = ""
    detail: str = ""
    line: int = 0
    column: int = 0


Job = Query | Drawing | Showing


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished answer: its bytes, or the file that holds them and goes with the answer.

    `generation` is the one that it was made from, which need not be the one that is served when it
    is sent.
    """

    media: str
    body: bytes = b""
    file: str = ""
    size: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    generation: int = 0


def written(job: Job, file: str) -> bytes:
    """A job as one line, with the file that a large answer goes to.

    >>> read(written(Query("ASK {}"), "/tmp/a"))
    (Query(text='ASK {}', defaults=(), named=(), rows='', truth='', graph=''), '/tmp/a')
    """
    return json.dumps({"job": asdict(job), "file": file}).encode() + b"\n"


def read(line: bytes) -> tuple[Job, str]:
    """The job that a line holds, and the file that a large answer goes to."""
    value = json.loads(line)
    job = value["job"]
    if "path" in job:
        asked = tuple((name, one) for name, one in job["query"])
        return Drawing(job["path"], job["media"], asked), value["file"]
    if "held" in job:
        return Showing(**job), value["file"]
    lists = {name: tuple(job[name]) for name in ("defaults", "named")}
    return Query(**{**job, **lists}), value["file"]
