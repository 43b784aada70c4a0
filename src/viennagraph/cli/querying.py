"""`viennagraph query`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from viennagraph import ask
from viennagraph.api import asking
from viennagraph.cli import answers
from viennagraph.cli.options import Format
from viennagraph.cli.output import write_json, write_table
from viennagraph.errors import ViennaGraphError

if TYPE_CHECKING:
    from viennagraph.api.places import Opened, Source


class QueryError(ViennaGraphError):
    """The arguments of the command are no question."""


def run(name: str | None, params: tuple[str, ...], form: Format, source: Source) -> None:
    """Writes the answer to a question, or without a name the questions that there are.

    Raises:
        QueryError: There is no such file, or a parameter is not written `name=value`.
    """
    if name is None:
        _list(form)
        return
    asked = _asked(name)
    with source.opened() as opened:
        table = opened.engine.select(_sparql(asked, _values(params), opened))
        answers.write(table, form, opened.base)


def _list(form: Format) -> None:
    questions = ask.questions()
    if form is Format.JSON:
        write_json(
            [
                {
                    "name": one.name,
                    "question": one.question,
                    "parameters": [parameter.name for parameter in one.parameters],
                }
                for one in questions
            ]
        )
    else:
        write_table(("question", "what it asks"), [(one.name, one.question) for one in questions])


def _asked(name: str) -> ask.Question | str:
    if name == "-":
        return sys.stdin.read()
    path = Path(name)
    if path.suffix not in {".rq", ".sparql"} and not path.is_file():
        return ask.question(name)
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        what = f"the query cannot be read ({reason}) at {path}: name a file of SPARQL"
        raise QueryError(what) from error
    return ask.read_question(path) if text.startswith("#+") else text


def _values(params: tuple[str, ...]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for param in params:
        key, found, value = param.partition("=")
        if not found or not key:
            what = f"no parameter at --param {param!r}: write --param name=value"
            raise QueryError(what)
        values.setdefault(key, []).append(value)
    return values


def _sparql(asked: ask.Question | str, values: dict[str, list[str]], opened: Opened) -> str:
    if isinstance(asked, str):
        if values:
            what = "no parameter can be filled in bare SPARQL: leave out --param, or ask by name"
            raise QueryError(what)
        return asked
    return asking.sparql(asked, values, opened)
