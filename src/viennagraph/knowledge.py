"""All that the stages know before they see a document, loaded once; and the stages in a row."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from viennagraph import claim, find, graph, link, parse, read, register
from viennagraph.register import levels, modality
from viennagraph.register.load import AuthorityError
from viennagraph.vocab import BASE, vg
from viennagraph.wording.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viennagraph.model import Reading

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


class Said(NamedTuple):
    """A file's document, the digest of the file, and all that it says as lines of N-Quads."""

    iri: str
    digest: str
    lines: tuple[str, ...]


class KnownGraph(NamedTuple):
    """A graph that is there before any document: its name, its lines, and its files' digest."""

    iri: str
    lines: tuple[str, ...]
    digest: str


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
    asking: claim.AskReader
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
            asking=claim.AskReader(
                modality.load(settings.ontology), levels.load(settings.ontology)
            ),
            digest=digest.hexdigest(),
            rules=_rules(),
        )

    def said(self, path: Path, symbol: str | None = None, also: Sequence[str] = ()) -> Said:
        """What a file says, as quads; `also` are the names of files with the same content.

        Raises:
            UnreadableError: The file cannot be read as a document.
        """
        reading = self.read(path, symbol)
        iri = self.names.iri(reading.ref)
        # Each name leads straight to the document.
        copies = (f"<{iri}> <{vg.sourceName}> {self.names.term(name)} <{iri}> ." for name in also)
        lines = sorted({*graph.quads(reading, self.names), *copies})
        return Said(iri, reading.document.text.digest, tuple(lines))

    def read(self, path: Path, symbol: str | None = None) -> Reading:
        """One file through the stages of the text side.

        Raises:
            UnreadableError: The file cannot be read as a document.
        """
        document = parse.parse(read.read(path))
        mentions, definitions = find.mentions(document, self.finder)
        defined = [(d.long, d.short) for d in definitions]
        linkage = link.link(document, mentions, defined, self.register, self.index, symbol)
        return claim.read_claims(document, linkage, self.register, self.asking)


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


def knowledge_graphs(settings: Settings) -> Iterator[KnownGraph]:
    """The ontology, each vocabulary and each authority file.

    Raises:
        AuthorityError: An authority file has a blank node.
    """
    folder, base = settings.ontology, settings.base
    terms = [*sorted(folder.glob("*.ttl")), *sorted((folder / "alignments").glob("*.ttl"))]
    yield _graph(f"{BASE}ontology", terms, base)
    for path in sorted((folder / "vocabulary").glob("*.ttl")):
        yield _graph(f"{BASE}vocabulary/{path.stem}", [path], base)
    for path in sorted((folder / "authority").glob("*.ttl")):
        yield _graph(f"{base}authority/{path.stem}", [path], base)
    for path in settings.authority:
        content = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
        yield _graph(f"{base}authority/user-{slug(path.stem)}-{content}", [path], base)


def is_knowledge(graph_name: str, base: str) -> bool:
    """Whether a graph is one of those that `knowledge_graphs` gives, for any settings.

    >>> is_knowledge(f"{BASE}authority/user-ours-0a1b2c3d", BASE)
    True
    """
    places = (f"{BASE}ontology", f"{BASE}vocabulary/", f"{base}authority/")
    return graph_name.startswith(places)


def _graph(name: str, paths: list[Path], base: str) -> KnownGraph:
    digest = hashlib.sha256()
    lines: set[str] = set()
    graph_name = ox.NamedNode(name)
    for path in paths:
        content = path.read_bytes()
        digest.update(content)
        for triple in ox.parse(content, format=ox.RdfFormat.TURTLE):
            terms = (triple.subject, triple.predicate, triple.object)
            if any(isinstance(term, ox.BlankNode) for term in terms):
                reason = f"a blank node stands in a statement of <{triple.predicate.value}>"
                raise AuthorityError(path, reason, "Give each thing an IRI of its own.")
            words = " ".join(str(_moved(term, base)) for term in terms)
            lines.add(f"{words} {graph_name} .")
    return KnownGraph(name, tuple(sorted(lines)), digest.hexdigest())


def _moved(term: object, base: str) -> object:
    """A thing of the authority files under the base that the user chose; terms stay."""
    if base == BASE or not isinstance(term, ox.NamedNode) or not term.value.startswith(BASE):
        return term
    local = term.value.removeprefix(BASE)
    if local.startswith(("ontology", "vocabulary", "shapes")):
        return term
    return ox.NamedNode(base + local)
