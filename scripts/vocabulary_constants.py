"""Writes src/viennagraph/vocab/vg.py from the classes and properties that ontology/ declares.

python scripts/vocabulary_constants.py          writes the module
python scripts/vocabulary_constants.py --check  says whether it is up to date (exit code 1: no)
"""

from __future__ import annotations

import keyword
import sys
from pathlib import Path

from rdflib import OWL, RDF, Graph

ROOT = Path(__file__).resolve().parents[1]
MODULE = ROOT / "src" / "viennagraph" / "vocab" / "vg.py"
NAMESPACE = "https://w3id.org/viennagraph/ontology#"
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
HEAD = '''"""The terms of the ontology.  Written by scripts/vocabulary_constants.py: do not edit."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "{namespace}"

'''


def terms(folder: Path) -> list[str]:
    """The local names of all terms that the Turtle files of a folder declare, sorted."""
    graph = Graph()
    for file in sorted(folder.glob("*.ttl")):
        graph.parse(file)
    declared = {str(term) for kind in KINDS for term in graph.subjects(RDF.type, kind)}
    return sorted(term.removeprefix(NAMESPACE) for term in declared if term.startswith(NAMESPACE))


def module(names: list[str]) -> str:
    """The text of the Python module that holds one constant for each term."""
    lines = [f'{_constant(name)}: Final = "{NAMESPACE}{name}"\n' for name in names]
    return HEAD.format(namespace=NAMESPACE) + "".join(lines)


def _constant(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def main(arguments: list[str]) -> int:
    """Writes the module, or with `--check` compares it; the result is the exit code."""
    text = module(terms(ROOT / "ontology"))
    if "--check" not in arguments:
        MODULE.write_text(text, encoding="utf-8")
        return 0
    if MODULE.read_text(encoding="utf-8") == text:
        return 0
    print(f"{MODULE} is out of date: run python {Path(__file__).name}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
