"""The queries of this stage: files with places to fill in, `%{name}`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Final

from viennagraph.vocab import rdf, rdfs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viennagraph.check.paths import Path
    from viennagraph.check.shapes import Term


PREFIXES: Final = {"rdf": rdf.NS, "rdfs": rdfs.NS}
"""The prefixes that templates use; a shape's own query has to declare all others."""


class _Query(Template):
    delimiter = "%"


def fill(name: str, **fields: str) -> str:
    """A template with its places filled in: terms, paths, and other filled templates.

    >>> fill("values-of-path", path="<https://example.org/p>")
    '?this <https://example.org/p> ?value .'

    Raises:
        KeyError: The template has a place for which no field is given.
    """
    return _template(name).substitute(fields)


def terms(values: Iterable[Term]) -> str:
    """Terms as a query writes them, one after another.

    >>> from pyoxigraph import Literal
    >>> terms([Literal("a"), Literal("b", language="en")])
    '"a" "b"@en'
    """
    return " ".join(map(str, values))


def values(path: Path | None) -> str:
    """The pattern from `?this` to `?value`: along the path, or to the node itself.

    >>> values(None)
    'BIND (?this AS ?value)'
    """
    return fill("values-itself") if path is None else fill("values-of-path", path=str(path))


@cache
def _template(name: str) -> Template:
    text = (files("viennagraph.check") / "templates" / f"{name}.rq").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return _Query("\n".join(lines).strip())
