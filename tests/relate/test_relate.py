"""What is inferred across the documents of a store, and that it goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from viennagraph import check, resources, store
from viennagraph.relate import RULES, Decision, relate
from viennagraph.vocab import rdf, vg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BASE: Final = "https://w3id.org/viennagraph/"
GRAPH: Final = NamedNode(f"{BASE}inference/restatement-1")


def related(place: Path) -> set[str]:
    """What the graph of restatements says after the stage has run."""
    with store.generation(place) as draft:
        relate(draft)
        draft.commit()
    return said(place)


def said(place: Path) -> set[str]:
    with store.reading(place) as snapshot:
        quads = snapshot.store.quads_for_pattern(None, None, None, GRAPH)
        return {str(quad.triple) for quad in quads}


def test_the_later_item_restates_the_earlier_one(built: Callable[..., Path]) -> None:
    place = built("report", "compilation")
    related(place)

    with store.reading(place) as snapshot:
        (quad,) = snapshot.store.quads_for_pattern(None, NamedNode(vg.restates), None, GRAPH)
    assert quad.subject.value == f"{BASE}recommendation/compilation-p9"
    assert quad.object.value == f"{BASE}recommendation/report-p1"


def test_a_change_has_its_words_before_and_after(built: Callable[..., Path]) -> None:
    found = related(built("report", "compilation"))
    change = f"<{BASE}change/compilation-p9-of-report-p1-1>"

    assert f'{change} <{vg.before}> "fishing"' in found
    assert f'{change} <{vg.after}> "rowing"' in found


def test_both_items_stand_in_one_family(built: Callable[..., Path]) -> None:
    place = built("report", "compilation")
    related(place)

    with store.reading(place) as snapshot:
        members = {
            quad.subject.value
            for quad in snapshot.store.quads_for_pattern(None, NamedNode(vg.family), None, GRAPH)
        }
    assert members == {
        f"{BASE}recommendation/compilation-p9",
        f"{BASE}recommendation/report-p1",
    }


def test_what_is_inferred_is_held_and_conforms(built: Callable[..., Path]) -> None:
    place = built("report", "compilation")
    related(place)

    with store.reading(place) as snapshot:
        assert list(store.consistency(snapshot.store)) == []
        report = check.validate(snapshot.store, check.load(resources.shapes()))
    ours = [one for one in report.violations if "/restatement/" in one.focus.value]
    assert [one.message for one in ours if "restatement-grade" not in one.message] == []


def test_the_order_of_documents_leaves_no_trace(built: Callable[..., Path]) -> None:
    assert related(built("report", "compilation", "note")) == related(
        built("note", "compilation", "report")
    )


def test_a_document_added_later_gives_the_same_as_all_at_once(
    built: Callable[..., Path], added: Callable[[store.Draft, str], None]
) -> None:
    grown = built("report")
    related(grown)
    with store.generation(grown) as draft:
        added(draft, "compilation")
        draft.commit()

    assert related(grown) == related(built("report", "compilation"))


def test_a_document_that_is_removed_takes_its_restatements_with_it(
    built: Callable[..., Path],
) -> None:
    place = built("report", "compilation")
    related(place)
    with store.generation(place) as draft:
        draft.remove_document(f"{BASE}document/report")
        draft.commit()

    assert related(place) == set()


def test_a_second_run_changes_nothing(built: Callable[..., Path]) -> None:
    place = built("report", "compilation")
    related(place)

    with store.generation(place) as draft:
        before = draft.state
        assert relate(draft) is False
        assert draft.state == before


def test_a_new_decision_is_enough_to_run_again(built: Callable[..., Path]) -> None:
    place = built("report", "compilation")
    related(place)
    new = Decision(
        "recommendation/compilation-p9", "recommendation/report-p1", "different", "No.", "Ada", ""
    )

    with store.generation(place) as draft:
        assert relate(draft, decisions=[new]) is True
        draft.commit()
    assert not any(vg.restates in triple for triple in said(place))


def test_the_graph_of_an_earlier_version_goes(built: Callable[..., Path]) -> None:
    place = built("report", "compilation")
    old = f"{BASE}inference/restatement-0"
    with store.generation(place) as draft:
        draft.add_graph(old, [f"<{BASE}a> <{rdf.type}> <{vg.Restatement}> <{old}> ."])
        relate(draft)
        graphs = {record.iri for record in draft.state.graphs}

    assert old not in graphs
    assert graphs >= {f"{BASE}inference/{rule}" for rule in RULES}
