"""The SPARQL page: the questions as examples, a form, and the answer to what was asked.

A server that was sent the form calls `answered` with what its engine said; where scripts run, they
ask the endpoint themselves, and on a static site an engine in the browser.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from viennagraph import ask
from viennagraph.site.ontology_page.terms import terms
from viennagraph.site.page import Page
from viennagraph.site.source import named, written
from viennagraph.site.sparql_page.answers import Answer, Failure, shown
from viennagraph.site.sparql_page.groups import groups

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from viennagraph.site import Site

__all__ = ["DUMP", "INDEX", "Answer", "Failure", "answered", "page"]

DUMP: Final = "dumps/viennagraph.nq.gz"
"""The file of a static site, below its top, over which the engine in the browser answers."""

INDEX: Final = "search.js"
"""The script of a static site, below its top, that holds the names of things for completion."""

SUGGEST: Final = "suggest.json"
"""The address of a server that completes names."""

_FIRST: Final = "recommendations-naming-a-programme"
_SUMMARY: Final = "Ask the graph in SPARQL: questions in plain words to begin with, and an editor."


def page(_site: Site, _match: re.Match[str], query: Mapping[str, Sequence[str]], /) -> Page:
    """The page with the query of the address in its box, or else that of the first question."""
    return _made(next(iter(query.get("query", ())), "") or named(_FIRST).text)


def _made(asked: str) -> Page:
    return Page(
        path="sparql",
        template="sparql.html",
        title="SPARQL",
        summary=_SUMMARY,
        context={
            "asked": asked,
            "answer": None,
            "groups": groups(),
            "terms": _completions(),
            "labels_query": written("labels-of"),
            "dump": DUMP,
            "index": INDEX,
            "suggest": SUGGEST,
        },
    )


def answered(site: Site, asked: str, answer: Answer | Failure) -> Page:
    """The page with an answer on it, for those whose browser runs no scripts."""
    made = _made(asked)
    things = set(_things(answer))
    names = site.names().learn(things)
    context = {**made.context, "answer": shown(answer, names, site.base)}
    return replace(made, context=context)


def _things(answer: Answer | Failure) -> list[str]:
    if isinstance(answer, Failure) or answer.table is None:
        return []
    return [term.value for row in answer.table.rows for term in row if isinstance(term, ask.Iri)]


def _completions() -> list[dict[str, str]]:
    """The terms of the ontology for the editor."""
    return [
        {
            "name": f"vg:{one.name}",
            "label": one.label,
            "is": "class" if one.is_class else "property",
            "definition": one.definition,
        }
        for one in terms()
    ]
