"""Which provisions say earlier ones again, and the lines of descent that come of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, Protocol, TypeVar

from viennagraph.relate.candidates import Near, candidates
from viennagraph.relate.grades import ONE_LINE, Grade, Said, Score, score
from viennagraph.relate.lines import Lines
from viennagraph.relate.memo import Memo, mark
from viennagraph.relate.words import Change, changes, forms, kept
from viennagraph.vocab import vg

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from viennagraph.relate.provisions import Provision

_RUN: Final = 4  # words in a row that are more than chance

Name = TypeVar("Name")
Value = TypeVar("Value", covariant=True)  # noqa: PLC0105 - the name says what it is


class SupportsGetItem(Protocol[Value]):
    """What gives a value for a number: a list, or what works values out."""

    def __getitem__(self, number: int, /) -> Value:
        """The value of a number."""
        ...


@dataclass(frozen=True, slots=True)
class Restatement:
    """A later provision that says an earlier one again, how closely, and what changed."""

    later: Provision
    earlier: Provision
    grade: Grade
    similarity: float
    changes: tuple[Change, ...]


class Link(NamedTuple):
    """That a provision says an earlier one again, by their numbers, and how closely."""

    later: int
    earlier: int
    score: Score


class LazilySaid(dict[int, Said]):
    """What each provision says, by its number, worked out when it is asked for.

    Most provisions say what no other says, and nobody asks.
    """

    def __init__(
        self,
        provisions: Sequence[Provision],
        formulas: re.Pattern[str],
        text: Callable[[Provision], str] = lambda one: one.text,
    ) -> None:
        super().__init__()
        self._provisions = provisions
        self._formulas = formulas
        self._text = text

    def __missing__(self, number: int) -> Said:
        """Works out what the provision says."""
        one = self._provisions[number]
        self[number] = said = Said.of(self._text(one), one.title, self._formulas)
        return said


class _Marks(dict[int, bytes]):
    """What marks each provision, by its number, worked out when it is asked for."""

    def __init__(self, provisions: Sequence[Provision]) -> None:
        super().__init__()
        self._provisions = provisions

    def __missing__(self, number: int) -> bytes:
        """Works out the mark of the provision."""
        self[number] = found = mark(self._provisions[number])
        return found


@dataclass(frozen=True, slots=True)
class Field(Generic[Name]):
    """The provisions of one kind, what each says, and which of them hold like words.

    `marks` names what is compared of each provision, `texts` the text of each, `places` gives the
    provisions of each text in order, `near` the texts that may say the same as a text.
    """

    provisions: Sequence[Provision]
    said: LazilySaid
    memo: Memo[Name]
    marks: SupportsGetItem[Name]
    texts: Sequence[int]
    places: Mapping[int, list[int]]
    near: Mapping[int, list[int]]

    @property
    def asks(self) -> bool:
        """Whether these provisions ask something, so that two may ask the same."""
        return self.provisions[0].kind == vg.Ask

    def score(self, earlier: int, later: int) -> Score | None:
        """The grade of a pair, from the memo where it holds it."""
        return self.memo.score(
            (self.marks[earlier], self.marks[later]),
            lambda: score(self.said[earlier], self.said[later]),
        )

    def changes(self, link: Link) -> tuple[Change, ...]:
        """What became of the words of the earlier provision."""
        return changes(self.said[link.earlier].wording, self.said[link.later].wording)

    def links(self) -> list[Link]:
        """Each provision with the nearest earlier ones that it says again."""
        return _with_parts(self, _links(self))

    def before(self, number: int) -> Iterator[int]:
        """The last provision before this one of each text that may say the same."""
        own = self.texts[number]
        occasion = self.provisions[number].occasion
        for text in (own, *self.near.get(own, ())):
            places = self.places[text]
            for at in range(bisect_left(places, number) - 1, -1, -1):
                if self.provisions[places[at]].occasion != occasion:
                    yield places[at]
                    break


def restatements(
    provisions: Sequence[Provision],
    formulas: re.Pattern[str],
    near: Near = candidates,
) -> tuple[Restatement, ...]:
    """Each provision with the nearest earlier ones that it says again, one of each line.

    Provisions of documents without a date are left out, as nobody knows which came first; so is
    what one document repeats on one occasion.  `near` finds the texts that may say the same.
    """
    kinds: defaultdict[str, list[Provision]] = defaultdict(list)
    for provision in sorted(provisions, key=lambda one: one.order):
        if provision.date:
            kinds[provision.kind].append(provision)
    found: list[Restatement] = []
    for kind in sorted(kinds):
        field = _field(kinds[kind], formulas, near)
        found += (_restatement(field, link) for link in field.links())
    return tuple(sorted(found, key=lambda one: (one.later.iri, one.earlier.iri)))


def families(found: Iterable[Restatement]) -> tuple[tuple[Provision, ...], ...]:
    """The lines of descent: provisions that carry one another on, the first of each line first."""
    links = [one for one in found if one.grade in ONE_LINE]
    members = {one.iri: one for link in links for one in (link.later, link.earlier)}
    ordered = sorted(members.values(), key=lambda one: one.order)
    numbers = {one.iri: number for number, one in enumerate(ordered)}
    lines = Lines(len(ordered))
    for link in links:
        lines.join(numbers[link.later.iri], numbers[link.earlier.iri])
    rows: defaultdict[int, list[Provision]] = defaultdict(list)
    for number, one in enumerate(ordered):
        rows[lines.first(number)].append(one)
    return tuple(tuple(row) for row in rows.values())


def _field(provisions: Sequence[Provision], formulas: re.Pattern[str], find: Near) -> Field[bytes]:
    words = [forms(one.text) for one in provisions]
    said = LazilySaid(provisions, formulas)
    repeated = Counter(words)
    numbers: dict[tuple[object, object], int] = {}
    texts: list[int] = []
    places: list[list[int]] = []
    for position, (form, one) in enumerate(zip(words, provisions, strict=True)):
        # What is formula alone is compared under its title, so there it is a text of its own.
        is_formula = repeated[form] > 1 and said[position].is_formula
        number = numbers.setdefault((form, one.title if is_formula else None), len(numbers))
        if number == len(places):
            places.append([])
        places[number].append(position)
        texts.append(number)
    near: defaultdict[int, list[int]] = defaultdict(list)
    for number, others in find([words[row[0]] for row in places]):
        for other in others:
            near[number].append(other)
            near[other].append(number)
    marks = _Marks(provisions)
    return Field(provisions, said, Memo(), marks, texts, dict(enumerate(places)), near)


def _links(field: Field[Any]) -> Iterator[Link]:
    """The best link of each provision to each line that it carries on or comes near to."""
    lines = Lines(len(field.provisions))
    for number in range(len(field.provisions)):
        best: dict[int, Link] = {}
        for earlier in field.before(number):
            found = field.score(earlier, number)
            if found is None or (found.grade is Grade.SAME_ASK and not field.asks):
                continue
            link = Link(number, earlier, found)
            line = lines.first(earlier)
            best[line] = max(best.get(line, link), link, key=_closeness)
        links = sorted(best.values(), key=_closeness, reverse=True)
        if links and links[0].score.grade in ONE_LINE:
            lines.join(number, links[0].earlier)
        yield from _without_echoes(field, links)


def _without_echoes(field: Field[Any], links: Sequence[Link]) -> Iterator[Link]:
    """Without asks alike in documents where the ask itself is found."""
    found = {
        field.provisions[link.earlier].document for link in links if link.score.grade in ONE_LINE
    }
    for link in links:
        is_alike = link.score.grade is Grade.SAME_ASK
        if not (is_alike and field.provisions[link.earlier].document in found):
            yield link


def _closeness(link: Link) -> tuple[bool, float, int]:
    return link.score.grade in ONE_LINE, link.score.similarity, link.earlier


def _with_parts(field: Field[Any], links: Iterable[Link]) -> list[Link]:
    """With the grades `merged` and `split` where several parts make up one whole."""
    rows = list(links)
    merged = _parts(
        rows,
        Grade.EXTENDED,
        lambda link: (link.later, field.provisions[link.earlier].document),
        lambda link: _stretch(field, link.earlier, link.later),
    )
    split = _parts(
        rows,
        Grade.SHORTENED,
        lambda link: (link.earlier, field.provisions[link.later].document),
        lambda link: _stretch(field, link.later, link.earlier),
    )
    grades = dict.fromkeys(merged, Grade.MERGED) | dict.fromkeys(split, Grade.SPLIT)
    return [
        link._replace(score=link.score._replace(grade=grades.get(link, link.score.grade)))
        for link in rows
    ]


def _parts(
    links: Iterable[Link],
    grade: Grade,
    whole: Callable[[Link], tuple[int, str]],
    stretch: Callable[[Link], frozenset[int]],
) -> Iterator[Link]:
    """The links of those wholes that two or more parts fill in different places."""
    groups: defaultdict[tuple[int, str], list[Link]] = defaultdict(list)
    for link in links:
        if link.score.grade is grade:
            groups[whole(link)].append(link)
    for group in groups.values():
        if len(group) == 1:
            continue
        filled = [stretch(link) for link in group]
        if sum(map(len, filled)) == len(frozenset[int]().union(*filled)):
            yield from group


def _stretch(field: Field[Any], part: int, whole: int) -> frozenset[int]:
    """The places of the words of a whole at which a part stands."""
    rows = kept(field.said[part].wording.forms, field.said[whole].wording.forms)
    return frozenset(
        place for _, start, size in rows if size >= _RUN for place in range(start, start + size)
    )


def _restatement(field: Field[Any], link: Link) -> Restatement:
    return Restatement(
        field.provisions[link.later],
        field.provisions[link.earlier],
        link.score.grade,
        link.score.similarity,
        field.changes(link),
    )
