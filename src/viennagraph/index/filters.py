"""What a list is narrowed to, as the address of a page writes it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Facet = Literal["body", "year", "programme", "addressee", "strength", "kind", "document", "level"]
"""What provisions are told apart by."""

FACETS: Final[tuple[Facet, ...]] = get_args(Facet)
_MOST: Final = 50  # values of one facet that an address may give
_LONGEST: Final = 400
_YEARS: Final = range(1, 10_000)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which provisions are wanted: values of one facet are alternatives, facets add up.

    >>> Filter.of({"body": ["body/cnd"], "since": ["2017"], "page": ["2"]}).query()
    {'body': ('body/cnd',), 'since': '2017'}
    """

    words: str = ""
    body: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    programme: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    strength: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None

    @classmethod
    def of(cls, query: Mapping[str, Sequence[str]]) -> Filter:
        """The filter that the query of an address asks for; what it does not know is left out."""
        chosen = {facet: _values(query.get(facet, ())) for facet in FACETS}
        words = next(iter(query.get("q", ())), "").strip()[:_LONGEST]
        return cls(words, since=_year(query, "since"), until=_year(query, "until"), **chosen)

    def query(self) -> dict[str, str | tuple[str, ...]]:
        """The filter as the query of an address."""
        given = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {
            "q" if name == "words" else name: value if isinstance(value, tuple) else str(value)
            for name, value in given
            if value
        }

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        """The values chosen of a facet."""
        values: tuple[str, ...] = getattr(self, facet)
        return values

    def without(self, name: str, value: str | None = None) -> Filter:
        """The filter without one of its values, or without all that stands under the name.

        >>> Filter(body=("body/cnd", "body/incb")).without("body", "body/cnd").body
        ('body/incb',)
        """
        match name:
            case "since":
                return replace(self, since=None)
            case "until":
                return replace(self, until=None)
            case "words" | "q":
                return replace(self, words="")
        left = tuple(one for one in getattr(self, name) if value is not None and one != value)
        changes: dict[str, Any] = {name: left}
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which references are wanted: to what sort of thing, by whom, when, how firm, how many.

    `subject` is the kind of thing referred to; `minimum` leaves out cells with fewer references.

    >>> Wanted.of({"minimum": ["3"], "subject": ["nonsense"]}).query()
    {'minimum': '3'}
    """

    subject: str = "programme"
    body: tuple[str, ...] = ()
    programme: tuple[str, ...] = ()
    strength: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    minimum: int = 1

    @classmethod
    def of(cls, query: Mapping[str, Sequence[str]]) -> Wanted:
        """What the query of an address asks for; what it does not know is left out."""
        subject = next(iter(query.get("subject", ())), "")
        least = next(iter(query.get("minimum", ())), "")
        chosen = {
            name: _values(query.get(name, ())) for name in ("body", "programme", "strength", "kind")
        }
        return cls(
            subject if subject in SUBJECTS else SUBJECTS[0],
            since=_year(query, "since"),
            until=_year(query, "until"),
            minimum=max(1, int(least)) if _is_number(least) else 1,
            **chosen,
        )

    def query(self) -> dict[str, str | tuple[str, ...]]:
        """What is wanted as the query of an address, without what is so by default."""
        default = Wanted()
        given = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {
            name: value if isinstance(value, tuple) else str(value)
            for name, value in given
            if value is not None and value != getattr(default, name)
        }


EVERYTHING: Final = Filter()
"""The filter that leaves everything."""

PROGRAMMES: Final = Wanted()
"""Every reference to a programme."""

SUBJECTS: Final = ("programme", "system", "instrument", "standard")
"""The kinds of things that references are kept of."""


def _values(values: Sequence[str]) -> tuple[str, ...]:
    kept = (value for value in values if value and len(value) <= _LONGEST)
    return tuple(dict.fromkeys(kept))[:_MOST]


def _year(query: Mapping[str, Sequence[str]], name: str) -> int | None:
    value = next(iter(query.get(name, ())), "").strip()
    return int(value) if _is_number(value) and int(value) in _YEARS else None


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= len("9999")
