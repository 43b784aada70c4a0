"""What was found across documents, as lines of N-Quads in a graph of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.graph.names import Sheet
from viennagraph.model import Ref, Typed
from viennagraph.relate.restatements import Restatement, families

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from viennagraph.graph import Names


def restatement_lines(found: Iterable[Restatement], names: Names, graph: str) -> Iterator[str]:
    """The restatements and their changes."""
    sheet = Sheet(names)
    for one in found:
        _write_restatement(sheet, one, graph)
    return sheet.sorted()


def family_lines(found: Mapping[str, Iterable[str]], names: Names, graph: str) -> Iterator[str]:
    """Families: the members of each by the first of them."""
    sheet = Sheet(names)
    for first, members in found.items():
        _write_family(sheet, first, members, graph)
    return sheet.sorted()


def all_lines(found: Sequence[Restatement], names: Names, graph: str) -> tuple[str, ...]:
    """The restatements, their changes, and the families that they form."""
    lines = {line[0].iri: [one.iri for one in line] for line in families(found)}
    both = (restatement_lines(found, names, graph), family_lines(lines, names, graph))
    return tuple(sorted({line for some in both for line in some}))


def _write_restatement(sheet: Sheet, one: Restatement, graph: str) -> None:
    names = sheet.names
    kind, later = _segments(one.later.iri)
    local = f"{later}-of-{_segments(one.earlier.iri)[1]}"
    # Two kinds of provision may have the same local name.
    local = local if kind == "recommendation" else f"{kind}-{local}"
    iri = names.iri(Ref("restatement", local))
    sheet.type(iri, "Restatement", graph)
    sheet.add(iri, "vg:later", f"<{one.later.iri}>", graph)
    sheet.add(iri, "vg:earlier", f"<{one.earlier.iri}>", graph)
    sheet.add(one.later.iri, "vg:restates", f"<{one.earlier.iri}>", graph)
    grade = Ref("vocabulary", f"restatement-grade/{one.grade}")
    sheet.add(iri, "vg:grade", names.term(grade), graph)
    sheet.add(iri, "vg:similarity", decimal(names, one.similarity), graph)
    for order, change in enumerate(one.changes, start=1):
        place = names.iri(Ref("change", f"{local}-{order}"))
        sheet.add(iri, "vg:change", f"<{place}>", graph)
        sheet.type(place, "Change", graph)
        sheet.add(place, "vg:order", names.term(Typed(str(order), "integer")), graph)
        if change.before:
            sheet.add(place, "vg:before", names.term(change.before), graph)
        if change.after:
            sheet.add(place, "vg:after", names.term(change.after), graph)


def _write_family(sheet: Sheet, first: str, members: Iterable[str], graph: str) -> None:
    names = sheet.names
    kind, local = _segments(first)
    iri = names.iri(Ref("family", local if kind == "recommendation" else f"{kind}-{local}"))
    sheet.type(iri, "Family", graph)
    sheet.add(iri, "vg:firstSaid", f"<{first}>", graph)
    for member in members:
        sheet.add(member, "vg:family", f"<{iri}>", graph)


def decimal(names: Names, number: float) -> str:
    """A number from 0 to 1 as a term, with three digits after the point at most.

    >>> from viennagraph.graph import Names
    >>> decimal(Names("https://example.org/"), 1.0)
    '"1.0"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    digits = f"{number:.3f}".rstrip("0")
    return names.term(Typed(f"{digits}0" if digits.endswith(".") else digits, "decimal"))


def _segments(iri: str) -> tuple[str, str]:
    """The kind of a thing and its local name, which holds no slash."""
    head, _, local = iri.rpartition("/")
    return head.rpartition("/")[2], local
