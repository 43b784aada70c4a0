"""What a reader has to look at: contradictions, open identities, names and references."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph import ask, resources
from viennagraph.errors import ViennaGraphError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from viennagraph.ask import Check
    from viennagraph.ask.engines import Engine

_ORDER: Final = ("contradiction", "identity", "recognised", "gap", "unresolved", "learnt")
_DIGITS: Final = 7


class UnknownCaseError(ViennaGraphError):
    """No case of the review has this number."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"no case has the number {number!r}: run `viennagraph review` and take one from there"
        )
        self.number = number


@dataclass(frozen=True, slots=True)
class Case:
    """Something that a person may decide: what it is, about which things, and where it is said.

    `number` is made from the things, so that a case keeps it from one build to the next.
    """

    number: str
    kind: str
    title: str
    problem: str
    solution: str
    one: str
    other: str
    labels: tuple[str, ...]
    document: str
    passage: str
    quote: str

    @property
    def pair(self) -> frozenset[str]:
        """The two things, in no order."""
        return frozenset((self.one, self.other))


def cases(engine: Engine) -> tuple[Case, ...]:
    """Every case once, the most consequential first."""
    found: dict[str, Case] = {}
    reviews = ask.checks(resources.queries() / "reviews")
    for review in sorted(
        reviews, key=lambda one: (_ORDER.index(one.tags[0]), one.tags[1:], one.name)
    ):
        for one in _cases(review, engine):
            found.setdefault(one.number, one)
    return tuple(found.values())


def case(found: Collection[Case], number: str) -> Case:
    """The case of that number, or of the only one that begins so.

    Raises:
        UnknownCaseError: There is none, or more than one.
    """
    near = [one for one in found if one.number.startswith(number)]
    if len(near) != 1 or not number:
        raise UnknownCaseError(number)
    return near[0]


def _cases(review: Check, engine: Engine) -> Iterator[Case]:
    for row in engine.select(review.text).records():
        words = {key: " ".join(term.value.split()) for key, term in row.items()}
        # Where one thing is at odds with itself, the document is what it is held against.
        other = words.get("other", words["document"])
        labels = tuple(words[key] for key in ("oneLabel", "otherLabel") if key in words)
        yield Case(
            number=_number(review.name, words, labels),
            kind=review.tags[0],
            title=review.title,
            problem=review.problem,
            solution=review.solution,
            one=words["one"],
            other=other,
            labels=labels,
            document=words["document"],
            passage=words["passage"],
            quote=words["quote"],
        )


def _number(name: str, words: Mapping[str, str], labels: tuple[str, ...]) -> str:
    said = "\n".join((name, words["one"], words.get("other", ""), words["document"], *labels))
    return hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]
