"""A report without a symbol, recognised by what another document cites; and what people decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from pyoxigraph import NamedNode

from viennagraph import relate, store, trace
from viennagraph.ask.engines import Oxigraph
from viennagraph.relate import Decision
from viennagraph.relate.identities import Judgement, Verdict, identities
from viennagraph.vocab import dcterms, prov, vg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BASE: Final = "https://w3id.org/viennagraph/"
REPORT: Final = f"{BASE}document/report"
SYMBOL: Final = f"{BASE}document/INV-HARB-12-6"


def found(place: Path) -> tuple[Judgement, ...]:
    with store.reading(place) as snapshot:
        return identities(Oxigraph(snapshot.store))


def symbols(place: Path, *decisions: Decision) -> list[str]:
    """The symbols of the report after the stage has run."""
    with store.generation(place) as draft:
        relate.relate(draft, decisions=decisions)
        draft.commit()
    return values(place, REPORT, dcterms.identifier)


def values(place: Path, subject: str, predicate: str) -> list[str]:
    with store.reading(place) as snapshot:
        pattern = (NamedNode(subject), NamedNode(predicate), None)
        return sorted({quad.object.value for quad in snapshot.store.quads_for_pattern(*pattern)})


def decision(verdict: str) -> Decision:
    return Decision(
        "document/report", "document/INV-HARB-12-6", verdict, "Seen in print.", "Ada", "2092-05-01"
    )


def test_a_report_is_the_one_whose_symbol_follows_the_name_of_its_meeting(
    built: Callable[..., Path],
) -> None:
    (judgement,) = found(built("report", "compilation"))

    assert judgement.verdict is Verdict.SAME
    assert (judgement.one, judgement.other) == (REPORT, SYMBOL)
    assert len(judgement.reasons) == 3


def test_the_report_gains_the_symbol_as_an_identifier(built: Callable[..., Path]) -> None:
    assert symbols(built("report", "compilation")) == ["INV/HARB/12/6"]


def test_the_symbol_leads_to_the_report(built: Callable[..., Path]) -> None:
    place = built("report", "compilation")
    symbols(place)

    with store.reading(place) as snapshot:
        assert trace.resolve(Oxigraph(snapshot.store), "INV/HARB/12/6") == REPORT


def test_without_the_citing_document_the_symbol_is_gone(built: Callable[..., Path]) -> None:
    place = built("report", "compilation")
    symbols(place)
    with store.generation(place) as draft:
        draft.remove_document(f"{BASE}document/compilation")
        draft.commit()

    assert symbols(place) == []


def test_a_second_run_finds_what_the_first_found(built: Callable[..., Path]) -> None:
    place = built("report", "compilation")

    assert symbols(place) == symbols(place)


def test_a_person_who_says_they_differ_outranks_the_rule(built: Callable[..., Path]) -> None:
    assert symbols(built("report", "compilation"), decision("different")) == []


def test_a_person_who_says_they_are_one_gives_the_symbol_too(built: Callable[..., Path]) -> None:
    place = built("report", "compilation")

    assert symbols(place, decision("same")) == ["INV/HARB/12/6"]
    judgement = f"{BASE}judgement/document-INV-HARB-12-6-and-document-report"
    assert values(place, judgement, prov.wasAttributedTo) == [f"{BASE}reviewer/ada"]
    assert values(place, judgement, vg.reason) == ["Seen in print."]


def test_a_decision_about_what_is_not_there_waits(built: Callable[..., Path]) -> None:
    place = built("report")

    assert symbols(place, decision("same")) == []


def test_decisions_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "store.decisions.tsv"
    relate.save(path, [decision("same")])

    assert relate.load(path) == (decision("same"),)


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert relate.load(tmp_path / "none.tsv") == ()


def test_a_new_decision_takes_the_place_of_the_old_one_either_way_round() -> None:
    turned = Decision("document/INV-HARB-12-6", "document/report", "different", "No.", "Bo", "")

    assert relate.decided([decision("same")], turned) == (turned,)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a\tb\tsame", "3 columns"),
        ("a\tb\tperhaps\tbecause\tAda\t2092-05-01", "'perhaps' is no verdict"),
        ("a\tb\tsame\t\tAda\t2092-05-01", "lacks"),
    ],
)
def test_a_broken_line_is_named_with_its_number(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text(f"{line}\n", "utf-8")

    with pytest.raises(relate.DecisionError, match=told) as caught:
        relate.load(path)
    assert f"{path}:1" in str(caught.value)
