"""The stage `relate`: what holds across documents, in graphs named by rule and version.

Each rule reads what documents say and nothing that was inferred, so the order in which documents
came leaves no trace, and what a document brought goes with it.  What people decided outranks it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viennagraph import resources
from viennagraph.ask.engines import Oxigraph
from viennagraph.graph import Names
from viennagraph.relate.candidates import Near, candidates
from viennagraph.relate.decisions import Decision, DecisionError, beside, decided, load, save
from viennagraph.relate.followups import follow_up_lines, follow_ups
from viennagraph.relate.identities import Verdict, identities
from viennagraph.relate.judgements import decision_lines, identity_lines
from viennagraph.relate.memo import Memo
from viennagraph.relate.persons import persons
from viennagraph.relate.provisions import formulas, provisions
from viennagraph.relate.restatements import restatements
from viennagraph.relate.writing import restatement_lines
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

Pairs = dict[frozenset[str], Verdict]
Rule = Callable[["Engine", Names, str, Pairs, Memo], tuple[str, ...]]


def _restatements(
    engine: Engine, names: Names, graph: str, pairs: Pairs, memo: Memo, near: Near = candidates
) -> tuple[str, ...]:
    found = restatements(provisions(engine), formulas(engine), memo, near)
    kept = [
        one
        for one in found
        if pairs.get(frozenset((one.later.iri, one.earlier.iri))) is not Verdict.DIFFERENT
    ]
    return restatement_lines(kept, names, graph)


def _identities(engine: Engine, names: Names, graph: str, pairs: Pairs, _: Memo) -> tuple[str, ...]:
    found = identities(engine)
    kept = [one for one in found if frozenset((one.one, one.other)) not in pairs]
    return identity_lines(kept, names, graph)


def _same_persons(
    engine: Engine, names: Names, graph: str, pairs: Pairs, _: Memo
) -> tuple[str, ...]:
    kept = [one for one in persons(engine) if frozenset((one.one, one.other)) not in pairs]
    return identity_lines(kept, names, graph)


def _follow_ups(engine: Engine, names: Names, graph: str, pairs: Pairs, _: Memo) -> tuple[str, ...]:
    kept = [
        one
        for one in follow_ups(engine)
        if pairs.get(frozenset((one.report, one.target))) is not Verdict.DIFFERENT
    ]
    return follow_up_lines(kept, names, graph)


RULES: Final[dict[str, Rule]] = {
    "follow-up-1": _follow_ups,
    "identity-1": _identities,
    "person-1": _same_persons,
    "restatement-1": _restatements,
}
"""Each rule by its name and version, which name the graph of what it infers."""

_DECISIONS: Final = "decision-1"
_UNREAD: Final = frozenset({"follow-up-1", "restatement-1"})  # no query of a rule reads their terms
_MEMO: Final = "memo.json"


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
    memo = Memo.load(draft.root / _MEMO, _rules())
    for iri, lines in inferred(Oxigraph(draft.store), base, decisions, memo):
        draft.change_graph(iri, lines, content)
    memo.save(draft.root / _MEMO)
    return True


def inferred(
    engine: Engine,
    base: str,
    decisions: Sequence[Decision],
    memo: Memo | None = None,
    near: Near = candidates,
) -> list[tuple[str, tuple[str, ...]]]:
    """Each graph of what is inferred and its lines, all made before one is added.

    `near` finds which texts may say the same, as `candidates` does.
    """
    place = f"{base}inference/"
    names = Names.of(resources.ontology(), base)
    memo = memo or Memo("")
    settled = [_whole(one, base) for one in decisions]
    pairs = {one.pair: Verdict(one.verdict) for one in settled}
    rules = RULES | {"restatement-1": partial(_restatements, near=near)}
    made = [(f"{place}{name}", rules[name]) for name in RULES]
    return [
        *((iri, rule(engine, names, iri, pairs, memo)) for iri, rule in made),
        (
            f"{place}{_DECISIONS}",
            decision_lines(engine, settled, names, f"{place}{_DECISIONS}"),
        ),
    ]


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
