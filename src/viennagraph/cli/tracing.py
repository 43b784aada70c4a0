"""`viennagraph trace`."""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from viennagraph import trace
from viennagraph.cli.output import console, indented, plural, write_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from viennagraph.api.places import Source


def run(name: str, source: Source, *, as_json: bool) -> None:
    """Shows every statement about the thing."""
    with source.opened() as opened:
        found = trace.trace(opened.engine, name, base=opened.base, held=opened.held)
    if as_json:
        write_json(_json(found))
    else:
        _show(console(), found)


def _json(found: trace.Trace) -> dict[str, object]:
    statements = [
        {
            "subject": asdict(one.subject),
            "predicate": asdict(one.predicate),
            "object": asdict(one.object),
            "graph": one.place.graph,
            "document": asdict(one.place.document) if one.place.document else None,
            "where": one.place.where,
            "quote": one.quote,
        }
        for one in found.statements
    ]
    return {"thing": asdict(found.thing), "statements": statements}


def _show(out: Console, found: trace.Trace) -> None:
    out.print(Text(found.thing.label, "bold"))
    out.print(found.thing.iri, soft_wrap=True)
    for document, statements in groupby(found.statements, key=_document):
        out.print()
        out.print(Text(document, "bold cyan"))
        for place, here in groupby(statements, key=lambda one: one.place):
            _show_place(out, place, tuple(here), found.thing)
    out.print()
    passages = {one.place.graph for one in found.statements if one.place.document}
    documents = {one.place.document for one in found.statements if one.place.document}
    out.print(
        f"{plural(len(found.statements), 'statement')} in {plural(len(passages), 'passage')} "
        f"of {plural(len(documents), 'document')}"
    )


def _show_place(
    out: Console, place: trace.Place, statements: Iterable[trace.Statement], thing: trace.Thing
) -> None:
    if place.where:
        out.print(indented(place.where, "bold"))
    for quote, said in groupby(statements, key=lambda one: one.quote):
        if quote:
            out.print(indented(f"“{quote}”", "italic", by=4))
        for one in said:
            out.print(indented(_sentence(one, thing), by=6))


def _document(statement: trace.Statement) -> str:
    document = statement.place.document
    return document.label if document else statement.place.graph


def _sentence(statement: trace.Statement, thing: trace.Thing) -> str:
    parts = [statement.predicate.label, statement.object.label]
    if statement.subject.iri != thing.iri:
        parts = [trace.shortened(statement.subject.label, width=60), *parts]
    return " · ".join(parts)
