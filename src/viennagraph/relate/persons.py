"""Who is who among persons: one who is named in two ways, by name, State and office.

Names in one spelling are one person in the graph already; this rule looks at names that differ in
order, capitals, accents, initials or given names.  A name alone is never enough: the State or the
office has to say the same.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final

from viennagraph.relate.identities import Judgement, Verdict
from viennagraph.relate.provisions import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from viennagraph.ask.engines import Engine

_CERTAIN: Final = 0.8
_OPEN: Final = 0.55
_SAME_WORDS: Final = 0.5
_FULLER: Final = 0.45
_INITIALS: Final = 0.35
_STATE: Final = 0.3
_OFFICE: Final = 0.35
_BODY: Final = 0.1


@dataclass(slots=True)
class _Person:
    iri: str
    names: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    offices: set[tuple[str, str]] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    passage: str = ""


def persons(engine: Engine) -> tuple[Judgement, ...]:
    """What is held of persons whose names are alike.

    >>> from pyoxigraph import Store
    >>> from viennagraph.ask.engines import Oxigraph
    >>> persons(Oxigraph(Store()))
    ()
    """
    known = _persons(records(engine, "persons"))
    by_family: dict[str, set[str]] = defaultdict(set)
    for person in known.values():
        for name in person.names:
            by_family[_words(name)[-1] if _words(name) else ""].add(person.iri)
            by_family[_words(name)[0] if _words(name) else ""].add(person.iri)
    pairs = {
        pair
        for family, iris in by_family.items()
        if family
        for pair in combinations(sorted(iris), 2)
    }
    found = (_judgement(known[one], known[other]) for one, other in sorted(pairs))
    return tuple(one for one in found if one is not None)


def alike(one: str, other: str) -> tuple[str, float]:
    """How two names are alike, in words and as a score; "" and 0 where they are not.

    >>> alike("DEKKER Yoni", "Yoni Dekker")
    ('both names have the same words', 0.5)
    >>> alike("Y. Dekker", "Yoni Dekker")
    ('the initials of one name fit the other', 0.35)
    >>> alike("Mia Dekker", "Yoni Dekker")
    ('', 0.0)
    """
    first, second = _words(one), _words(other)
    if len(first) < 2 or len(second) < 2:  # noqa: PLR2004 (a family name alone names a family)
        return "", 0.0
    if sorted(first) == sorted(second):
        return "both names have the same words", _SAME_WORDS
    shorter, longer = sorted((first, second), key=len)
    if shorter[0] == longer[0] and shorter[-1] == longer[-1] and set(shorter) <= set(longer):
        return "one name is the other with more given names", _FULLER
    if shorter[-1] == longer[-1] and _fits(shorter[0], longer[0]):
        return "the initials of one name fit the other", _INITIALS
    return "", 0.0


def _judgement(one: _Person, other: _Person) -> Judgement | None:
    why, score = max((alike(a, b) for a in one.names for b in other.names), key=lambda two: two[1])
    if not why:
        return None
    if one.states and other.states and not one.states & other.states:
        return None
    reasons = {why: score, **dict(_shared(one, other))}
    whole = round(min(1.0, sum(reasons.values())), 3)
    if whole < _OPEN:
        return None
    verdict = Verdict.SAME if whole >= _CERTAIN else Verdict.UNSURE
    passage = one.passage or other.passage
    return Judgement(one.iri, other.iri, verdict, whole, tuple(reasons), passage=passage)


def _shared(one: _Person, other: _Person) -> Iterator[tuple[str, float]]:
    if one.states & other.states:
        yield "both represent the same State", _STATE
    if one.offices & other.offices:
        yield "both hold the same office of the same body", _OFFICE
    elif one.bodies & other.bodies:
        yield "both hold an office of the same body", _BODY


def _persons(rows: Iterable[Mapping[str, str]]) -> dict[str, _Person]:
    known: dict[str, _Person] = {}
    for row in rows:
        person = known.setdefault(row["person"], _Person(row["person"]))
        person.names.add(row["name"])
        if "state" in row:
            person.states.add(row["state"])
        if "body" in row:
            person.bodies.add(row["body"])
            if "role" in row:
                person.offices.add((row["role"], row["body"]))
        if "passage" in row:
            person.passage = min(filter(None, (person.passage, row["passage"])))
    return known


def _words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return tuple(letters.replace(".", " ").replace("-", " ").split())


def _fits(one: str, other: str) -> bool:
    """Whether one is the initial of the other."""
    return one != other and min(len(one), len(other)) == 1 and one[0] == other[0]
