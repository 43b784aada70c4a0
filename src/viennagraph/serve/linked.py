"""Linked data and pages: which representation of which thing a request asks, and where it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, quote

from starlette.responses import Response

from viennagraph.describe.header import licence
from viennagraph.serve import media, problems, replies
from viennagraph.serve.cache import Cache
from viennagraph.serve.drawing_words import STANDING
from viennagraph.serve.endpoint import unless_gone
from viennagraph.serve.jobs import Answer, Drawing, JobError, Trouble
from viennagraph.serve.place import public
from viennagraph.serve.problems import Problem
from viennagraph.serve.protocol import header
from viennagraph.vocab import dcterms, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from viennagraph.serve.live import Live

SUFFIXES: Final = {
    "html": media.HTML,
    "ttl": media.TURTLE,
    "jsonld": media.JSON_LD,
    "nt": media.N_TRIPLES,
    "rdf": media.RDF_XML,
    "trig": media.TRIG,
    "csv": media.CSV,
    "json": media.JSON,
    "svg": media.SVG,
    "gexf": media.GEXF,
    "graphml": media.GRAPHML,
}
"""What stands behind which ending of a path."""

_RDF: Final = ("ttl", "jsonld", "nt", "rdf", "trig")
_TABLES: Final = ("csv", "json")
_NETWORKS: Final = ("svg", "gexf", "graphml")
_KEPT: Final = frozenset({"csv", "gexf", "graphml"})
_REFERENCES: Final = "references"
_SAFE: Final = "/:@!$&'()*+,;=~"
_INDEX: Final = "index"
_DESCRIBED: Final = frozenset({"ontology", "data"})
_FIELDS: Final = 100
_NO_IRI: Final = re.compile(r"[\x00-\x20<>\"{}|\\^`]|\A/|//")
_LONGEST: Final = 4096


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a path names: a page or thing, and the ending by which one representation is asked."""

    path: str
    suffix: str = ""

    @classmethod
    def of(cls, path: str) -> Wanted:
        """What a path names.

        >>> Wanted.of("body/cnd.ttl"), Wanted.of("document/A-58.1").suffix
        (Wanted(path='body/cnd', suffix='ttl'), '')
        """
        stem, dot, suffix = path.rpartition(".")
        if not dot or suffix not in SUFFIXES:
            return cls(path)
        return cls("" if stem == _INDEX else stem, suffix)

    @property
    def is_thing(self) -> bool:
        """Whether it is a thing in the world, which no document can be."""
        return "/" in self.path

    @property
    def offers(self) -> tuple[str, ...]:
        """The endings of its representations, the best first."""
        if self.path.startswith("questions/"):
            return ("html", "ttl", "jsonld", "nt", "rdf", *_TABLES)
        if self.path == "ontology":
            return ("ttl", "html", "jsonld", "nt", "rdf", "trig")
        if self.is_thing or self.path in _DESCRIBED:
            return ("html", *_RDF, *_TABLES)
        if self.path == _REFERENCES:
            return ("html", *_TABLES, *_NETWORKS)
        return ("html", *_TABLES)

    def file(self, suffix: str) -> str:
        """The last part of the path of a representation, relative to its neighbours.

        >>> Wanted("body/cnd").file("ttl")
        'cnd.ttl'
        """
        return f"{quote(self.path.rpartition('/')[2] or _INDEX, safe=_SAFE)}.{suffix}"


@dataclass(frozen=True, slots=True)
class Linked:
    """The pages and data over what is live."""

    live: Live
    cache: Cache = field(default_factory=Cache)

    async def __call__(self, request: Request, path: str) -> Response:
        """The answer to a request for a path without the root."""
        if len(path) > _LONGEST or _NO_IRI.search(path):
            raise Problem(HTTPStatus.NOT_FOUND, "there is nothing here")
        wanted = Wanted.of(path)
        if wanted.suffix:
            return await self._represented(request, wanted, wanted.suffix, is_fixed=True)
        if wanted.is_thing:
            return await self._thing(request, wanted)
        return await self._represented(request, wanted, _negotiated(request, wanted))

    async def _thing(self, request: Request, wanted: Wanted) -> Response:
        drawn = await self._drawn(request, Drawing(wanted.path, STANDING))
        standing: dict[str, list[str]] = drawn.facts["standing"]
        if "retired" in standing:
            return self._moved(wanted, standing["retired"])
        if "same" in standing and "read" not in standing:
            return self._moved(wanted, standing["same"])
        if not standing:
            raise Problem(HTTPStatus.NOT_FOUND, f"nothing is known of {wanted.path}")
        suffix = _negotiated(request, wanted)
        fields = request.scope["query_string"].decode("ascii", "replace")
        where = wanted.file(suffix) + (f"?{quote(fields, safe='=&%+' + _SAFE)}" if fields else "")
        headers = {
            "Location": where,
            "Vary": "Accept",
            "Cache-Control": "public, max-age=300",
            "Link": ", ".join(self._links(wanted, {}, public(self.live.place, request.headers))),
        }
        return Response(status_code=HTTPStatus.SEE_OTHER, headers=headers)

    def _moved(self, wanted: Wanted, others: list[str]) -> Response:
        """To the one thing that stands in the place of another; gone where there is none."""
        if len(others) != 1:
            what = f"{wanted.path} is retired, and no one thing stands in its place"
            links = [f'<{other}>; rel="successor-version"' for other in others]
            raise Problem(HTTPStatus.GONE, what, {"Link": ", ".join(links)} if links else {})
        successor = others[0]
        where = successor
        if successor.startswith(self.live.base):
            up = "../" * wanted.path.count("/")
            where = up + quote(successor.removeprefix(self.live.base), safe=_SAFE)
        headers = {"Location": where, "Link": f'<{successor}>; rel="successor-version"'}
        return Response(status_code=HTTPStatus.SEE_OTHER, headers=headers)

    async def _represented(
        self, request: Request, wanted: Wanted, suffix: str, *, is_fixed: bool = False
    ) -> Response:
        if suffix not in wanted.offers:
            raise Problem(HTTPStatus.NOT_FOUND, f"there is no .{suffix} of {wanted.path or 'this'}")
        fields = _fields(request)
        job = Drawing(wanted.path, SUFFIXES[suffix], fields)
        drawn = await self._drawn(request, job)
        if "moved" in drawn.facts:
            path, mark, anchor = drawn.facts["moved"].partition("#")
            where = f"{'../' * wanted.path.count('/')}{quote(path, safe=_SAFE)}.{suffix}"
            return Response(
                status_code=HTTPStatus.SEE_OTHER, headers={"Location": where + mark + anchor}
            )
        address = public(self.live.place, request.headers)
        headers = {"Link": ", ".join(self._links(wanted, drawn.facts, address))}
        if is_fixed:
            headers["Vary"] = "Accept-Encoding"
        else:
            headers["Content-Location"] = wanted.file(suffix)
        if suffix in _KEPT:
            headers["Content-Disposition"] = f'attachment; filename="{_name(wanted)}.{suffix}"'
        tag = replies.tag(self.live.edition, drawn.generation, job)
        reply = replies.Reply(drawn, tag, headers, self.live.modified)
        return await reply.response(request)

    async def _drawn(self, request: Request, job: Drawing) -> Answer:
        key = (self.live.number, job)
        known = self.cache.get(key)
        if known is not None:
            return known
        try:
            answer = await unless_gone(request, self.live.pages, job)
        except JobError as error:
            if error.trouble is Trouble.NOT_FOUND:
                what = f"there is nothing at {job.path or 'this place'}"
                raise Problem(HTTPStatus.NOT_FOUND, what) from error
            if error.trouble is Trouble.EVALUATION:
                raise Problem(HTTPStatus.BAD_REQUEST, error.words) from error
            raise problems.of_limit(error, self.live.place.limits) from error
        self.cache.put((answer.generation, job), answer)
        return answer

    def _links(self, wanted: Wanted, facts: dict[str, Any], address: str) -> Iterator[str]:
        for suffix in wanted.offers:
            yield f'<{wanted.file(suffix)}>; rel="alternate"; type="{SUFFIXES[suffix]}"'
        up = "../" * wanted.path.count("/") or "./"
        yield f'<{up}data.ttl>; rel="describedby"; type="{media.TURTLE}"'
        if "ttl" in wanted.offers:
            yield f'<{wanted.file("ttl")}>; rel="describedby"; type="{media.TURTLE}"'
            yield f'<{quote(self.live.base + wanted.path, safe=_SAFE)}>; rel="cite-as"'
        if facts.get("kind"):
            yield f'<{schema.NS}{facts["kind"]}>; rel="type"'
        if address:
            page = quote(wanted.path or _INDEX, safe=_SAFE)
            yield f'<{address}{page}.html>; rel="canonical"'
        for predicate, value in licence(self.live.base):
            if predicate.value == dcterms.license:
                yield f'{value}; rel="license"'


def _negotiated(request: Request, wanted: Wanted) -> str:
    accept = header(request, "accept")
    offers = {SUFFIXES[suffix]: suffix for suffix in wanted.offers}
    if wanted.is_thing and accept and media.quality(accept, media.JSON) > 0:
        # Who asks for JSON about a thing is served best by that of linked data.
        offers = {name: suffix for name, suffix in offers.items() if suffix != "json"}
        offers[media.JSON] = "jsonld"
    chosen = media.best(accept, tuple(offers))
    if chosen is None:
        raise problems.not_acceptable({name: wanted.file(one) for name, one in offers.items()})
    return offers[chosen]


def _fields(request: Request) -> tuple[tuple[str, str], ...]:
    try:
        words = request.scope["query_string"].decode("ascii")
        return tuple(parse_qsl(words, errors="strict", max_num_fields=_FIELDS))
    except ValueError as error:
        what = "the fields of the address are not UTF-8, or too many"
        raise Problem(HTTPStatus.BAD_REQUEST, what) from error


def _name(wanted: Wanted) -> str:
    name = wanted.path.replace("/", "-") or _INDEX
    return "".join(
        one if one.isascii() and (one.isalnum() or one in "-_.") else "-" for one in name
    )
