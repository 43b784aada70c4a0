"""All that the stages know before they see a document, loaded once; and the stages in a row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from viennagraph import claim, find, graph, link, parse, read, register
from viennagraph.register import modality
from viennagraph.vocab import BASE

_STAGES: Final = (
    "model.py",
    "relations.py",
    "knowledge.py",
    "claim",
    "find",
    "graph",
    "link",
    "parse",
    "read",
    "register",
    "wording",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides a result beside the documents: base IRI, further authority files, ontology."""

    base: str
    authority: tuple[Path, ...]
    ontology: Path


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The register, compiled for every stage.

    `digest` changes with the settings and the ontology's files, `rules` with the code of the
    stages: a store made by others is made anew.
    """

    names: graph.Names
    register: register.Register
    finder: find.Finder
    index: link.Names
    forms: modality.ModalForms
    digest: str
    rules: str = field(repr=False)

    @classmethod
    def of(cls, settings: Settings) -> Knowledge:
        """What the settings come to.

        Raises:
            AuthorityError: An authority file or a vocabulary cannot be used.
        """
        known = register.load(settings.ontology, settings.authority)
        digest = hashlib.sha256(f"{settings.base}\n{known.digest}".encode())
        for path in sorted(settings.ontology.glob("*.ttl")):
            digest.update(path.read_bytes())
        return cls(
            names=graph.Names.of(settings.ontology, settings.base),
            register=known,
            finder=_finder(known),
            index=link.Names.of(known),
            forms=modality.load(settings.ontology),
            digest=digest.hexdigest(),
            rules=_rules(),
        )

    def quads(self, path: Path, symbol: str | None = None) -> tuple[str, tuple[str, ...]]:
        """The IRI of a file's document and all that it says, as lines of N-Quads.

        Raises:
            UnreadableError: The file cannot be read as a document.
        """
        reading = self.read(path, symbol)
        return self.names.iri(reading.ref), graph.quads(reading, self.names)

    def read(self, path: Path, symbol: str | None = None) -> claim.Reading:
        """One file through the stages of the text side.

        Raises:
            UnreadableError: The file cannot be read as a document.
        """
        document = parse.parse(read.read(path))
        mentions, definitions = find.mentions(document, self.finder)
        defined = [(d.long, d.short) for d in definitions]
        linkage = link.link(document, mentions, defined, self.register, self.index, symbol)
        return claim.read_claims(document, linkage, self.register, self.forms)


def _finder(known: register.Register) -> find.Finder:
    named = [entity for entity in known.entities if not entity.addressee_only]
    return find.Finder.of(
        names=[(name, e.category) for e in named for name in e.names],
        shorts=[(name, e.category) for e in named for name in e.shorts],
        references=[(cue.local, cue.pattern) for cue in known.patterns("reference")],
        alone=[name for e in named if e.stands_alone for name in (*e.names, *e.shorts)],
    )


def _rules() -> str:
    """A digest of the code that decides what is read."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for name in _STAGES:
        place = package / name
        files = [place] if place.is_file() else sorted(place.rglob("*.py"))
        for file in files:
            digest.update(file.relative_to(package).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def knowledge_graphs(settings: Settings) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The ontology, each vocabulary and each authority file: graph, lines of N-Quads, digest."""
    folder = settings.ontology
    terms = [*sorted(folder.glob("*.ttl")), *sorted((folder / "alignments").glob("*.ttl"))]
    yield _graph(f"{BASE}ontology", terms, settings.base)
    for path in sorted((folder / "vocabulary").glob("*.ttl")):
        yield _graph(f"{BASE}vocabulary/{path.stem}", [path], settings.base)
    for path in sorted((folder / "authority").glob("*.ttl")):
        yield _graph(f"{settings.base}authority/{path.stem}", [path], settings.base)
    for path in settings.authority:
        content = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
        yield _graph(f"{settings.base}authority/user-{path.stem}-{content}", [path], settings.base)


def _graph(name: str, paths: list[Path], base: str) -> tuple[str, tuple[str, ...], str]:
    digest = hashlib.sha256()
    lines: set[str] = set()
    graph_name = ox.NamedNode(name)
    for path in paths:
        content = path.read_bytes()
        digest.update(content)
        for triple in ox.parse(content, format=ox.RdfFormat.TURTLE):
            moved = (_moved(term, base) for term in (triple.subject, triple.predicate, triple.object))
            lines.add(f"{ox.Quad(*moved, graph_name)} .")
    return name, tuple(sorted(lines)), digest.hexdigest()


def _moved(term: ox.Subject | ox.Term, base: str) -> ox.Term:
    """A thing of the authority files under the base that the user chose; terms stay."""
    if base == BASE or not isinstance(term, ox.NamedNode) or not term.value.startswith(BASE):
        return term
    local = term.value.removeprefix(BASE)
    if local.startswith(("ontology", "vocabulary", "shapes")):
        return term
    return ox.NamedNode(base + local)
