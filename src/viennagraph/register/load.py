"""The Turtle files of the ontology to a `Register`.

Authority files and vocabularies are data: what they must hold is checked here, and a file that
does not is refused with its place and line, before anything is read from a document.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.errors import ViennaGraphError
from viennagraph.model import Ref
from viennagraph.register.values import Cue, Known, Register, Term
from viennagraph.vocab import BASE, dcterms, org, rdf, skos, vg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_VOCABULARY: Final = "vocabulary"


class AuthorityError(ViennaGraphError):
    """An authority file or vocabulary that cannot be used; the message says where and why."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}. {remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy


_Node = dict[str, list[str]]


def load(folder: Path, extra: Sequence[Path] = ()) -> Register:
    """The authority files and vocabularies of a folder, and further authority files of a user's.

    Raises:
        AuthorityError: A file is missing, is no Turtle, or has an entity without class or label.
    """
    authority = [*sorted((folder / "authority").glob("*.ttl")), *extra]
    vocabulary = sorted((folder / _VOCABULARY).glob("*.ttl"))
    digest = hashlib.sha256()
    entities: list[Known] = []
    for path in authority:
        nodes = _nodes(path, digest)
        entities += [
            _known(path, iri, node) for iri, node in sorted(nodes.items()) if _is_ours(iri)
        ]
    terms: list[Term] = []
    cues: list[Cue] = []
    for path in vocabulary:
        for iri, node in sorted(_nodes(path, digest).items()):
            kind, local = _local(iri)
            if kind != _VOCABULARY or "/" not in local:
                continue
            terms.append(_term(local, node))
            scheme, _, name = local.partition("/")
            cues += [Cue(scheme, name, pattern) for pattern in sorted(node[vg.pattern])]
    merged = _merged(entities)
    by_ref = {entity.ref: entity for entity in merged}
    return Register(merged, tuple(terms), tuple(cues), digest.hexdigest(), by_ref)


def _nodes(path: Path, digest: hashlib._Hash) -> dict[str, _Node]:
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = f"the file could not be read ({error.strerror})"
        raise AuthorityError(path, reason, "Check the path.") from None
    digest.update(content)
    nodes: dict[str, _Node] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(content, format=ox.RdfFormat.TURTLE):
            nodes[quad.subject.value][quad.predicate.value].append(quad.object.value)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f"line {line}: " if line else ""
        raise AuthorityError(path, f"{where}not Turtle ({error})", "Repair the line.") from None
    return nodes


def _is_ours(iri: str) -> bool:
    return iri.startswith(BASE) and not iri.startswith((f"{BASE}ontology", f"{BASE}authority"))


def _local(iri: str) -> tuple[str, str]:
    kind, _, local = iri.removeprefix(BASE).partition("/")
    return kind, local


def _known(path: Path, iri: str, node: _Node) -> Known:
    types = [t.removeprefix(vg.NS) for t in node[rdf.type] if t.startswith(vg.NS)]
    others = [t for t in node[rdf.type] if not t.startswith(vg.NS)]
    labels = node[skos.prefLabel]
    if not labels:
        remedy = 'Give it `skos:prefLabel "…"@en`.'
        raise AuthorityError(path, f"<{iri}> has no preferred label", remedy)
    if not types and not others:
        remedy = "Give it a class, such as `a vg:Body, org:Organization`."
        raise AuthorityError(path, f"<{iri}> has no class", remedy)
    category = next((t for t in sorted(types) if t != "Act"), None) or others[0].rsplit("/", 1)[-1]
    names = [*labels, *node[skos.altLabel], *node[skos.hiddenLabel], *node[vg.acronym]]
    return Known(
        ref=Ref(*_local(iri)),
        category=category,
        label=labels[0],
        names=tuple(dict.fromkeys(names)),
        shorts=tuple(dict.fromkeys(node[vg.shortLabel])),
        acronym=next(iter(node[vg.acronym]), None),
        identifier=next(iter(node[dcterms.identifier]), None),
        series=tuple(node[vg.symbolSeries]),
        notation=next(iter(node[skos.notation]), None),
        addressee_only="true" in node[vg.addresseeOnly],
        stands_alone="true" in node[vg.standsAlone],
        links=tuple(_links(node)),
    )


def _links(node: _Node) -> Iterable[tuple[str, Ref]]:
    short = {
        org.subOrganizationOf: "org:subOrganizationOf",
        vg.operatesIn: "vg:operatesIn",
        vg.meetingOf: "vg:meetingOf",
        vg.inState: "vg:inState",
        vg.meetingKind: "vg:meetingKind",
        vg.textOf: "vg:textOf",
    }
    for predicate, name in short.items():
        for value in sorted(node[predicate]):
            if value.startswith(BASE):
                yield name, Ref(*_local(value))


def _merged(entities: list[Known]) -> tuple[Known, ...]:
    """One value for each entity, as a user's file may add names to one of ours."""
    merged: dict[Ref, Known] = {}
    for entity in entities:
        first = merged.get(entity.ref)
        if first is None:
            merged[entity.ref] = entity
            continue
        merged[entity.ref] = Known(
            ref=first.ref,
            category=first.category,
            label=first.label,
            names=tuple(dict.fromkeys([*first.names, *entity.names])),
            shorts=tuple(dict.fromkeys([*first.shorts, *entity.shorts])),
            acronym=first.acronym or entity.acronym,
            identifier=first.identifier or entity.identifier,
            stands_alone=first.stands_alone or entity.stands_alone,
            series=tuple(dict.fromkeys([*first.series, *entity.series])),
            notation=first.notation or entity.notation,
            addressee_only=first.addressee_only and entity.addressee_only,
            links=tuple(dict.fromkeys([*first.links, *entity.links])),
        )
    return tuple(merged[ref] for ref in sorted(merged))


def _term(local: str, node: _Node) -> Term:
    scheme, name = local.split("/", 1)
    labels = node[skos.prefLabel] or [name]
    alternatives = sorted({*node[skos.altLabel], *node[skos.hiddenLabel]})
    notation = next(iter(node[skos.notation]), None)
    return Term(scheme, name, labels[0], tuple(alternatives), notation)
