"""Which function makes which page: one line for each pattern of paths, the first that fits."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol

from viennagraph.site.links import KEPT_ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viennagraph.site import Site
    from viennagraph.site.page import Page


class Maker(Protocol):
    """What a module of pages has: a function `page`."""

    def __call__(
        self, site: Site, match: re.Match[str], query: Mapping[str, Sequence[str]], /
    ) -> Page | None:
        """The page at a path that fits the pattern, or None where there is no such page."""
        ...


_LISTS: Final = (
    *("bodies", "programmes", "systems", "instruments", "standards", "meetings", "documents"),
    *("resolutions", "decisions", "states", "regions", "people"),
)

PLAIN: Final[tuple[str, ...]] = (
    *("", "search", "provisions", "recommendations", "references", *_LISTS),
    *("questions", "sparql", "ontology", "data"),
)
"""The paths of the pages that every site has, whatever its graph holds ("" is the overview)."""

_PROVISIONS: Final = (
    "recommendation|observation|conclusion|commitment|statement|operative-paragraph"
    "|preambular-paragraph"
)

# Modules are named, not imported: a page kind is loaded when its first page is asked for.
KINDS: Final[tuple[tuple[str, str], ...]] = (
    (r"", "overview.home"),
    (r"search", "overview.search"),
    (r"suggest", "suggesting"),
    (r"provisions|recommendations", "overview.provisions"),
    ("|".join(_LISTS), "overview.lists"),
    (r"references", "references"),
    (r"sparql", "sparql_page"),
    (r"ontology", "ontology_page"),
    (r"vocabulary/(?P<scheme>[a-z-]+)", "ontology_page.schemes"),
    (r"data", "data_page"),
    (r"questions(?:/(?P<name>[a-z0-9-]+))?", "questions"),
    (r"document/(?P<name>[^/]+)", "document"),
    (f"(?P<kind>{_PROVISIONS})/(?P<name>.+)", "provision"),
    (f"(?P<kind>{'|'.join(KEPT_ELSEWHERE)})/(?P<name>.+)", "moved"),
    (r"(?P<kind>[a-z][a-z-]*)/(?P<name>.+)", "entity"),
)
"""The patterns of paths and the modules of `viennagraph.site` whose `page` makes them."""


def found(path: str) -> tuple[Maker, re.Match[str]] | None:
    """The maker of the page at a path, and how the path fits.

    >>> found("Nowhere") is None
    True
    """
    for pattern, name in KINDS:
        if match := re.fullmatch(pattern, path):
            module = f"viennagraph.site.{name}"
            return import_module(module).page, match
    return None
