"""The words of documents, and what stands in their place where they may not be shown."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from viennagraph.vocab import dcterms, foaf, rdf, rdfs, skos, vg, xsd

LEFT_OUT: Final = "…"
"""What stands for the words of a document that are left out."""

SENTENCE: Final = 5
"""From how many words on a phrase is a piece of a sentence, and no mere name or verb."""

_QUOTES: Final = frozenset({vg.text, vg.content, vg.before, vg.after, vg.condition})
_NAMES: Final = frozenset(
    {
        skos.prefLabel,
        skos.altLabel,
        skos.hiddenLabel,
        foaf.name,
        dcterms.identifier,
        dcterms.title,
        rdfs.label,
        vg.acronym,
        vg.shortLabel,
        vg.sourceName,
    }
)
_OURS: Final = frozenset(
    {
        skos.definition,
        skos.scopeNote,
        skos.example,
        rdfs.comment,
        dcterms.description,
        dcterms.rights,
        vg.pattern,
        vg.reason,
    }
)
_STRINGS: Final = frozenset({xsd.string, rdf.langString})
_ADDRESSEES: Final = "/addressee/"


def without_words(triple: ox.Triple) -> ox.Triple:
    """The triple, with a mark in the place of the words of a document.

    Names, titles and symbols stay, as do the graph's own definitions and reasons; of all else
    that is a string, what is long enough to be a piece of a sentence goes.

    >>> said = ox.Triple(ox.NamedNode("s:p"), ox.NamedNode(vg.text), ox.Literal("I. Opening"))
    >>> without_words(said).object.value
    '…'
    """
    value = triple.object
    if not isinstance(value, ox.Literal) or value.datatype.value not in _STRINGS:
        return triple
    if not _is_quote(triple.subject, triple.predicate.value, value.value):
        return triple
    mark = ox.Literal(LEFT_OUT, language=value.language) if value.language else ox.Literal(LEFT_OUT)
    return ox.Triple(triple.subject, triple.predicate, mark)


def _is_quote(subject: object, predicate: str, words: str) -> bool:
    if predicate in _QUOTES:
        return True
    is_named = predicate in _NAMES and not (
        predicate == rdfs.label
        and isinstance(subject, ox.NamedNode)
        and _ADDRESSEES in subject.value
    )
    return not is_named and predicate not in _OURS and len(words.split()) >= SENTENCE
