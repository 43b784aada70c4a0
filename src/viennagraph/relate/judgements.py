"""Judgements of rules and of people, as lines of N-Quads in the graph of the one who judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph import ask, resources
from viennagraph.graph.names import Sheet
from viennagraph.model import Ref, Typed
from viennagraph.relate.identities import Judgement, Verdict
from viennagraph.relate.writing import decimal
from viennagraph.wording import slugs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viennagraph.ask.engines import Engine
    from viennagraph.graph import Names
    from viennagraph.relate.decisions import Decision


def identity_lines(found: Sequence[Judgement], names: Names, graph: str) -> tuple[str, ...]:
    """The judgements of the rule that names the graph, and the symbols that follow from them."""
    sheet = Sheet(names)
    for one in found:
        iri = _begin(sheet, (one.one, one.other), one.verdict, graph)
        for reason in one.reasons:
            sheet.add(iri, "vg:reason", names.term(reason), graph)
        sheet.add(iri, "vg:score", decimal(names, one.score), graph)
        sheet.add(iri, "prov:wasAttributedTo", f"<{graph}>", graph)
        if one.passage:
            sheet.add(iri, "prov:wasDerivedFrom", f"<{one.passage}>", graph)
        if one.verdict is Verdict.SAME and one.identifier:
            sheet.add(one.one, "dcterms:identifier", names.term(one.identifier), graph)
    return tuple(sheet.sorted())


def decision_lines(
    engine: Engine, decisions: Sequence[Decision], names: Names, graph: str
) -> tuple[str, ...]:
    """What people decided about things of the graph; what is not there waits until it is."""
    sheet = Sheet(names)
    symbols = _symbols(engine, {name for one in decisions for name in one.pair})
    for one in decisions:
        if not one.pair <= symbols.keys():
            continue
        iri = _begin(sheet, (one.one, one.other), one.verdict, graph)
        person = names.iri(Ref("reviewer", slugs.slug(one.by)))
        sheet.add(iri, "vg:reason", names.term(one.reason), graph)
        sheet.add(iri, "prov:wasAttributedTo", f"<{person}>", graph)
        sheet.type(person, "foaf:Person", graph)
        sheet.add(person, "foaf:name", names.term(one.by), graph)
        if one.on:
            sheet.add(iri, "dcterms:date", names.term(Typed(one.on, "date")), graph)
        if one.verdict == Verdict.SAME:
            _share_symbol(sheet, one, symbols, graph)
    return tuple(sheet.sorted())


def _begin(sheet: Sheet, pair: tuple[str, str], verdict: str, graph: str) -> str:
    locals_ = sorted("-".join(iri.rsplit("/", 2)[-2:]).replace("#", "-") for iri in pair)
    iri = sheet.names.iri(Ref("judgement", "-and-".join(locals_)))
    sheet.type(iri, "Judgement", graph)
    for thing in pair:
        sheet.add(iri, "vg:about", f"<{thing}>", graph)
    term = sheet.names.term(Ref("vocabulary", f"judgement-verdict/{verdict}"))
    sheet.add(iri, "vg:verdict", term, graph)
    return iri


def _symbols(engine: Engine, things: Iterable[str]) -> dict[str, str]:
    """The symbol of each thing that the graph knows, or nothing."""
    wanted = [ask.Iri(thing) for thing in sorted(things)]
    if not wanted:
        return {}
    question = ask.question("things-known", resources.queries() / "exports")
    rows = engine.select(ask.fill(question, {"thing": wanted})).records()
    return {
        row["thing"].value: row["identifier"].value if "identifier" in row else "" for row in rows
    }


def _share_symbol(sheet: Sheet, one: Decision, symbols: dict[str, str], graph: str) -> None:
    """Lets a document without a symbol have that of the other, with which it is one."""
    if _kind(one.one) != _kind(one.other):
        return
    for thing, other in ((one.one, one.other), (one.other, one.one)):
        if symbols[other] and not symbols[thing]:
            sheet.add(thing, "dcterms:identifier", sheet.names.term(symbols[other]), graph)


def _kind(iri: str) -> str:
    return iri.rpartition("/")[0]
