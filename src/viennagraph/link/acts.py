"""Symbols of documents, and resolutions and decisions by body and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.link import entities as made
from viennagraph.link.finding import Finding, certain, unresolved
from viennagraph.model import Mention, Ref, Verdict
from viennagraph.wording import symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.link.walk import Walk


def symbol(walk: Walk, mention: Mention) -> Finding:
    """The document, the act or the range of documents behind a symbol."""
    words = mention.key
    if words == walk.frame.symbol:
        return certain(walk.frame.ref, "the document's own symbol")
    if found := symbols.act(words):
        series, kind, number = found
        for known in walk.names.series.get(series, ()):
            return certain(walk.add(made.act(known, kind, number)), "the symbol of an act")
    if symbols.is_range(words):
        series_of, parts = made.series(words)
        for part in parts:
            walk.add(part)
        return certain(walk.add(series_of), "a range of document symbols")
    if known_names := walk.names.full.get(words, ()):
        return certain(known_names[0].ref, "a symbol of the authority files")
    return certain(walk.add(made.document(words)), "a document symbol")


def act(walk: Walk, mention: Mention) -> Finding:
    """The resolution or decision of a number, of the body named with it or spoken of."""
    kind, number = mention.detail("type") or "resolution", mention.detail("number") or ""
    name = mention.detail("body")
    if name and name != "its":
        refs = tuple(body.ref for body in walk.names.called(name))
        chosen = walk.preferred(refs) or list(refs)
        verdict, reason = Verdict.CERTAIN, "an act by body and number"
    else:
        chosen = list(_adopters(walk, mention))
        verdict, reason = Verdict.LIKELY, "an act by number, of the body spoken of"
    for ref in chosen:
        if known := walk.register.by_ref.get(ref):
            return Finding((walk.add(made.act(known, kind, number)),), verdict, reason)
    return unresolved("an act whose body is not said")


def _adopters(walk: Walk, mention: Mention) -> Iterator[Ref]:
    """Bodies that adopt acts: those that the passage names, the last first, then the own one."""
    here = walk.spoken.here(mention.passage)
    yield from (ref for ref in here if _can_adopt(walk, ref))
    yield from (ref for ref in walk.own_bodies() if _can_adopt(walk, ref))


def _can_adopt(walk: Walk, ref: Ref) -> bool:
    known = walk.register.by_ref.get(ref)
    return known is not None and known.category == "Body" and bool(known.series)
