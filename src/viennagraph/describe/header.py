"""What is true of the dataset whatever it holds: its title, its licence, whose words it quotes.

It is written in `ontology/dataset/`, with IRIs under the base of all things.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import pyoxigraph as ox

from viennagraph import resources
from viennagraph.vocab import BASE, dcterms

_NAME: Final = "data"
_WORDLESS: Final = "data-without-text"
_FOR_PAGES: Final = (dcterms.license, dcterms.rights)

Statement = tuple[ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
"""A property and its value."""


def dataset_of(base: str = BASE) -> str:
    """The IRI of the dataset.

    >>> dataset_of()
    'https://w3id.org/viennagraph/data'
    """
    return base + _NAME


def licence(base: str = BASE) -> tuple[Statement, ...]:
    """What every page says of its licence, and of the words that it quotes."""
    return tuple(one for one in _statements(base, _NAME) if one[0].value in _FOR_PAGES)


def statements(base: str = BASE, *, has_text: bool = True) -> tuple[Statement, ...]:
    """What is said of the dataset as such."""
    more = () if has_text else _statements(base, _WORDLESS)
    return (*_statements(base, _NAME), *more)


def others(base: str = BASE) -> tuple[ox.Triple, ...]:
    """What is said of those whom the dataset names: its publisher."""
    names = {dataset_of(base), base + _WORDLESS}
    return tuple(one for one in _header(base) if str(one.subject).strip("<>") not in names)


def _statements(base: str, name: str) -> tuple[Statement, ...]:
    subject = ox.NamedNode(base + name)
    return tuple((one.predicate, one.object) for one in _header(base) if one.subject == subject)


@cache
def _header(base: str) -> tuple[ox.Triple, ...]:
    path = resources.ontology() / "dataset" / "viennagraph.ttl"
    words = path.read_text("utf-8").replace(BASE, base)
    quads = ox.parse(words, ox.RdfFormat.TURTLE)
    return tuple(sorted((quad.triple for quad in quads), key=str))
