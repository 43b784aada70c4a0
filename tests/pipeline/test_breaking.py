"""Whatever is broken in an export by hand, `validate` says which, where, and what to do."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest

from viennagraph import cli
from viennagraph.vocab import BASE, expand, rdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Validate = Callable[..., tuple[int, str, str]]

SHAPES: Final = f"{BASE}shapes#"
IRI: Final = "<{}>".format

# A thing of this class loses its value of this property: the shape that says so.
MISSING: Final = [
    ("vg:Passage", "dcterms:isPartOf", "Passage-isPartOf"),
    ("vg:Passage", "vg:passageKind", "Passage-passageKind"),
    ("vg:Passage", "vg:text", "Passage-text"),
    ("vg:Passage", "vg:segment", "Passage-segment"),
    ("vg:Segment", "vg:order", "Segment-order"),
    ("vg:Segment", "oa:hasSource", "Segment-hasSource"),
    ("vg:Segment", "oa:hasSelector", "Segment-hasSelector"),
    ("oa:TextPositionSelector", "oa:start", "Selector-start"),
    ("oa:TextPositionSelector", "oa:end", "Selector-end"),
    ("vg:File", "vg:sourceName", "File-sourceName"),
    ("vg:File", "vg:sourceDigest", "File-sourceDigest"),
    ("vg:File", "dcterms:format", "File-format"),
    ("vg:Mention", "vg:statedIn", "Mention-statedIn"),
    ("vg:Mention", "vg:surface", "Mention-surface"),
    ("vg:Mention", "vg:start", "Mention-start"),
    ("vg:Mention", "vg:end", "Mention-end"),
    ("vg:Mention", "vg:linkVerdict", "Mention-linkVerdict"),
    ("vg:Mention", "vg:refersTo", "ResolvedMention"),
    ("vg:Recommendation", "vg:text", "Provision-text"),
    ("vg:Recommendation", "vg:statedIn", "Provision-statedIn"),
    ("vg:Recommendation", "vg:strength", "Ask-strength"),
    ("vg:Recommendation", "vg:modality", "AskForm"),
    ("vg:Recommendation", "vg:action", "AskForm"),
    ("vg:Observation", "vg:text", "Provision-text"),
    ("vg:Conclusion", "vg:statedIn", "Provision-statedIn"),
    ("vg:Addressee", "rdfs:label", "Addressee-label"),
    ("vg:AgendaItem", "vg:agendaOf", "AgendaItem-agendaOf"),
    ("vg:AgendaItem", "vg:itemNumber", "AgendaItem-itemNumber"),
    ("vg:AgendaItem", "vg:agendaStatus", "AgendaItem-agendaStatus"),
    ("org:Membership", "org:member", "Membership-member"),
    ("org:Membership", "org:role", "Membership-role"),
    ("vg:Resolution", "dcterms:identifier", "Resolution-identifier"),
    ("vg:InformationSystem", "skos:prefLabel", "InformationSystem-prefLabel"),
    ("vg:Meeting", "skos:prefLabel", "Meeting-prefLabel"),
    ("foaf:Person", "foaf:name", "Person-name"),
]

# A thing of one class loses its other class.
UNTYPED: Final = [
    ("vg:Recommendation", "vg:Provision", "Ask-type"),
    ("vg:Conclusion", "vg:Provision", "Conclusion-type"),
    ("vg:Meeting", "schema:Event", "Meeting-type"),
    ("vg:Citation", "vg:Mention", "Citation-type"),
    ("vg:Resolution", "vg:Act", "Resolution-type"),
    ("vg:Provision", "vg:Observation", "ProvisionKind"),
]

# A value is written in the place of what stood there.
CHANGED: Final = [
    ("vg:Meeting", "schema:startDate", '"June 2091"', "Meeting-startDate"),
    ("vg:Meeting", "vg:ordinal", '"ninety-first"', "Meeting-ordinal"),
    ("vg:Recommendation", "vg:strength", f"<{BASE}body/cnd>", "Ask-strength"),
    ("vg:Mention", "vg:start", '"twelve"', "Mention-start"),
    ("vg:File", "vg:sourceDigest", '"0a1b"', "File-sourceDigest"),
    ("vg:Passage", "vg:passageKind", f"<{BASE}vocabulary/strength/urged>", "Passage-passageKind"),
    ("vg:Document", "dcterms:issued", '"9 July 2091"', "Document-issued"),
    ("vg:AgendaItem", "vg:agendaStatus", '"adopted"', "AgendaItem-agendaStatus"),
]


@pytest.fixture
def validate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Validate:
    """What `viennagraph validate` says to these lines of N-Quads."""

    def go(lines: list[str], *options: str) -> tuple[int, str, str]:
        file = tmp_path / "graph.nq"
        file.write_text("\n".join(lines) + "\n", "utf-8")
        monkeypatch.setattr(sys, "argv", ["viennagraph", "validate", str(file), *options])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        written = capsys.readouterr()
        return int(ended.value.code or 0), written.out, written.err

    return go


def things(lines: tuple[str, ...], category: str) -> list[str]:
    """The things of a class that documents speak of, as N-Quads write them."""
    end = f" <{rdf.type}> {IRI(expand(category))} <{BASE}document/"
    return sorted({line.split(" ")[0] for line in lines if end in line})


def first_with(lines: tuple[str, ...], category: str, name: str) -> str:
    """The first thing of a class that a document gives a property."""
    predicate = IRI(expand(name))
    heads = {" ".join(line.split(" ", 2)[:2]) for line in lines}
    return next(one for one in things(lines, category) if f"{one} {predicate}" in heads)


def results(validate: Validate, lines: list[str]) -> tuple[int, list[dict[str, Any]]]:
    code, out, _ = validate(lines, "--json")
    found = json.loads(out)["results"]
    return code, [one for one in found if one["severity"] == "Violation"]


def assert_told(found: tuple[int, list[dict[str, Any]]], thing: str, shape: str) -> None:
    code, violations = found
    told = [one for one in violations if one["shape"] == f"{SHAPES}{shape}"]

    assert code == 1
    assert told, [one["shape"] for one in violations]
    assert thing.strip("<>") in {one["focus"] for one in told}
    assert all(one["message"] for one in violations)
    assert any(place["graph"].startswith(BASE) for place in told[0]["places"])


def test_what_a_build_made_conforms(nquads: tuple[str, ...], validate: Validate) -> None:
    code, out, _ = validate(list(nquads))

    assert code == 0
    assert "the graph conforms: 0 violations" in out


@pytest.mark.parametrize(
    ("category", "name", "shape"), MISSING, ids=[f"{c}-{n}" for c, n, _ in MISSING]
)
def test_a_value_that_is_missing_is_told(
    nquads: tuple[str, ...], validate: Validate, category: str, name: str, shape: str
) -> None:
    thing = first_with(nquads, category, name)
    gone = f"{thing} {IRI(expand(name))} "
    broken = [line for line in nquads if not line.startswith(gone)]

    assert len(broken) < len(nquads)
    assert_told(results(validate, broken), thing, shape)


@pytest.mark.parametrize(
    ("category", "other", "shape"), UNTYPED, ids=[f"{c}-{o}" for c, o, _ in UNTYPED]
)
def test_a_class_that_is_missing_is_told(
    nquads: tuple[str, ...], validate: Validate, category: str, other: str, shape: str
) -> None:
    both = set(things(nquads, category)) & set(things(nquads, other))
    thing = min(both)
    gone = f"{thing} <{rdf.type}> {IRI(expand(other))} "
    broken = [line for line in nquads if not line.startswith(gone)]

    assert len(broken) < len(nquads)
    assert_told(results(validate, broken), thing, shape)


@pytest.mark.parametrize(
    ("category", "name", "value", "shape"), CHANGED, ids=[f"{c}-{n}" for c, n, *_ in CHANGED]
)
def test_a_value_that_is_wrong_is_told(
    nquads: tuple[str, ...], validate: Validate, category: str, name: str, value: str, shape: str
) -> None:
    thing = first_with(nquads, category, name)
    head = f"{thing} {IRI(expand(name))} "
    broken = [f"{head}{value} {_tail(line)}" if line.startswith(head) else line for line in nquads]

    assert_told(results(validate, broken), thing, shape)


def _tail(line: str) -> str:
    graph = line.removesuffix(" .").rpartition(" ")[2]
    return f"{graph} ." if graph.startswith(f"<{BASE}document/") else "."


def test_a_violation_is_shown_with_what_where_and_what_to_do(
    nquads: tuple[str, ...], validate: Validate
) -> None:
    thing = f"<{BASE}recommendation/UNODC-HONEURO-91-6-p2-b>"
    gone = f"{thing} {IRI(expand('vg:strength'))} "
    code, out, err = validate([line for line in nquads if not line.startswith(gone)])

    assert (code, err) == (1, "")
    assert "which: " + thing.strip("<>") in out
    assert "where: UNODC/HONEURO/91/6, paragraph 2" in out
    assert "“(b) Governments must report each seizure" in out
    assert "shape: vgs:Ask-strength" in out
    assert "the graph does not conform: 1 violation" in out


@pytest.mark.parametrize("side", ["said", "held"])
def test_what_is_said_and_not_held_or_held_and_not_said_is_told(
    nquads: tuple[str, ...], validate: Validate, side: str
) -> None:
    head = f"<{BASE}recommendation/UNODC-HONEURO-91-6-p2-b> {IRI(expand('vg:strength'))} "
    lost = next(
        line
        for line in nquads
        if line.startswith(head) and line.endswith("#p2-b> .") == (side == "held")
    )
    code, out, _ = validate([line for line in nquads if line != lost])

    assert code == 1
    assert ("said by" if side == "said" else "held, but said by no graph") in out
    assert "recommendation/UNODC-HONEURO-91-6-p2-b" in out
    assert "export it again" in out


def test_more_than_twenty_shapes_are_broken_here() -> None:
    shapes = {case[-1] for case in (*MISSING, *UNTYPED, *CHANGED)}

    assert len(shapes) >= 20
