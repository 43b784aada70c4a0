"""Which parts of two documents belong together, and what two provisions have in common."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from viennagraph import ask, resources
from viennagraph.compare.pieces import Kind, Piece, pieces
from viennagraph.errors import ViennaGraphError
from viennagraph.relate.provisions import Provision, formulas, natural, provisions
from viennagraph.relate.restatements import Restatement, restatements
from viennagraph.relate.words import Wording, similarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from viennagraph.ask.engines import Engine

_BEFORE: Final = "0001-01-01"
_AFTER: Final = "0002-01-01"
_UNRELATED: Final = "unrelated"
_PASSAGE: Final = "passage"


class NotComparableError(ViennaGraphError):
    """A thing that has no words of its own."""

    def __init__(self, iri: str) -> None:
        super().__init__(
            f"{iri} is neither a document that was read nor a provision: "
            "name two documents, or two provisions"
        )
        self.iri = iri


@dataclass(frozen=True, slots=True)
class Pair:
    """A part of one document beside that of the other which says it again.

    `before` or `after` is missing where the other document has nothing like it.  `grade` is the
    local name of a concept of `restatement-grade`, `unrelated`, or empty where one is missing.
    """

    before: Provision | None
    after: Provision | None
    grade: str = ""
    similarity: float = 0.0
    pieces: tuple[Piece, ...] = ()

    @property
    def verdict(self) -> str:
        """What there is to say of the pair, in words."""
        if self.before is None:
            return "only in the second"
        return self.grade.replace("-", " ") or "only in the first"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two things and their parts, pair by pair, in the order of the first."""

    before: str
    after: str
    pairs: tuple[Pair, ...]

    @property
    def summary(self) -> str:
        """How many pairs there are of each verdict, as a sentence."""
        counts = Counter(pair.verdict for pair in self.pairs)
        told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
        return f"{counts.total()} {'row' if counts.total() == 1 else 'rows'}: {told}."


def compare(engine: Engine, before: str, after: str) -> Comparison:
    """Two documents by what they provide, or two provisions, given by IRI.

    Documents that hold no provisions are compared by their passages.

    Raises:
        NotComparableError: One of the two is no document that was read and no provision.
    """
    known = provisions(engine)
    left, right = _provisions(known, before), _provisions(known, after)
    if not (left and right):
        left, right = _passages(engine, before), _passages(engine, after)
    for iri, parts in ((before, left), (after, right)):
        if not parts:
            raise NotComparableError(iri)
    found = restatements(
        [
            *(replace(one, date=_BEFORE, made_by=before) for one in left),
            *(replace(one, date=_AFTER, made_by=after) for one in right),
        ],
        formulas(engine),
    )
    if not found and len(left) == len(right) == 1:
        return Comparison(before, after, (_pair(left[0], right[0]),))
    return Comparison(before, after, tuple(_rows(left, right, found)))


def _provisions(known: Iterable[Provision], iri: str) -> list[Provision]:
    """A provision, or those of a document."""
    return [one for one in known if iri in {one.document, one.iri}]


def _passages(engine: Engine, document: str) -> list[Provision]:
    question = ask.question("leaf-texts", resources.queries() / "exports")
    rows = engine.select(ask.fill(question, {"document": [ask.Iri(document)]})).records()
    found = [
        Provision(
            iri=row["passage"].value,
            kind=_PASSAGE,
            text=row["text"].value,
            passage=row["passage"].value,
            document=document,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: natural(one.passage))


def _pair(before: Provision, after: Provision, found: Restatement | None = None) -> Pair:
    alike = similarity(Wording.of(before.text).forms, Wording.of(after.text).forms)
    grade = found.grade.value if found else _UNRELATED
    return Pair(before, after, grade, alike, pieces(before.text, after.text))


def _rows(
    left: Sequence[Provision], right: Sequence[Provision], found: Iterable[Restatement]
) -> Iterator[Pair]:
    """What goes together in the order of the first document, then what is new in the second."""
    after = {one.iri: one for one in right}
    links: dict[str, list[Restatement]] = {}
    for one in found:
        if one.later.iri in after and one.earlier.iri not in after:
            links.setdefault(one.earlier.iri, []).append(one)
    matched = {one.later.iri for row in links.values() for one in row}
    for part in sorted(left, key=lambda one: natural(one.passage)):
        row = links.get(part.iri, [])
        if not row:
            yield Pair(part, None, pieces=(Piece(Kind.REMOVED, part.text),))
        for one in row:
            yield _pair(part, after[one.later.iri], one)
    for part in sorted(right, key=lambda one: natural(one.passage)):
        if part.iri not in matched:
            yield Pair(None, part, pieces=(Piece(Kind.ADDED, part.text),))
