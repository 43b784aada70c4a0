"""Names: those of the authority files, short ones, and those that the document defines."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from viennagraph.link import entities as made
from viennagraph.link.finding import Finding, certain, likely, unresolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.link.walk import Walk
    from viennagraph.model import Mention, Ref
    from viennagraph.register.values import Register

_HEAD_ENDS: Final = re.compile(r" (?:of|for|on|against|to|in) ")


def name(walk: Walk, mention: Mention) -> Finding:
    """What a name stands for."""
    if mention.detail("learned"):
        return _learned(walk, mention)
    if whose := _of_another(walk, mention):
        return unresolved(f"that of another: {whose}")
    if mention.detail("short"):
        return _short(walk, mention)
    known = walk.names.full.get(mention.key, ())
    if len(known) == 1:
        return certain(known[0].ref, "a name of the authority files")
    refs = tuple(k.ref for k in known)
    for ref in walk.spoken.before(refs):
        return likely(ref, "the one of that name spoken of before", refs)
    return unresolved("several things have that name", refs)


def _of_another(walk: Walk, mention: Mention) -> str | None:
    """Whose the thing is where it is no known thing of that name: "the Council of the League"."""
    whose = mention.detail("of")
    if whose is None or _defined_as(walk, mention.key):
        return None
    owners = {known.ref for known in walk.names.called(whose)}
    # "The secretariat of the Meeting" serves what the document is about.
    is_own = mention.surface[0].islower() and " " not in whose and whose not in walk.names.full
    if is_own or not (owners or mention.detail("short")):
        return None
    for known in walk.names.called(mention.key):
        if owners & {known.ref, *_above(walk, known.ref)}:
            return None
    return whose


def _above(walk: Walk, ref: Ref) -> Iterator[Ref]:
    """The bodies of which a body is a part, the nearest first."""
    known = walk.register.by_ref.get(ref)
    for parent in known.linked("org:subOrganizationOf") if known else ():
        yield parent
        yield from _above(walk, parent)


def _short(walk: Walk, mention: Mention) -> Finding:
    """A short name: the one whose full name stood nearest before it, the own body first."""
    if long := _defined_as(walk, mention.key):
        return _thing_defined(walk, long)
    refs = tuple(known.ref for known in walk.names.short.get(mention.key, ()))
    for ref in walk.spoken.here(mention.passage):
        if ref in refs:
            return certain(ref, "short for what the passage names", refs)
    for ref in walk.own_bodies():
        if ref in refs:
            return likely(ref, "short for the document's own body", refs)
    for ref in walk.spoken.before(refs):
        return likely(ref, "short for what was named before", refs)
    return unresolved("a short name before any full one", refs)


def _learned(walk: Walk, mention: Mention) -> Finding:
    long = mention.key if mention.key in walk.definitions else _defined_as(walk, mention.key)
    return _thing_defined(walk, long) if long else Finding()


def _defined_as(walk: Walk, short: str) -> str | None:
    """The long form that the document says a short one stands for."""
    return next((long for long, brief in walk.definitions.items() if brief == short), None)


def _thing_defined(walk: Walk, long: str) -> Finding:
    short = walk.definitions[long]
    known = walk.names.full.get(long, ()) or walk.names.full.get(short, ())
    if len(known) == 1:
        return certain(known[0].ref, "defined in this document")
    category = class_of(walk.register, long)
    if category is None:
        return unresolved("defined in this document, but of no known class")
    return likely(walk.add(made.learned(long, short, category)), "defined in this document")


def class_of(register: Register, words: str) -> str | None:
    """The class that the last class noun before any "of" or "for" shows, or else the last one."""
    general = register.patterns("reading-noun", "general")
    if any(_compiled(cue.pattern).fullmatch(words) for cue in general):
        return None
    for part in (_HEAD_ENDS.split(words)[0], words):
        last, category = -1, None
        for term in register.scheme("reading-noun"):
            for cue in register.patterns("reading-noun", term.local):
                for found in _compiled(cue.pattern).finditer(part):
                    if term.notation and found.start() > last:
                        last, category = found.start(), term.notation
        if category:
            return category
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
