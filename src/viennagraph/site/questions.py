"""The named questions: each in plain words, with its form and its answer as a table."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from viennagraph import ask
from viennagraph.ask.errors import ParameterError, UnknownQuestionError
from viennagraph.ask.library import Kind
from viennagraph.ask.rows import LABEL
from viennagraph.site.gather import Names, cut, iris
from viennagraph.site.links import Links
from viennagraph.site.page import Page
from viennagraph.site.sharing import shared
from viennagraph.site.source import named, written
from viennagraph.site.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viennagraph.site import Site

SHOWN: Final = 200
"""How many rows of an answer a page shows; CSV and JSON have them all."""

_CAPITAL: Final = re.compile("(?=[A-Z])")
_HEAD: Final = "#+"
_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Field:
    """A place of a question's form: its name, what it takes, and the words now in it."""

    name: str
    kind: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of an answer: words, and the thing that they stand for."""

    text: str
    iri: str = ""
    language: str = ""
    is_number: bool = False
    is_quote: bool = False


def page(site: Site, match: re.Match[str], query: Mapping[str, Sequence[str]], /) -> Page | None:
    """The list of all questions, or one of them with its answer."""
    name = match["name"]
    return _list() if name is None else _answer(site, name, query)


def _list() -> Page:
    by_tag: dict[str, list[ask.Question]] = defaultdict(list)
    for one in ask.questions():
        by_tag[one.tags[0] if one.tags else ""].append(one)
    return Page(
        path="questions",
        template="questions.html",
        title="Questions",
        summary="What can be asked of the graph without writing a query, in plain words.",
        context={"by_tag": sorted(by_tag.items())},
        table=ask.Table(
            ("name", "title", "question"),
            tuple(
                (ask.Literal(one.name), ask.Literal(one.title), ask.Literal(one.question))
                for one in ask.questions()
            ),
        ),
    )


def _answer(site: Site, name: str, query: Mapping[str, Sequence[str]]) -> Page | None:
    try:
        asked = named(name)
    except UnknownQuestionError:
        return None
    values = _values(asked, query, site) if site.settings.is_live else {}
    problem = ""
    try:
        text = written(name, **values)
        table = shared(site.source.ask(name, **values), site.settings)
    except ParameterError as error:
        problem = str(error)
        values, text = {}, written(name)
        table = ask.Table((), ())
    shown = replace(table, rows=table.rows[:SHOWN])
    names = site.names().learn(iris(shown))
    return Page(
        path=f"questions/{name}",
        template="question.html",
        title=asked.title,
        summary=asked.question,
        context={
            "asked": asked,
            "fields": _fields(asked, text, site, names),
            "problem": problem,
            "headings": [
                _CAPITAL.sub(" ", one.removesuffix(LABEL)).lower() for one in _headings(shown)
            ],
            "rows": _cells(shown, names, site.base),
            "total": len(table),
            "is_example": not values,
        },
        query=_bare(text),
        table=table,
    )


def _values(
    asked: ask.Question, query: Mapping[str, Sequence[str]], site: Site
) -> dict[str, list[ask.Term]]:
    values: dict[str, list[ask.Term]] = {}
    for parameter in asked.parameters:
        given = [one.strip()[:_LONGEST] for one in query.get(parameter.name, ()) if one.strip()]
        if given:
            terms = [ask.term(parameter, one) for one in given]
            if parameter.kind is Kind.IRI:
                terms = [_whole(one, site) for one in terms]
            values[parameter.name] = terms
    return values


def _whole(term: ask.Term, site: Site) -> ask.Term:
    """The thing that a user's words are for: an IRI, its short form, or a name."""
    said = str(term)
    if ":" in said.partition("/")[0]:
        return term
    if "/" not in said and (found := site.index.suggest(said, 1)):
        return ask.Iri(site.base + found[0].thing.path)
    return ask.Iri(site.base + said)


def _fields(asked: ask.Question, text: str, site: Site, names: Names) -> list[Field]:
    lines = text.splitlines()
    found = []
    for parameter in asked.parameters:
        row = lines[parameter.line]
        inside = row[row.index("{") + 1 : row.rindex("}")].strip()
        if parameter.kind is Kind.IRI:
            iri = inside.partition(" ")[0].strip("<>")
            label = names.learn([iri])(iri).label
            value = iri.removeprefix(site.base)
        else:
            label, value = "", inside.partition("^^")[0].strip('"')
        found.append(Field(parameter.name, parameter.kind.value, value, label))
    return found


def _headings(table: ask.Table) -> list[str]:
    labelled = {one for one in table.columns if one.removesuffix(LABEL) in table.columns}
    unlabelled = [one for one in table.columns if not (one.endswith(LABEL) and one in labelled)]
    return [one for one in unlabelled if not table.rows or any(table.column(one))]


def _cells(table: ask.Table, names: Names, base: str) -> list[list[Cell]]:
    headings = _headings(table)
    links = Links("", base)
    made = []
    for record in table.rows:
        row = dict(zip(table.columns, record, strict=True))
        made.append([_cell(row, name, names, links) for name in headings])
    return made


def _cell(row: Mapping[str, ask.Term | None], name: str, names: Names, links: Links) -> Cell:
    term, label = row.get(name), row.get(name + LABEL)
    if isinstance(term, ask.Iri):
        text = str(label) if label is not None else names(term).label
        return Cell(cut(text), term.value if links(term.value) else "")
    if term is None:
        return Cell(str(label) if label is not None else "")
    language = term.language if isinstance(term, ask.Literal) else ""
    is_number = isinstance(term, ask.Literal) and term.datatype.rpartition("#")[2] in _NUMBERS
    return Cell(str(term), "", language, is_number, name in words().columns)


def _bare(text: str) -> str:
    """The query without the head that says what it is for."""
    return "\n".join(line for line in text.splitlines() if not line.startswith(_HEAD)) + "\n"


_NUMBERS: Final = frozenset({"integer", "decimal", "double", "float"})
