"""What is reported under a heading on implementation is joined to what it reports on."""

from __future__ import annotations

from typing import Final

import pytest
from pyoxigraph import Quad, RdfFormat, Store

from viennagraph import resources
from viennagraph.ask.engines import Oxigraph
from viennagraph.relate.followups import follow_ups

PREFIXES: Final = """
@prefix : <https://w3id.org/viennagraph/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vg: <https://w3id.org/viennagraph/ontology#> .
"""
SAID: Final = """
:meeting\\/m-90 a vg:Meeting .
:meeting\\/m-91 a vg:Meeting .
:programme\\/lamps a vg:Programme .
:programme\\/ladders a vg:Programme .
:recommendation\\/old-a a vg:Ask ; vg:madeBy :meeting\\/m-90 ; vg:mentions :programme\\/lamps .
:recommendation\\/old-b a vg:Ask ; vg:madeBy :group\\/g ; vg:mentions :programme\\/lamps .
:recommendation\\/old-c a vg:Ask ; vg:madeBy :meeting\\/m-90 ; vg:mentions :programme\\/ladders .
:group\\/g vg:groupAt :meeting\\/m-90 .
:document\\/h dcterms:isPartOf :document\\/d ; vg:text "III. {heading}" ;
  vg:passageKind :vocabulary\\/passage-kind\\/heading .
:mention\\/one vg:statedIn :document\\/h ; vg:refersTo :meeting\\/m-90 ;
  vg:surface "Ninetieth Meeting" .
:document\\/p dcterms:isPartOf :document\\/d .
:topic\\/t skos:prefLabel "{heading}"@en .
:statement\\/s a vg:Statement ; vg:statedIn :document\\/p ; vg:topic :topic\\/t ;
  vg:atMeeting :meeting\\/{meeting} ; vg:mentions :programme\\/lamps .
"""
IMPLEMENTED: Final = "Implementation of the recommendations adopted by the Ninetieth Meeting"


def found(heading: str, meeting: str = "m-91") -> set[tuple[str, str]]:
    """The follow-ups of the invented graph, by their last words."""
    graph = Store()
    words = PREFIXES + SAID.replace("{heading}", heading).replace("{meeting}", meeting)
    graph.load(words, RdfFormat.TURTLE)
    graph.load(path=resources.ontology() / "vocabulary/follow-up-cue.ttl")
    graph.extend([Quad(quad.subject, quad.predicate, quad.object) for quad in graph])
    return {
        (one.report.rpartition("/")[2], one.target.rpartition("/")[2])
        for one in follow_ups(Oxigraph(graph))
    }


@pytest.mark.parametrize(
    "heading",
    [
        IMPLEMENTED,
        "Follow-up to the Ninetieth Meeting",
        "Measures taken pursuant to the Ninetieth Meeting",
    ],
)
def test_a_statement_follows_up_what_its_heading_names(heading: str) -> None:
    assert ("s", "m-90") in found(heading)


def test_a_statement_follows_up_the_asks_that_name_the_same_thing() -> None:
    assert found(IMPLEMENTED) == {("s", "m-90"), ("s", "old-a"), ("s", "old-b")}


def test_a_heading_without_such_words_follows_up_nothing() -> None:
    assert found("Greetings to the Ninetieth Meeting") == set()


def test_what_a_heading_names_before_the_words_is_not_followed_up() -> None:
    assert found("Ninetieth Meeting: implementation of the budget") == set()


def test_a_meeting_does_not_follow_up_itself() -> None:
    assert found(IMPLEMENTED, meeting="m-90") == set()
