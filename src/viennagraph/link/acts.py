"""Symbols of documents, and resolutions and decisions by body and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.link import entities as made
from viennagraph.link.finding import Finding, certain, likely, unresolved
from viennagraph.wording import symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.link.walk import Walk
    from viennagraph.model import Mention
    from viennagraph.register.values import Known


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
    kind = mention.detail("type") or "resolution"
    number = symbols.act_number(mention.detail("number") or "")
    if name := mention.detail("body"):
        refs = tuple(
            body.ref
            for body in walk.names.called(name)
            if name in walk.names.full or walk.names.may_number(body, number)
        )
        for ref in walk.preferred(refs) or refs:
            act_of_body = walk.add(made.act(walk.register.by_ref[ref], kind, number))
            if name in walk.names.full:
                return certain(act_of_body, "an act by body and number")
            return likely(act_of_body, "an act by number, of a body called by a short name")
    for body in _adopters(walk, mention, number):
        return likely(
            walk.add(made.act(body, kind, number)), "an act by number, of the body spoken of"
        )
    bodies = walk.names.numbering(number)
    named = [body for body in bodies if walk.spoken.passage(body.ref)]
    for found, reason in ((bodies, "numbers them so"), (named, "named before numbers them so")):
        if len(found) == 1:
            entity = made.act(found[0], kind, number)
            return likely(walk.add(entity), f"an act by number: only one body {reason}")
    names = " or ".join(body.label for body in bodies)
    return unresolved(
        "an act whose body is not said" + (f": {names} numbers them so" if names else "")
    )


def _adopters(walk: Walk, mention: Mention, number: str) -> Iterator[Known]:
    """Bodies that the passage names, the last first, the own one, and one of the noun before."""
    owner = mention.detail("owner")
    noun = owner if owner != "its" else None
    spoken = walk.spoken
    earlier = spoken.latest() if noun else ()
    for ref in [*spoken.here(mention.passage), *walk.own_bodies(), *earlier]:
        known = walk.register.by_ref.get(ref)
        if known is None or known.category != "Body" or not known.series:
            continue
        if (noun is None or noun in known.label) and walk.names.may_number(known, number):
            yield known
    if noun:
        yield from (body for body in walk.names.numbering(number) if noun in body.label)
