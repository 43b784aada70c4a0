"""The stage `relate`: what holds across documents, in graphs named by rule and version.

Each rule reads what documents say and nothing that was inferred, so the order in which documents
came leaves no trace, and what a document brought goes with it.  What people decided outranks it.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph import resources
from viennagraph.ask.engines import Oxigraph
from viennagraph.graph import Names
from viennagraph.relate.acts import acts
from viennagraph.relate.candidates import Near, candidates
from viennagraph.relate.decisions import Decision, DecisionError, beside, decided, load, save
from viennagraph.relate.followups import follow_up_lines, follow_ups
from viennagraph.relate.identities import Verdict, identities
from viennagraph.relate.judgements import decision_lines, identity_lines
from viennagraph.relate.ledger import opened
from viennagraph.relate.persons import persons
from viennagraph.relate.provisions import formulas, provisions
from viennagraph.relate.renewing import Pairs, SharedError, read_anew, renewed, whole
from viennagraph.relate.restatements import restatements
from viennagraph.relate.statements import Statements
from viennagraph.relate.writing import all_lines
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viennagraph.ask.engines import Engine
    from viennagraph.store import Draft, State

__all__ = [
    "RULES",
    "Decision",
    "DecisionError",
    "Verdict",
    "beside",
    "decided",
    "inferred",
    "load",
    "relate",
    "save",
]

Rule = Callable[["Engine", Names, str, Pairs, Near], tuple[str, ...]]


def _restatements(
    engine: Engine, names: Names, graph: str, pairs: Pairs, near: Near
) -> tuple[str, ...]:
    found = restatements(provisions(engine), formulas(engine), near)
    kept = [
        one
        for one in found
        if pairs.get(frozenset((one.later.iri, one.earlier.iri))) is not Verdict.DIFFERENT
    ]
    return all_lines(kept, names, graph)


def _identities(engine: Engine, names: Names, graph: str, pairs: Pairs, _: Near) -> tuple[str, ...]:
    found = identities(engine)
    kept = [one for one in found if frozenset((one.one, one.other)) not in pairs]
    return identity_lines(kept, names, graph)


def _same_acts(engine: Engine, names: Names, graph: str, pairs: Pairs, _: Near) -> tuple[str, ...]:
    kept = [one for one in acts(engine) if frozenset((one.one, one.other)) not in pairs]
    return identity_lines(kept, names, graph)


def _same_persons(
    engine: Engine, names: Names, graph: str, pairs: Pairs, _: Near
) -> tuple[str, ...]:
    kept = [one for one in persons(engine) if frozenset((one.one, one.other)) not in pairs]
    return identity_lines(kept, names, graph)


def _follow_ups(engine: Engine, names: Names, graph: str, pairs: Pairs, _: Near) -> tuple[str, ...]:
    kept = [
        one
        for one in follow_ups(engine)
        if pairs.get(frozenset((one.report, one.target))) is not Verdict.DIFFERENT
    ]
    return follow_up_lines(kept, names, graph)


RULES: Final[dict[str, Rule]] = {
    "act-1": _same_acts,
    "follow-up-1": _follow_ups,
    "identity-1": _identities,
    "person-1": _same_persons,
    "restatement-1": _restatements,
}
"""Each rule by its name and version, which name the graph of what it infers."""

_DECISIONS: Final = "decision-1"
_UNREAD: Final = frozenset({"follow-up-1", "restatement-1"})  # no query of a rule reads their terms
_RENEWED: Final = "restatement-1"
_LEDGER: Final = "ledger.sqlite"


def relate(draft: Draft, base: str = BASE, decisions: Sequence[Decision] = ()) -> bool:
    """Brings what is inferred across documents up to date; gives whether it had to be made anew.

    `decisions` are those of people, as `load` reads them.  Graphs of earlier versions go.
    """
    place = f"{base}inference/"
    held = {one.iri: one.digest for one in draft.state.graphs if one.iri.startswith(place)}
    content = _rests_on(draft.state, place, decisions)
    wanted = [f"{place}{name}" for name in (*RULES, _DECISIONS)]
    if held == dict.fromkeys(wanted, content):
        return False
    for iri in held:
        # No rule may rest on what a rule inferred before; what none reads is changed in place.
        if iri.removeprefix(place) not in _UNREAD:
            draft.remove_graph(iri)
    engine = Oxigraph(draft.store)
    asked = _Asked(Names.of(resources.ontology(), base), place, _pairs(decisions, base))
    found = _by_rules(engine, asked, [name for name in RULES if name != _RENEWED])
    found.append(_decided(engine, asked, decisions, base))
    for iri, lines in found:
        draft.change_graph(iri, lines, content)
    _renew(draft, engine, asked, content)
    return True


def inferred(
    engine: Engine, base: str, decisions: Sequence[Decision], near: Near = candidates
) -> list[tuple[str, tuple[str, ...]]]:
    """Each graph of what is inferred and its lines, with nothing known from before.

    `near` finds which texts may say the same, as `candidates` does.
    """
    asked = _Asked(
        Names.of(resources.ontology(), base), f"{base}inference/", _pairs(decisions, base)
    )
    return [
        *_by_rules(engine, asked, list(RULES), near),
        _decided(engine, asked, decisions, base),
    ]


class _Asked(NamedTuple):
    """How things are named, where graphs of inferences stand, and what people decided of pairs."""

    names: Names
    place: str
    pairs: Pairs


def _by_rules(
    engine: Engine, asked: _Asked, rules: Sequence[str], near: Near = candidates
) -> list[tuple[str, tuple[str, ...]]]:
    """The graph of each rule and its lines, all made before one is added."""
    made = [(f"{asked.place}{name}", RULES[name]) for name in rules]
    return [(iri, rule(engine, asked.names, iri, asked.pairs, near)) for iri, rule in made]


def _decided(
    engine: Engine, asked: _Asked, decisions: Sequence[Decision], base: str
) -> tuple[str, tuple[str, ...]]:
    iri = f"{asked.place}{_DECISIONS}"
    settled = [_whole(one, base) for one in decisions]
    return iri, decision_lines(engine, settled, asked.names, iri)


def _renew(draft: Draft, engine: Engine, asked: _Asked, content: str) -> None:
    """Brings the graph of restatements up to date, by what a ledger holds where it can be used."""
    iri = f"{asked.place}{_RENEWED}"
    known = formulas(engine)
    made = hashlib.sha256(f"{_rules()}\n{known.pattern}\n{sys.byteorder}".encode()).hexdigest()
    try:
        with opened(draft.root / _LEDGER, made) as ledger:
            statements = Statements(draft.store)
            read_anew(ledger, statements, _marks(draft.state, asked.place), known)
            change = renewed(ledger, statements, known, asked.pairs, asked.names, iri)
            if draft.state.graph(iri) == ledger.meta("content"):
                draft.alter_graph(iri, change.gone, change.come, content)
            else:
                draft.change_graph(iri, whole(ledger, asked.names, iri), content)
            ledger.note("content", content)
            ledger.commit()
    except (sqlite3.Error, OSError, SharedError):
        # A ledger that cannot be kept costs time and changes nothing.
        lines = _restatements(engine, asked.names, iri, asked.pairs, candidates)
        draft.change_graph(iri, lines, content)


def _marks(state: State, place: str) -> dict[str, str]:
    """What decides what each document is read as: its file, and all that was known before it."""
    known = repr([one for one in state.graphs if not one.iri.startswith(place)])
    return {
        one.iri: hashlib.sha256(
            f"{one.digest} {one.made} {one.symbol} {known}".encode()
        ).hexdigest()
        for one in state.documents
    }


def _pairs(decisions: Sequence[Decision], base: str) -> Pairs:
    return {one.pair: Verdict(one.verdict) for one in (_whole(one, base) for one in decisions)}


def _whole(decision: Decision, base: str) -> Decision:
    """A decision with its things by their whole IRIs."""
    one, other = (name if "://" in name else base + name for name in (decision.one, decision.other))
    return replace(decision, one=one, other=other)


def _rests_on(state: State, place: str, decisions: Sequence[Decision]) -> str:
    """A digest of all that decides what is inferred: documents, knowledge, decisions and code."""
    digest = hashlib.sha256()
    for document in state.documents:
        digest.update(repr(replace(document, path="", name="")).encode())
    for graph in state.graphs:
        if not graph.iri.startswith(place):
            digest.update(repr(graph).encode())
    for decision in sorted(decisions):
        digest.update(repr(decision).encode())
    digest.update(_rules().encode())
    return digest.hexdigest()


def _rules() -> str:
    """A digest of the code of the rules, and of the formulas that they read."""
    formula = resources.ontology() / "vocabulary" / "formula.ttl"
    digest = hashlib.sha256(formula.read_bytes())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
