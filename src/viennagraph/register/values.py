"""The plain values into which the Turtle files of the ontology are read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from viennagraph.model import Ref


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the authority files.

    `names` are the forms that name it anywhere, `shorts` those that name it only once a full name
    stood before them in the document.  `links` holds what the files say of it to other entities,
    by prefixed property name.
    """

    ref: Ref
    category: str
    label: str
    names: tuple[str, ...]
    shorts: tuple[str, ...] = ()
    acronym: str | None = None
    identifier: str | None = None
    series: tuple[str, ...] = ()
    notation: str | None = None
    addressee_only: bool = False
    stands_alone: bool = False
    links: tuple[tuple[str, Ref], ...] = ()

    def linked(self, relation: str) -> tuple[Ref, ...]:
        """The entities to which the files relate it so."""
        return tuple(ref for name, ref in self.links if name == relation)


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of a vocabulary: its scheme, its local name and its labels."""

    scheme: str
    local: str
    label: str
    alternatives: tuple[str, ...] = ()
    notation: str | None = None

    @property
    def ref(self) -> Ref:
        """The concept as a thing.

        >>> Term("role", "chair", "Chair").ref
        Ref(kind='vocabulary', local='role/chair')
        """
        return Ref("vocabulary", f"{self.scheme}/{self.local}")

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels, the preferred one first."""
        return (self.label, *self.alternatives)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words by which a passage shows what it does, as a regular expression with named groups."""

    scheme: str
    local: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Register:
    """All that the text side is told about the world.

    `by_ref` holds each entity by its reference; what is asked of vocabularies is indexed once.

    >>> register = Register(cues=(Cue("cue", "topic", "Topic: .*"), Cue("reference", "x", "y")))
    >>> [cue.pattern for cue in register.patterns("cue", "topic")]
    ['Topic: .*']
    """

    entities: tuple[Known, ...] = ()
    terms: tuple[Term, ...] = ()
    cues: tuple[Cue, ...] = ()
    digest: str = ""
    by_ref: dict[Ref, Known] = field(default_factory=dict, compare=False, repr=False)
    _terms: dict[str, tuple[Term, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _cues: dict[tuple[str, str | None], tuple[Cue, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        terms: defaultdict[str, list[Term]] = defaultdict(list)
        cues: defaultdict[tuple[str, str | None], list[Cue]] = defaultdict(list)
        for term in self.terms:
            terms[term.scheme].append(term)
        for cue in self.cues:
            cues[cue.scheme, None].append(cue)
            cues[cue.scheme, cue.local].append(cue)
        self._terms.update({scheme: tuple(found) for scheme, found in terms.items()})
        self._cues.update({key: tuple(found) for key, found in cues.items()})

    def scheme(self, name: str) -> tuple[Term, ...]:
        """The concepts of one vocabulary, in the order of their local names."""
        return self._terms.get(name, ())

    def patterns(self, scheme: str, local: str | None = None) -> tuple[Cue, ...]:
        """The cues of one vocabulary, or of one of its concepts."""
        return self._cues.get((scheme, local), ())
