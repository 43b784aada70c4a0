"""Acts that are called by their title."""

from __future__ import annotations

import pyoxigraph as ox

from viennagraph.ask.engines import Oxigraph
from viennagraph.relate.acts import acts
from viennagraph.relate.identities import Verdict
from viennagraph.vocab import dcterms, rdf, skos, vg

TITLE = "Harbours without parcels for all"


def said(name: str, *, source: str = "", of_document: bool = False) -> Oxigraph:
    """A graph of an act with a title, and of an instrument of this name."""
    act, document, instrument = (ox.NamedNode(iri) for iri in ("a:1", "d:1", "i:1"))
    store = ox.Store()
    store.add(ox.Quad(act, ox.NamedNode(rdf.type), ox.NamedNode(vg.Resolution)))
    titled = document if of_document else act
    store.add(ox.Quad(titled, ox.NamedNode(dcterms.title), ox.Literal(TITLE)))
    if of_document:
        store.add(ox.Quad(document, ox.NamedNode(vg.textOf), act))
    store.add(ox.Quad(instrument, ox.NamedNode(rdf.type), ox.NamedNode(vg.Instrument)))
    store.add(ox.Quad(instrument, ox.NamedNode(skos.altLabel), ox.Literal(name)))
    if source:
        store.add(ox.Quad(instrument, ox.NamedNode(dcterms.source), ox.NamedNode(source)))
    return Oxigraph(store)


def test_an_instrument_under_the_title_of_an_act_is_the_act() -> None:
    (found,) = acts(said("“Harbours without Parcels for All”"))

    assert (found.one, found.other, found.verdict) == ("i:1", "a:1", Verdict.SAME)


def test_the_title_may_be_that_of_the_document_that_is_its_text() -> None:
    (found,) = acts(said(TITLE, of_document=True))

    assert found.passage == "d:1"


def test_what_a_curated_file_keeps_apart_is_left_open() -> None:
    (found,) = acts(said(TITLE, source="s:file"))

    assert found.verdict is Verdict.UNSURE


def test_an_act_that_is_an_instrument_too_is_not_held_against_itself() -> None:
    store = said("Another name").store
    store.update(f'INSERT DATA {{ <a:1> a <{vg.Instrument}> ; <{skos.altLabel}> "{TITLE}" }}')

    assert acts(Oxigraph(store)) == ()


def test_another_title_is_another_act() -> None:
    assert acts(said("Harbours without parcels for some")) == ()


def test_a_short_title_is_a_common_name() -> None:
    store = said(TITLE).store
    store.update(
        f'INSERT DATA {{ <a:1> <{dcterms.title}> "Harbours" . <i:1> <{skos.altLabel}> "Harbours" }}'
    )
    pairs = [one for one in acts(Oxigraph(store)) if "Harbours" in one.reasons[0]]

    assert all("parcels" in one.reasons[0] for one in pairs)
