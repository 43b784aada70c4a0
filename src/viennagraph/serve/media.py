"""Media types, and which of them a client would like best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

HTML: Final = "text/html"
TURTLE: Final = "text/turtle"
JSON_LD: Final = "application/ld+json"
N_TRIPLES: Final = "application/n-triples"
RDF_XML: Final = "application/rdf+xml"
TRIG: Final = "application/trig"
JSON: Final = "application/json"
CSV: Final = "text/csv"
TSV: Final = "text/tab-separated-values"
SPARQL_JSON: Final = "application/sparql-results+json"
SPARQL_XML: Final = "application/sparql-results+xml"
PROBLEM: Final = "application/problem+json"
TEXT: Final = "text/plain"
XML: Final = "application/xml"
SVG: Final = "image/svg+xml"
GEXF: Final = "application/gexf+xml"
GRAPHML: Final = "application/graphml+xml"

_RANGE: Final = re.compile(r"([!#$%&'*+.^_`|~\w-]+)/([!#$%&'*+.^_`|~\w-]+)")
_QUALITY: Final = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")
_EXACTLY: Final = 3
_MOST: Final = 64  # ranges of a header that are looked at


@dataclass(frozen=True, slots=True)
class Accepted:
    """One range of an Accept header."""

    type: str
    subtype: str
    quality: float

    def fits(self, media: str) -> int:
        """How closely the range names the type: 3 exactly, 2 its kind, 1 anything, 0 not."""
        kind, _, sub = media.partition("/")
        if (self.type, self.subtype) == (kind, sub):
            return _EXACTLY
        if (self.type, self.subtype) == (kind, "*"):
            return 2
        return int((self.type, self.subtype) == ("*", "*"))


def accepted(header: str) -> tuple[Accepted, ...]:
    """The ranges of an Accept header; what cannot be read is left out.

    >>> [one.quality for one in accepted("text/turtle, */*;q=0.1, nonsense")]
    [1.0, 0.1]
    """
    ranges = []
    for part in header.split(",")[:_MOST]:
        words, *parameters = part.split(";")
        found = _RANGE.fullmatch(words.strip().casefold())
        if found is None:
            continue
        given = dict(_parameter(one) for one in parameters)
        quality = given.get("q", "1")
        number = float(quality) if _QUALITY.fullmatch(quality) else 0.0
        ranges.append(Accepted(found[1], found[2], number))
    return tuple(ranges)


def quality(header: str | None, media: str) -> float:
    """How much a client wants a type, from 0 to 1: its closest range decides.

    >>> quality("text/*;q=0.5, text/csv;q=0", "text/csv")
    0.0
    """
    if header is None or not header.strip():
        return 1.0
    fitting = [(one.fits(media), one.quality) for one in accepted(header) if one.fits(media)]
    return max(fitting)[1] if fitting else 0.0


def best(header: str | None, offers: Sequence[str]) -> str | None:
    """The offer that a client wants most, the first where several are wanted alike, or None.

    >>> best("application/rdf+xml;q=0.9, text/turtle", [RDF_XML, TURTLE])
    'text/turtle'
    >>> best("image/png", [TURTLE]) is None
    True
    """
    wanted = max(offers, key=lambda offer: quality(header, offer), default=None)
    return wanted if wanted is not None and quality(header, wanted) > 0 else None


def names(header: str | None, media: str) -> bool:
    """Whether a client names the type itself, not only a range that has it.

    >>> names("text/*", HTML), names("text/html;q=0.1", HTML)
    (False, True)
    """
    ranges = accepted(header or "")
    return any(one.fits(media) == _EXACTLY and one.quality > 0 for one in ranges)


def _parameter(words: str) -> tuple[str, str]:
    name, _, value = words.partition("=")
    return name.strip().casefold(), value.strip().strip('"')
