"""Persons who are named in two ways."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from viennagraph.ask.engines import Oxigraph
from viennagraph.relate.identities import Verdict
from viennagraph.relate.persons import alike, persons
from viennagraph.vocab import foaf, org, rdf, vg

CHAIR, BOARD, DOCKS, PORTUGAL, NORWAY = "r:chair", "b:board", "b:docks", "s:prt", "s:nor"


def said(*people: tuple[str, str, str, str]) -> Oxigraph:
    """A graph of persons: name, role, body and State of each."""
    store = ox.Store()
    for number, (name, role, body, state) in enumerate(people):
        person, membership = f"p:{number}", f"m:{number}"
        triples = [
            (person, rdf.type, ox.NamedNode(foaf.Person)),
            (person, foaf.name, ox.Literal(name)),
            (membership, org.member, ox.NamedNode(person)),
            (membership, vg.statedIn, ox.NamedNode(f"d:{number}")),
        ]
        for predicate, value in (
            (org.role, role),
            (org.organization, body),
            (vg.representing, state),
        ):
            if value:
                triples.append((membership, predicate, ox.NamedNode(value)))
        store.extend(
            ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value)
            for subject, predicate, value in triples
        )
    return Oxigraph(store)


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("EXEMPLO João", "Joao Exemplo", 0.5),
        ("João Maria Exemplo", "João Exemplo", 0.45),
        ("J. Exemplo", "João Exemplo", 0.35),
        ("Ana Exemplo", "João Exemplo", 0.0),
        ("Exemplo", "João Exemplo", 0.0),
        ("João Exemplo", "João Outro", 0.0),
    ],
)
def test_names_are_alike_by_their_words(one: str, other: str, score: float) -> None:
    assert [score, score] == [alike(one, other)[1], alike(other, one)[1]]


def test_the_same_words_and_the_same_state_are_one_person() -> None:
    graph = said(("EXEMPLO João", "", "", PORTUGAL), ("João Exemplo", "", "", PORTUGAL))
    (found,) = persons(graph)

    assert (found.verdict, len(found.reasons)) == (Verdict.SAME, 2)


def test_the_same_words_and_the_same_office_are_one_person() -> None:
    graph = said(("EXEMPLO João", CHAIR, BOARD, ""), ("João Exemplo", CHAIR, BOARD, ""))

    assert [one.verdict for one in persons(graph)] == [Verdict.SAME]


def test_initials_and_a_state_leave_it_open() -> None:
    graph = said(("J. Exemplo", "", "", PORTUGAL), ("João Exemplo", "", "", PORTUGAL))

    assert [one.verdict for one in persons(graph)] == [Verdict.UNSURE]


def test_a_name_alone_is_never_enough() -> None:
    graph = said(("EXEMPLO João", "", BOARD, ""), ("João Exemplo", "", DOCKS, ""))

    assert persons(graph) == ()


def test_two_states_are_two_persons() -> None:
    graph = said(("EXEMPLO João", CHAIR, BOARD, PORTUGAL), ("João Exemplo", CHAIR, BOARD, NORWAY))

    assert persons(graph) == ()


def test_the_evidence_is_a_passage() -> None:
    graph = said(("EXEMPLO João", "", "", PORTUGAL), ("João Exemplo", "", "", PORTUGAL))

    assert [one.passage for one in persons(graph)] == ["d:0"]
