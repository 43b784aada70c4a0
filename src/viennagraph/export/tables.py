"""The graph as tables: one for each class, and one of evidence."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.export import order
from viennagraph.export.labels import HELD, Term, naming, short, values, words
from viennagraph.vocab import dcterms, oa, owl, rdf, rdfs, vg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

BETWEEN: Final = " | "
"""What stands between several values in one cell."""

_STRUCTURE: Final = (vg.Passage, vg.Segment, oa.TextPositionSelector)
_EVIDENCE: Final = (
    "document",
    "document label",
    "passage",
    "paragraph",
    "item",
    "section",
    "page",
    "subject",
    "subject label",
    "predicate",
    "object",
    "object label",
    "quote",
)


def write(store: ox.Store, folder: Path) -> None:
    """Writes a table for each class of things in the graph, and `evidence.csv`.

    The terms of ontologies (classes, properties) are left out: they are not data.
    """
    name = naming(store)
    for iri, file in sorted(_classes(store).items()):
        _write(folder / file, _instances(store, iri, name))
    _write(folder / "evidence.csv", _evidence(store, name))


def _write(path: Path, rows: Iterable[Iterable[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\r\n").writerows(rows)


def _classes(store: ox.Store) -> dict[str, str]:
    found = {
        words(quad.object)
        for quad in store.quads_for_pattern(None, ox.NamedNode(rdf.type), None, HELD)
    }
    files: dict[str, str] = {}
    for iri in sorted(found):
        if not iri.startswith((owl.NS, rdfs.NS, rdf.NS)):
            prefix, _, local = short(iri).replace("/", "-").rpartition(":")
            file = f"{local}.csv"
            # Names that differ by case alone are one file on some systems.
            taken = {other.casefold() for other in files.values()} | {"evidence.csv"}
            files[iri] = f"{prefix}-{file}" if file.casefold() in taken else file
    return files


def _instances(store: ox.Store, iri: str, name: Callable[[str], str]) -> Iterator[list[str]]:
    typed = store.quads_for_pattern(None, ox.NamedNode(rdf.type), ox.NamedNode(iri), HELD)
    subjects = sorted(words(quad.subject) for quad in typed)
    columns = _columns(store, subjects, name)
    headings = [
        heading
        for predicate, is_labelled in columns
        for heading in _headings(predicate, is_labelled=is_labelled)
    ]
    yield ["iri", "label", *headings]
    for subject in subjects:
        row = [subject, name(subject)]
        for predicate, is_labelled in columns:
            objects = values(store, subject, predicate)
            row.append(BETWEEN.join(map(words, objects)))
            if is_labelled:
                row.append(BETWEEN.join(_name(one, name) for one in objects))
        yield row


def _columns(
    store: ox.Store, subjects: Iterable[str], name: Callable[[str], str]
) -> list[tuple[str, bool]]:
    columns: dict[str, bool] = {}
    for subject in subjects:
        for quad in store.quads_for_pattern(ox.NamedNode(subject), None, None, HELD):
            predicate = quad.predicate.value
            if not columns.get(predicate):
                columns[predicate] = bool(_name(quad.object, name))
    return sorted(columns.items())


def _headings(predicate: str, *, is_labelled: bool) -> list[str]:
    heading = short(predicate)
    return [heading, f"{heading} label"] if is_labelled else [heading]


def _name(term: Term, name: Callable[[str], str]) -> str:
    return name(term.value) if isinstance(term, ox.NamedNode) else ""


def _evidence(store: ox.Store, name: Callable[[str], str]) -> Iterator[Iterable[str]]:
    yield _EVIDENCE
    structure = tuple(ox.NamedNode(one) for one in _STRUCTURE)
    of_type = ox.NamedNode(rdf.type)
    for graph in sorted(store.named_graphs(), key=str):
        place = _place(store, graph.value, name)
        if place is None:
            continue
        quads = store.quads_for_pattern(None, None, None, graph)
        for triple in order.triples(quad.triple for quad in quads):
            subject = triple.subject
            if any(ox.Quad(subject, of_type, one, graph) in store for one in structure):
                continue
            yield (
                *place[:-1],
                words(subject),
                _name(subject, name),
                short(triple.predicate.value),
                words(triple.object),
                _name(triple.object, name),
                place[-1],
            )


def _place(store: ox.Store, passage: str, name: Callable[[str], str]) -> tuple[str, ...] | None:
    def value(predicate: str) -> str:
        return min(map(words, values(store, passage, predicate)), default="")

    if ox.NamedNode(vg.Passage) not in values(store, passage, rdf.type):
        return None
    document = value(dcterms.isPartOf)
    located = map(value, (vg.paragraph, vg.item, vg.section, vg.page))
    return (document, name(document), passage, *located, " ".join(value(vg.text).split()))
