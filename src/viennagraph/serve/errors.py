"""Problems as pages, for those who look with a browser, and as comments for those who read RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from viennagraph.serve import media
from viennagraph.serve.protocol import header
from viennagraph.site import problem as page
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from starlette.requests import Request

    from viennagraph.serve.problems import Problem

_COMMENTED: Final = (media.TURTLE, media.N_TRIPLES, media.TRIG)
_ENDINGS: Final = {".ttl": media.TURTLE, ".nt": media.N_TRIPLES, ".trig": media.TRIG}
_SPARQL: Final = "sparql"
_KEPT: Final = {"Cache-Control": "no-store", "Vary": "Accept"}


def response(problem: Problem, request: Request, path: str, base: str = BASE) -> Response:
    """The problem in the form that the request asks for."""
    accept = header(request, "accept")
    ending = next((name for end, name in _ENDINGS.items() if path.endswith(end)), "")
    headers = {**_KEPT, **problem.headers}
    if media.names(accept, media.HTML) and not ending:
        return Response(_page(problem, path, base), problem.status, headers, media.HTML)
    offers = (media.PROBLEM, media.TEXT, media.JSON, *_COMMENTED)
    form = ending or media.best(accept, offers if path != _SPARQL else offers[:3])
    if form in _COMMENTED:
        # A reader of RDF meets an empty graph with a word of why.
        words = " ".join(f"{problem.status.phrase}: {problem.detail}".split())
        return Response(f"# {words}\n", problem.status, headers, form)
    return problem.response(accept)


def _page(problem: Problem, path: str, base: str) -> str:
    excerpt = str(problem.facts.get("excerpt", ""))
    detail = f"{problem.detail[:1].upper()}{problem.detail[1:]}."
    return page.html(path, problem.status.phrase, detail, base, excerpt)
