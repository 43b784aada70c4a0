"""Bringing restatements up to date: new documents are read, what they touch is compared again.

The result is that of `restatements` on all provisions of the graph, whatever was known before.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph.errors import ViennaGraphError
from viennagraph.relate.candidates import shingles
from viennagraph.relate.grades import Grade, Said
from viennagraph.relate.identities import Verdict
from viennagraph.relate.ledger import Found, Held, Ledger, Row, Sources
from viennagraph.relate.memo import Memo, mark
from viennagraph.relate.nearness import bring_up_to_date
from viennagraph.relate.provisions import Provision
from viennagraph.relate.restatements import Field, LazilySaid, Link, Restatement, families
from viennagraph.relate.words import forms
from viennagraph.relate.writing import family_lines, restatement_lines

if TYPE_CHECKING:
    import re
    from array import array
    from collections.abc import Iterator, Mapping

    from viennagraph.graph import Names
    from viennagraph.relate.statements import Statements

Pairs = dict[frozenset[str], Verdict]
_SIZE: Final = 16


class SharedError(ViennaGraphError):
    """A provision that two documents state, which no ledger can hold."""

    def __init__(self, provision: str) -> None:
        super().__init__(f"two documents state <{provision}>: compare all provisions at once")
        self.provision = provision


class Change(NamedTuple):
    """The lines that leave a graph, and those that come into it."""

    gone: tuple[str, ...]
    come: tuple[str, ...]


def read_anew(
    ledger: Ledger, statements: Statements, documents: Mapping[str, str], known: re.Pattern[str]
) -> None:
    """Reads the documents that the ledger does not hold as they are, by their marks.

    Raises:
        SharedError: Two documents state one provision.
    """
    held = ledger.documents()
    wanted: dict[str, tuple[str, str, str]] = {}
    for iri, made in documents.items():
        sources = ledger.sources(iri) if iri in held and held[iri][0] == made else None
        if sources is None:
            sources = statements.sources(iri)
            ledger.note_sources(iri, sources)
        wanted[iri] = (made, statements.title(iri), statements.date(iri, sources))
    stale = [iri for iri, said in held.items() if wanted.get(iri) != said]
    fresh = [iri for iri, said in wanted.items() if held.get(iri) != said]
    for iri in stale:
        if iri not in wanted:
            ledger.note_sources(iri, Sources((), ()))
    loose = {number for iri in sorted(stale) for number in ledger.forget(iri)}
    new: defaultdict[str, set[int]] = defaultdict(set)
    numbers: dict[str, int] = {}
    for iri in sorted(fresh):
        ledger.add_document(iri, wanted[iri])
        _, title, date = wanted[iri]
        for row in statements.provisions(iri) if date else ():
            _add(ledger, row, title, known, numbers, new)
    gone: defaultdict[str, list[array[int]]] = defaultdict(list)
    for number, kind in ledger.unused(loose).items():
        gone[kind].append(ledger.runs_of(number))
        ledger.drop_words([number])
    for kind in sorted(new.keys() | gone.keys()):
        bring_up_to_date(ledger, kind, new[kind], gone[kind])
    if stale:
        ledger.drop_unsaid()


def renewed(
    ledger: Ledger,
    statements: Statements,
    known: re.Pattern[str],
    pairs: Pairs,
    names: Names,
    graph: str,
) -> Change:
    """What becomes of the graph of restatements, where `pairs` are decided by people."""
    fields = list(_fields(ledger, statements, known))
    links: dict[tuple[str, str], tuple[Field[int], Link]] = {}
    for field in fields:
        for link in field.links():
            later, earlier = (field.provisions[at].iri for at in (link.later, link.earlier))
            if pairs.get(frozenset((later, earlier))) is not Verdict.DIFFERENT:
                links[later, earlier] = field, link
    for field in fields:
        ledger.add_scores(field.memo.new.items())
    before = ledger.links()
    same = {pair for pair, one in links.items() if _is_held(before.get(pair), *one)}
    gone = {pair: one for pair, one in before.items() if pair not in same}
    come = {pair: _found(*one) for pair, one in links.items() if pair not in same}
    ledger.change_links(gone, sorted(come.items()))
    lines = _family_change(ledger, links, names, graph)
    removed = {*restatement_lines(map(_told, gone.items()), names, graph), *lines.gone}
    added = {*restatement_lines(map(_told, come.items()), names, graph), *lines.come}
    return Change(tuple(sorted(removed - added)), tuple(sorted(added - removed)))


def whole(ledger: Ledger, names: Names, graph: str) -> tuple[str, ...]:
    """All lines of the graph of restatements, as the ledger holds them."""
    return tuple(
        sorted(
            {
                *restatement_lines(map(_told, ledger.links().items()), names, graph),
                *family_lines(_grouped(ledger.families()), names, graph),
            }
        )
    )


def _add(
    ledger: Ledger,
    row: Row,
    title: str,
    known: re.Pattern[str],
    numbers: dict[str, int],
    new: dict[str, set[int]],
) -> None:
    words = forms(row.text)
    form = hashlib.blake2b(" ".join(words).encode(), digest_size=_SIZE).hexdigest()
    held = ledger.words(row.kind, form)
    number = held.get(title)
    # What is formula alone is compared under its title, so there it is a text of its own.
    if number is None and held and not Said.of(row.text, title, known).is_formula:
        number = next(iter(held.values()))
    if number is None:
        number = ledger.add_words(row.kind, form, title, shingles(words, numbers))
        new[row.kind].add(number)
    if not ledger.add_provision(row, ledger.said(mark(_provision(row, title))), number):
        raise SharedError(row.iri)


def _fields(ledger: Ledger, statements: Statements, known: re.Pattern[str]) -> Iterator[Field[int]]:
    """The provisions of each kind that may say one another again."""
    documents = ledger.documents()
    near: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in ledger.near():
        near[one].append(other)
        near[other].append(one)
    met: dict[str, str] = {"": ""}
    kinds: defaultdict[str, list[tuple[Provision, Held]]] = defaultdict(list)
    for held in ledger.held():
        if held.maker not in met:
            met[held.maker] = statements.made_on(held.maker)
        _, title, date = documents[held.document]
        row = Row(held.iri, held.document, held.kind, held.passage, held.maker, "")
        kinds[held.kind].append((_provision(row, title, date, met[held.maker]), held))
    memo = Memo(ledger.scores())
    for kind in sorted(kinds):
        rows = sorted(kinds[kind], key=lambda row: row[0].order)
        provisions = [provision for provision, _ in rows]
        texts = [held.words for _, held in rows]
        places: defaultdict[int, list[int]] = defaultdict(list)
        for position, number in enumerate(texts):
            places[number].append(position)
        said = LazilySaid(provisions, known, lambda one: ledger.text(one.iri))
        marks = [held.said for _, held in rows]
        yield Field(provisions, said, memo, marks, texts, places, near)


def _family_change(
    ledger: Ledger,
    links: Mapping[tuple[str, str], tuple[Field[int], Link]],
    names: Names,
    graph: str,
) -> Change:
    rows = (
        Restatement(
            field.provisions[link.later], field.provisions[link.earlier], *link.score, changes=()
        )
        for field, link in links.values()
    )
    members = {one.iri: line[0].iri for line in families(rows) for one in line}
    held = ledger.families()
    before, after = _grouped(held), _grouped(members)
    differing = {first for first in {*before, *after} if before.get(first) != after.get(first)}
    ledger.set_families(members)
    gone, come = (
        family_lines({first: found[first] for first in differing if first in found}, names, graph)
        for found in (before, after)
    )
    return Change(tuple(gone), tuple(come))


def _grouped(members: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for member, first in members.items():
        found[first].add(member)
    return {first: frozenset(rest) for first, rest in found.items()}


def _is_held(held: Found | None, field: Field[int], link: Link) -> bool:
    if held is None:
        return False
    return held[:3] == (_marks(field, link), link.score.grade, link.score.similarity)


def _found(field: Field[int], link: Link) -> Found:
    grade, similarity = link.score
    return Found(_marks(field, link), str(grade), similarity, field.changes(link))


def _marks(field: Field[int], link: Link) -> tuple[int, int]:
    return field.marks[link.later], field.marks[link.earlier]


def _told(one: tuple[tuple[str, str], Found]) -> Restatement:
    (later, earlier), found = one
    provisions = (_named(later), _named(earlier))
    return Restatement(*provisions, Grade(found.grade), found.similarity, found.changes)


def _named(iri: str) -> Provision:
    return Provision(iri, "", "", "", "")


def _provision(row: Row, title: str, date: str = "", made_on: str = "") -> Provision:
    return Provision(
        row.iri, row.kind, row.text, row.passage, row.document, title, date, row.maker, made_on
    )
