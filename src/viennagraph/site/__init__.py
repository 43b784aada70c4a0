"""The site: pages as values, and their HTML, the same for the live server and the static folder."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from viennagraph import ask
from viennagraph.site import gather, kinds, rendering
from viennagraph.site.links import UNSHOWN
from viennagraph.site.page import Page
from viennagraph.site.settings import Settings
from viennagraph.site.source import Embedded, Server, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from viennagraph.index import Index

__all__ = ["Embedded", "Page", "Server", "Settings", "Site", "Source"]

_NAMES: Final = 50_000  # names that are kept from page to page
_NOTHING: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})


class Site:
    """All pages over a source: made one at a time, each from a few bound queries."""

    def __init__(self, source: Source, index: Index, settings: Settings) -> None:
        self.source = source
        self.index = index
        self.settings = settings
        self._known: dict[str, gather.Named] = {}

    @property
    def base(self) -> str:
        """The base of the things."""
        return self.source.base

    def names(self) -> gather.Names:
        """The names of things, those known already from other pages."""
        if len(self._known) > _NAMES:
            self._known = {}
        return gather.Names(self.source, self._known)

    def page(self, path: str, query: Mapping[str, Sequence[str]] = _NOTHING) -> Page | None:
        """The page at a path without root and suffix, or None where there is none."""
        found = kinds.found(path)
        if found is None:
            return None
        maker, match = found
        return maker(self, match, query)

    def render(self, page: Page) -> str:
        """The whole HTML of a page, with relative links."""
        return rendering.html(page, self.base, self.settings)

    def paths(self) -> Iterator[str]:
        """Every page that stands alone, each once: a static site is these."""
        yield from kinds.PLAIN
        yield from (f"questions/{one.name}" for one in ask.questions())
        paths = {
            iri.removeprefix(self.base)
            for iri in gather.iris(self.source.ask("things"))
            if iri.startswith(self.base) and "#" not in iri
        }
        found = (one for one in sorted(paths) if "/" in one)
        yield from (one for one in found if one.partition("/")[0] not in UNSHOWN)
