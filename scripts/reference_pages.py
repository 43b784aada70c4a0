"""Writes the pages of docs/reference that say what files of the package say, or checks them.

python scripts/reference_pages.py
python scripts/reference_pages.py --check

The pages: ontology.md (classes and properties), vocabularies.md (schemes and scales), shapes.md,
checks.md (checks and reviews), help.md (what each command says under --help).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import pyoxigraph as ox
import typer

from viennagraph import ask, cli, resources
from viennagraph.vocab import PREFIXES, owl, rdf, rdfs, sh, skos, vg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "docs" / "reference"
WIDTH: Final = 90
SAID: Final = "This page is written by `scripts/reference_pages.py` from {}.\n"
NAMESPACE: Final = PREFIXES["vg"]
LONGEST: Final = 40  # concepts of a list that a reader still reads
PREFIX: Final = re.compile(r"^@prefix (\w*): <([^>]+)> \.", re.MULTILINE)


class Files:
    """The statements of some Turtle files, and short names for what they name."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.store = ox.Store()
        self._prefixes: dict[str, str] = {}
        for path in paths:
            self.store.load(path=path)
            found = PREFIX.findall(path.read_text("utf-8"))
            self._prefixes |= {iri: f"{name}:" for name, iri in found}

    def short(self, term: object) -> str:
        """The name of a term as the files write it."""
        value = getattr(term, "value", str(term))
        for iri in sorted(self._prefixes, key=len, reverse=True):
            if value.startswith(iri):
                return self._prefixes[iri] + value.removeprefix(iri)
        return value

    def values(self, subject: object, predicate: str) -> list[object]:
        """The values of a property, in order."""
        pattern = self.store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
        return sorted((quad.object for quad in pattern), key=str)

    def words(self, subject: object, predicate: str) -> str:
        """The words of a property, on one line of a table."""
        said = " · ".join(getattr(one, "value", "") for one in self.values(subject, predicate))
        return " ".join(said.split()).replace("|", "\\|")

    def of_type(self, kind: str) -> list[ox.NamedNode]:
        """The things of a class, in the order of their names."""
        pattern = self.store.quads_for_pattern(None, ox.NamedNode(rdf.type), ox.NamedNode(kind))
        return sorted({quad.subject for quad in pattern}, key=lambda one: one.value)

    def name(self, thing: object, predicate: str) -> str:
        """The short names of the values of a property that have names."""
        values = self.values(thing, predicate)
        return ", ".join(f"`{self.short(one)}`" for one in values if isinstance(one, ox.NamedNode))


def ontology() -> str:
    """The page of classes and properties."""
    files = Files(sorted(resources.ontology().glob("*.ttl")))
    parts = [
        "# The terms of the ontology\n\n"
        "Each class and property of `vg:` (`https://w3id.org/viennagraph/ontology#`) with what it "
        "means, when to use it, and an example.\n"
        "What stands in which graph is in [the graph](graph.md); words of the field are in [the "
        "glossary](../glossary.md).\n" + SAID.format("the files of `ontology/`")
    ]
    kinds = (
        ("Classes", owl.Class),
        ("Properties that lead to a thing", owl.ObjectProperty),
        ("Properties that give a value", owl.DatatypeProperty),
    )
    for title, kind in kinds:
        terms = [one for one in files.of_type(kind) if one.value.startswith(NAMESPACE)]
        parts.append(f"\n## {title}\n\n{len(terms)} terms.\n")
        parts += [_term(files, term) for term in terms]
    return "".join(parts)


def _term(files: Files, term: ox.NamedNode) -> str:
    above = files.name(term, rdfs.subClassOf) or files.name(term, rdfs.subPropertyOf)
    below = f"Below {above}.\n" if above else ""
    return (
        f"\n### {files.short(term)}\n\n*{files.words(term, rdfs.label)}*: "
        f"{files.words(term, skos.definition)}.\n{below}"
        f"{_sentences(files.words(term, skos.scopeNote))}\n"
        f"\n> {files.words(term, skos.example)}\n"
    )


def vocabularies() -> str:
    """The page of the schemes and their concepts."""
    parts = [
        "# The vocabularies\n\n"
        "The kinds, scales and verdicts that values come from: each a SKOS scheme in a file of "
        "`ontology/vocabulary/`.\n"
        "The word lists that the reader works with (verbs, cues, formulas, patterns) are files "
        "like them, and are counted here without their entries.\n"
        + SAID.format("the files of `ontology/vocabulary/`")
    ]
    for path in sorted((resources.ontology() / "vocabulary").glob("*.ttl")):
        files = Files([path])
        parts += [_scheme(files, scheme, path) for scheme in files.of_type(skos.ConceptScheme)]
    return "".join(parts)


def _scheme(files: Files, scheme: ox.NamedNode, path: Path) -> str:
    concepts = files.of_type(skos.Concept)
    title = files.words(scheme, skos.prefLabel)
    head = (
        f"\n## {title[:1].upper()}{title[1:]}\n\n"
        f"`ontology/vocabulary/{path.name}`, {len(concepts)} concepts: "
        f"{files.words(scheme, skos.definition)}.\n"
        f"{_sentences(files.words(scheme, skos.scopeNote))}\n"
    )
    if not all(files.values(one, skos.definition) for one in concepts) or len(concepts) > LONGEST:
        return head
    concepts.sort(key=lambda one: (int(files.words(one, vg.rank) or 0), one.value))
    rows = [
        f"| {files.words(one, skos.prefLabel)} | {files.words(one, skos.notation)} | "
        f"{files.words(one, skos.definition)} |\n"
        for one in concepts
    ]
    return f"{head}\n| concept | notation | is |\n| --- | --- | --- |\n{''.join(rows)}"


def shapes() -> str:
    """The page of the shapes."""
    files = Files(sorted(resources.shapes().glob("*.ttl")))
    nodes = files.of_type(sh.NodeShape)
    parts = [
        "# The shapes\n\n"
        "What a graph has to be like: each rule of the SHACL shapes in `shapes/`, with what "
        "`viennagraph validate` says where it is broken.\n"
        "A *violation* keeps a document out of the store, a *warning* marks what is incomplete, "
        "and a *remark* what is worth a look.\n"
        "[Check a graph](../howto/check-a-graph.md) says how to run them.\n"
        + SAID.format(f"the {len(nodes)} shapes")
    ]
    for node in nodes:
        rules = [one for one in files.values(node, sh.property) if isinstance(one, ox.NamedNode)]
        rows = "".join(
            f"| {files.name(one, sh.path) or files.words(one, sh.name)} | {_severity(files, one)} "
            f"| {files.words(one, sh.message)} |\n"
            for one in (node, *rules)
            if files.values(one, sh.message)
        )
        target = ", ".join(
            filter(None, (files.name(node, sh.targetClass), files.name(node, sh.targetSubjectsOf)))
        )
        parts.append(
            f"\n## {files.short(node)}\n\n{files.words(node, rdfs.label)}.\n"
            + (f"It looks at {target}.\n" if target else "")
            + (f"\n| property | breaks as | says |\n| --- | --- | --- |\n{rows}" if rows else "")
        )
    return "".join(parts)


def _severity(files: Files, shape: object) -> str:
    said = files.name(shape, sh.severity)
    return "warning" if "Warning" in said else "remark" if "Info" in said else "violation"


def checks() -> str:
    """The page of the queries that look for faults, and of those that look for work."""
    parts = [
        "# The checks and the reviews\n\n"
        "A check is a query that finds what must not be in a graph; a review finds what a person "
        "has to look at.\n"
        "Checks run with `viennagraph validate`, reviews with `viennagraph review`.\n"
        + SAID.format("the heads of the files in `queries/checks` and `queries/reviews`")
    ]
    for title, folder in (("Checks", "checks"), ("Reviews", "reviews")):
        found = ask.checks(resources.queries() / folder)
        rows = "".join(f"| `{one.name}` | {one.problem} | {one.solution} |\n" for one in found)
        parts.append(
            f"\n## {title}\n\n| name | problem | what to do |\n| --- | --- | --- |\n{rows}"
        )
    return "".join(parts)


def helps() -> str:
    """The page of what the commands say of themselves."""
    group = typer.main.get_command(cli.app)
    parts = [
        "# What each command says of itself\n\n"
        "The words of `--help`, for reading and searching; [the commands](commands.md) says what "
        "they mean.\n" + SAID.format("the command line itself"),
    ]
    commands: dict[str, click.Command] = getattr(group, "commands", {})
    context = click.Context(group, info_name="viennagraph", max_content_width=WIDTH)
    parts.append(f"\n## viennagraph\n\n```text\n{group.get_help(context)}\n```\n")
    for name, command in commands.items():
        under = click.Context(command, context, info_name=name, max_content_width=WIDTH)
        words = "\n".join(line.rstrip() for line in command.get_help(under).splitlines())
        parts.append(f"\n## viennagraph {name}\n\n```text\n{words}\n```\n")
    return "".join(parts)


def _sentences(words: str) -> str:
    return re.sub(r"(?<=[a-z0-9)%\]\"”])\. {1,2}(?=[A-Z\"“])", ".\n", words)


PAGES: Final[dict[str, Callable[[], str]]] = {
    "ontology": ontology,
    "vocabularies": vocabularies,
    "shapes": shapes,
    "checks": checks,
    "help": helps,
}


def main(words: Sequence[str]) -> int:
    """Writes the pages, or with `--check` says which are not as they would be written."""
    late = 0
    for name, page in PAGES.items():
        path, written = FOLDER / f"{name}.md", page()
        if path.is_file() and path.read_text("utf-8") == written:
            continue
        if "--check" not in words:
            path.write_text(written, "utf-8")
            continue
        late = 1
        print(f"{path.relative_to(ROOT)} is out of date: run python scripts/reference_pages.py")
    return late


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
