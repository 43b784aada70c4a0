"""The files that hosts and crawlers read: sitemap, robots.txt, redirects, and the 404 page."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from viennagraph.site import Settings

MOST: Final = 50_000
"""How many addresses a sitemap holds at most."""

_TEXTS: Final = Path(__file__).resolve().parent / "texts"


def text(name: str, **values: str) -> str:
    """A text with its places filled in.

    >>> "Disallow: /vg/sparql?" in text("robots.txt", root="/vg/", sitemap="")
    True
    """
    return Template((_TEXTS / name).read_text("utf-8")).substitute(values)


def write(folder: Path, settings: Settings, base: str, files: Sequence[str], day: date) -> None:
    """Writes all of them; `files` are the pages, as names of files.

    Without a public origin there is no sitemap and there are no redirects, as both name it.
    """
    top = f"{settings.origin}{settings.root}" if settings.origin else ""
    sitemap = f"Sitemap: {top}sitemap.xml" if top else ""
    robots = text("robots.txt", root=settings.root, sitemap=sitemap)
    (folder / "robots.txt").write_text(robots.rstrip() + "\n", "utf-8")
    (folder / ".htaccess").write_text(text("site.htaccess", root=settings.root), "utf-8")
    (folder / ".nojekyll").write_bytes(b"")
    if not top:
        return
    for name, words in sitemaps(top, files, day):
        (folder / name).write_text(words, "utf-8")
    redirects = folder / "w3id"
    redirects.mkdir()
    for name, source in ((".htaccess", "w3id.htaccess"), ("README.md", "w3id.md")):
        (redirects / name).write_text(text(source, base=base, target=top), "utf-8")


def sitemaps(top: str, files: Iterable[str], day: date) -> Iterator[tuple[str, str]]:
    """The sitemap, or where there are many pages an index of several, as names and texts."""
    addresses = [f"{top}{name}" for name in files]
    pieces = [addresses[start : start + MOST] for start in range(0, len(addresses), MOST)] or [[]]
    if len(pieces) == 1:
        yield "sitemap.xml", _sitemap(pieces[0], day)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(pieces) + 1)]
    for name, piece in zip(names, pieces, strict=True):
        yield name, _sitemap(piece, day)
    yield "sitemap.xml", _listing("sitemapindex", "sitemap", [top + name for name in names], day)


def _sitemap(addresses: Iterable[str], day: date) -> str:
    return _listing("urlset", "url", addresses, day)


def _listing(whole: str, one: str, addresses: Iterable[str], day: date) -> str:
    lines = [
        f"<{one}><loc>{escape(address)}</loc><lastmod>{day.isoformat()}</lastmod></{one}>\n"
        for address in addresses
    ]
    return text("sitemap.xml", whole=whole, entries="".join(lines))
