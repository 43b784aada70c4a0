"""The vocabularies of asking to plain values: modal forms, action verbs and kinds of actor."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.errors import ViennaGraphError
from viennagraph.vocab import BASE, skos, vg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_VOCABULARY: Final = f"{BASE}vocabulary/"
_SCHEMES: Final = ("strength", "modality", "action-verb", "actor")
_Node = dict[str, list[str]]
_Nodes = dict[str, _Node]


class ModalityError(ViennaGraphError):
    """A vocabulary of asking that is missing, is no Turtle or lacks a label or a strength."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}: restore the file, or repair the concept it names")
        self.path = path
        self.reason = reason


# Compared by identity: the values are large, and the grammars made from them are cached by them.
@dataclass(frozen=True, slots=True, eq=False)
class ModalForms:
    """The words by which documents ask, in lower case, with the notation of their strength.

    `auxiliaries` are the modals, `asked` the participles of asking verbs ("called upon"), `asks`
    what may lead an operative paragraph ("calls upon", "renews its request to") and `urging` the
    same verbs as an infinitive gives them.  `bases` are the infinitives of action verbs in each
    spelling, and `verbs` leads from each form of a verb to its lemma.
    """

    auxiliaries: tuple[tuple[str, str], ...]
    asked: tuple[tuple[str, str], ...]
    asks: tuple[tuple[str, str], ...]
    urging: tuple[tuple[str, str], ...]
    decides: tuple[str, ...]
    stresses: tuple[str, ...]
    states: tuple[str, ...]
    considering: tuple[str, ...]
    connectives: tuple[str, ...]
    bases: tuple[str, ...]
    verbs: tuple[tuple[str, str], ...]
    nouns_too: tuple[str, ...]
    actors: tuple[str, ...]


def load(folder: Path) -> ModalForms:
    """The modal forms that the vocabularies under an ontology folder define.

    >>> from viennagraph import resources
    >>> dict(load(resources.ontology()).asked)["urged"]
    'urged'

    Raises:
        ModalityError: A vocabulary is missing, is no Turtle, or has a form without strength.
    """
    strength, modality, action, actor = (
        _nodes(folder / "vocabulary" / f"{name}.ttl") for name in _SCHEMES
    )
    force = {iri: node[skos.notation][0] for iri, node in strength.items() if node[skos.notation]}
    forms = _Forms(folder / "vocabulary" / "modality.ttl", modality, force)
    asking = [(word, how) for word, how, _ in forms.under("asking")]
    longer = [(phrase, how) for _, how, hidden in forms.under("asking") for phrase in hidden]
    return ModalForms(
        auxiliaries=_ordered((word, how) for word, how, _ in forms.under("auxiliary")),
        asked=_ordered((past(word), how) for word, how in asking),
        asks=_ordered([*((form, how) for word, how in asking for form in leading(word)), *longer]),
        urging=_ordered(asking),
        decides=forms.leading("deciding"),
        stresses=forms.leading("stressing"),
        states=forms.leading("stating"),
        considering=tuple(sorted(word for word, _, _ in forms.under("considering"))),
        connectives=tuple(sorted(forms.words("connective"))),
        bases=tuple(
            sorted(word for node in action.values() if node[skos.broader] for word in _labels(node))
        ),
        verbs=_ordered(_verb_forms(action)),
        nouns_too=tuple(
            sorted(
                _labels(node)[0]
                for node in action.values()
                if f"{_VOCABULARY}action-verb/also-a-noun" in node[skos.broader]
            )
        ),
        actors=tuple(
            sorted(
                {word for node in actor.values() for word in _labels(node) if node[skos.inScheme]}
            )
        ),
    )


# ── Inflection ───────────────────────────────────────────────────────────────────────────────


def present(verb: str) -> str:
    """The third person singular of a regular verb; what follows the first word stays.

    >>> present("rely on")
    'relies on'
    """
    word, rest = _split(verb)
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies" + rest
    return word + ("es" if re.search(r"(?:[sxz]|ch|sh|o)$", word) else "s") + rest


def past(verb: str) -> str:
    """The participle of a regular verb; what follows the first word stays.

    >>> past("call upon"), past("oblige"), past("apply")
    ('called upon', 'obliged', 'applied')
    """
    word, rest = _split(verb)
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied" + rest
    return word + ("d" if word.endswith("e") else "ed") + rest


def gerund(verb: str) -> str:
    """The gerund of a regular verb; what follows the first word stays.

    >>> gerund("use"), gerund("oversee"), gerund("carry out")
    ('using', 'overseeing', 'carrying out')
    """
    word, rest = _split(verb)
    return (word[:-1] if re.search(r"[^eoy]e$", word) else word) + "ing" + rest


def leading(verb: str) -> tuple[str, str]:
    """The forms in which a verb leads an operative paragraph, the newer and the older.

    >>> leading("recommend")
    ('recommends', 'recommended')
    """
    return present(verb), past(verb)


def _split(verb: str) -> tuple[str, str]:
    word, space, rest = verb.partition(" ")
    return word, space + rest


def _verb_forms(action: _Nodes) -> Iterator[tuple[str, str]]:
    """Each form and its lemma; a spelling variant leads to the lemma too."""
    for node in action.values():
        if not node[skos.broader]:
            continue
        (lemma,) = node[skos.prefLabel]
        for word in (lemma, *node[skos.altLabel]):
            for form in (word, present(word), past(word), gerund(word)):
                yield form, lemma
        for form in node[skos.hiddenLabel]:
            yield form, lemma


# ── Turtle ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Forms:
    path: Path
    nodes: _Nodes
    force: dict[str, str]

    def under(
        self, group: str, *, is_forceful: bool = True
    ) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Each label of the forms of a group, its strength, and (once a form) its phrases."""
        for iri, node in sorted(self.nodes.items()):
            if f"{_VOCABULARY}modality/{group}" not in node[skos.broader]:
                continue
            strength = next((self.force[s] for s in node[vg.strength] if s in self.force), "")
            if is_forceful and not strength:
                raise ModalityError(self.path, f"{_local(iri)} has no strength that is known")
            for i, label in enumerate(_labels(node)):
                yield label, strength, tuple(sorted(node[skos.hiddenLabel])) if i == 0 else ()

    def words(self, group: str) -> Iterator[str]:
        """Each label of the forms of a group that has no strength."""
        return (word for word, _, _ in self.under(group, is_forceful=False))

    def leading(self, group: str) -> tuple[str, ...]:
        """The forms in which the verbs of a group lead an operative paragraph."""
        return tuple(sorted({form for word in self.words(group) for form in leading(word)}))


def _nodes(path: Path) -> _Nodes:
    nodes: _Nodes = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            nodes[quad.subject.value][quad.predicate.value].append(quad.object.value)
    except OSError as error:
        raise ModalityError(path, f"could not be read ({error.strerror})") from None
    except (SyntaxError, ValueError) as error:
        raise ModalityError(path, f"not Turtle ({error})") from None
    for iri, node in nodes.items():
        if len(node[skos.prefLabel]) != 1:
            raise ModalityError(path, f"{iri} needs one preferred label")
    return nodes


def _labels(node: _Node) -> tuple[str, ...]:
    return (*node[skos.prefLabel], *sorted(node[skos.altLabel]))


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]


def _ordered(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(set(pairs)))
