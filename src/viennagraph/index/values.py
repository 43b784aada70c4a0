"""What the index answers with: things, places, hits, counts and cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a text, and whether it is what was searched for."""

    words: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with a name: `path` is its IRI without the base, and `count` how often it is named.

    `brief` is its acronym or a name with one, where it has such a name.

    >>> Thing("programme/aircop", "Airport Communication Project").kind
    'programme'
    """

    path: str
    label: str
    symbol: str = ""
    count: int = 0
    brief: str = ""

    @property
    def short(self) -> str:
        """What to call it where there is little room: an acronym, or else its name."""
        return self.brief or self.label

    @property
    def kind(self) -> str:
        """What sort of thing it is: the first segment of its path."""
        return self.path.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found, and the pieces of the name by which it was found."""

    thing: Thing
    name: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written: `passage` is the path of the passage, anchor included."""

    document: Thing
    passage: str
    paragraph: str = ""
    item: str = ""
    section: str = ""
    page: str = ""

    @property
    def where(self) -> str:
        """The place in the document in words.

        >>> Place(Thing("document/D", "D"), "document/D#p2-a", "2", "a").where
        'paragraph 2 (a)'
        """
        if self.paragraph:
            return f"paragraph {self.paragraph}" + (f" ({self.item})" if self.item else "")
        if self.section:
            return f"section {self.section}"
        return f"page {self.page}" if self.page else ""


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision with all that lists show of it; `text` is "" where words are left out.

    `body` is the body towards which it counts; `strength` and `level` are local names of the
    scales.  `pieces` is its text, or the piece of it, with what was searched for marked.
    """

    path: str
    place: Place
    text: str = ""
    body: Thing | None = None
    year: int | None = None
    strength: Value | None = None
    level: Value | None = None
    addressees: tuple[Thing, ...] = ()
    programmes: tuple[Thing, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def kind(self) -> str:
        """What sort of provision it is: the first segment of its path."""
        return self.path.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet, as URLs write it, with its label and how many provisions have it.

    `rank` orders the values of a scale, the firmest first; it is 0 where there is no scale.
    """

    value: str
    label: str
    count: int = 0
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found: things in groups by kind, provisions by their words.

    `counts` says how many there are of each kind (that of provisions is "provision"), more than
    `things` and `provisions` hold.  `is_loose` says that nothing holds all the words, and that
    these provisions hold some of them.
    """

    words: str
    things: tuple[Hit, ...] = ()
    provisions: tuple[Provision, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    is_loose: bool = False

    @property
    def total(self) -> int:
        """How many were found in all."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a word being typed may become: a thing, and the name that begins so."""

    thing: Thing
    name: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list, and how many there are in all."""

    provisions: tuple[Provision, ...]
    total: int
    page: int = 1
    size: int = 50

    @property
    def pages(self) -> int:
        """How many pages there are, at least one.

        >>> Listing((), 51).pages
        2
        """
        return max(1, -(-self.total // self.size))


@dataclass(frozen=True, slots=True)
class Reference:
    """One place where a body refers to a thing: a provision, or a passage that provides nothing.

    `kind` is that of the provision, or "narrative".
    """

    body: Thing | None
    subject: Thing
    place: Place
    kind: str
    year: int | None = None
    strength: Value | None = None
    provision: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a body refers to a thing, and how firmly at most."""

    body: Thing | None
    subject: Thing
    count: int
    strongest: Value | None = None
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells that a filter leaves, and how many references it shows and hides."""

    cells: tuple[Cell, ...]
    shown: int
    hidden: int
    bodies: tuple[Thing, ...] = ()
    subjects: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """A document that names a thing, in how many places, and the path of the first of them."""

    document: Thing
    issued: str
    count: int
    first: str


@dataclass(frozen=True, slots=True)
class Year:
    """What the graph holds of one year: documents, provisions, mentions."""

    year: int
    documents: int = 0
    provisions: int = 0
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the graph is known not to have: what, how many of how many."""

    name: str
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the graph covers: how much, from when to when, and what it lacks."""

    documents: int = 0
    passages: int = 0
    provisions: int = 0
    mentions: int = 0
    unresolved: int = 0
    first: str = ""
    last: str = ""
    years: tuple[Year, ...] = ()
    gaps: tuple[Gap, ...] = field(default=())
    kinds: tuple[tuple[str, int], ...] = ()
