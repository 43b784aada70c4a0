"""The questions and checks that travel with the package: finding them and reading their heads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from viennagraph import resources
from viennagraph.ask.errors import QuestionError, UnknownQuestionError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_HEAD: Final = "#+"
_FIELD: Final = re.compile(r"#\+ (?P<key>[a-z]+):(?: (?P<value>.*\S))?\s*")
_PARAMETER: Final = re.compile(r"#\+   (?P<name>[A-Za-z][A-Za-z0-9]*): (?P<kind>[a-z]+)\s*")
_ROW: Final = re.compile(r"\s*VALUES \?(?P<name>[A-Za-z0-9]+) \{ .+ \}\s*")
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NESTED: Final = "parameters"


class Kind(StrEnum):
    """What a parameter may be filled with."""

    IRI = "iri"
    LITERAL = "literal"
    INTEGER = "integer"
    YEAR = "year"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A place in a question that may be filled; `line` is that of its VALUES row, from 0."""

    name: str
    kind: Kind
    line: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its head, and the query that answers it."""

    name: str
    title: str
    question: str
    answer: str
    example: str
    parameters: tuple[Parameter, ...]
    tags: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """A query whose every row is a fault, and what to do about it."""

    name: str
    title: str
    problem: str
    solution: str
    tags: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Head:
    place: str
    fields: dict[str, str]
    kinds: dict[str, tuple[str, int]]
    length: int

    def required(self, key: str) -> str:
        """The value of a field that every file of the kind has."""
        if not self.fields.get(key):
            advice = f"add a line `#+ {key}: …`"
            raise QuestionError(self.place, 1, f"no {key} in the head", advice)
        return self.fields[key]

    def only(self, keys: Sequence[str]) -> None:
        """Refuse fields that nobody reads, which are misspelt ones."""
        for key in self.fields.keys() - set(keys):
            advice = f"use one of {', '.join(keys)}"
            raise QuestionError(self.place, 1, f"unknown field {key!r} in the head", advice)

    def tags(self) -> tuple[str, ...]:
        """The words between brackets of the field `tags`."""
        words = self.fields.get("tags", "").strip("[]").split(",")
        return tuple(word.strip() for word in words if word.strip())


def questions(folder: Path | None = None) -> tuple[Question, ...]:
    """Every question of a folder, or of the package, in the order of their names.

    >>> "recommendations-naming-a-programme" in [question.name for question in questions()]
    True

    Raises:
        QuestionError: A file is not written as a question.
    """
    return tuple(map(read_question, _files(folder or resources.queries() / "questions")))


def question(name: str, folder: Path | None = None) -> Question:
    """The question of that name.

    >>> question("recommendations-naming-a-programme").parameters[0].name
    'programme'

    Raises:
        UnknownQuestionError: There is none.
        QuestionError: Its file is not written as a question.
    """
    files = {path.stem: path for path in _files(folder or resources.queries() / "questions")}
    if name not in files:
        raise UnknownQuestionError(name, tuple(files))
    return read_question(files[name])


def checks(folder: Path | None = None) -> tuple[Check, ...]:
    """Every check of a folder, or of the package, in the order of their names.

    >>> "entity-without-label" in [check.name for check in checks()]
    True

    Raises:
        QuestionError: A file is not written as a check.
    """
    return tuple(map(read_check, _files(folder or resources.queries() / "checks")))


def read_question(path: Path) -> Question:
    """The question that a file holds, whether it stands in the package or is a user's own.

    Raises:
        QuestionError: The file is not written as a question.
    """
    text, head = _read(path)
    head.only(("title", "question", "answer", "example", _NESTED, "tags"))
    return Question(
        name=path.stem,
        title=head.required("title"),
        question=head.required("question"),
        answer=head.required("answer"),
        example=head.required("example"),
        parameters=_parameters(head, text),
        tags=head.tags(),
        text=text,
    )


def read_check(path: Path) -> Check:
    """The check that a file holds.

    Raises:
        QuestionError: The file is not written as a check.
    """
    text, head = _read(path)
    head.only(("title", "problem", "solution", "tags"))
    return Check(
        name=path.stem,
        title=head.required("title"),
        problem=head.required("problem"),
        solution=head.required("solution"),
        tags=head.tags(),
        text=text,
    )


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.rq"))


def _read(path: Path) -> tuple[str, _Head]:
    if not _NAME.fullmatch(path.stem):
        advice = "name it in lower case with hyphens, such as who-held-which-office.rq"
        raise QuestionError(str(path), 1, f"bad name {path.name!r}", advice)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        advice = "name a readable file in UTF-8"
        raise QuestionError(str(path), 1, f"cannot read the question ({error})", advice) from error
    return text, _head(text, str(path))


def _head(text: str, place: str) -> _Head:
    fields: dict[str, str] = {}
    kinds: dict[str, tuple[str, int]] = {}
    length, key = 0, ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith(_HEAD):
            break
        length = number
        if field := _FIELD.fullmatch(line):
            key = field["key"]
            if key in fields:
                advice = "keep one of the two"
                raise QuestionError(place, number, f"{key!r} stands twice in the head", advice)
            fields[key] = field["value"] or ""
        elif key == _NESTED and (parameter := _PARAMETER.fullmatch(line)):
            kinds[parameter["name"]] = (parameter["kind"], number)
        else:
            advice = "write `#+ key: value`, and a parameter as `#+   name: iri`"
            raise QuestionError(place, number, "a line of the head cannot be read", advice)
    if not length:
        advice = "begin the file with lines such as `#+ title: …`"
        raise QuestionError(place, 1, "no head", advice)
    return _Head(place, fields, kinds, length)


def _parameters(head: _Head, text: str) -> tuple[Parameter, ...]:
    rows: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines()):
        if row := _ROW.fullmatch(line):
            rows.setdefault(row["name"], []).append(number)
    found = []
    for name, (kind, number) in head.kinds.items():
        if kind not in list(Kind):
            advice = f"use one of {', '.join(Kind)}"
            raise QuestionError(head.place, number, f"unknown kind {kind!r} of parameter", advice)
        if len(rows.get(name, [])) != 1:
            advice = f"write exactly one row `VALUES ?{name} {{ … }}`, alone on its line"
            raise QuestionError(head.place, number, f"no place for parameter {name!r}", advice)
        found.append(Parameter(name, Kind(kind), rows[name][0]))
    return tuple(found)
