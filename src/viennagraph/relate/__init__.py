"""The stage `relate`: what holds across documents, in graphs named by rule and version.

Each rule reads what documents say and nothing that was inferred, so the order in which documents
came leaves no trace, and what a document brought goes with it.  What people decided outranks it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from viennagraph import resources
from viennagraph.ask.engines import Oxigraph
from viennagraph.graph import Names
from viennagraph.relate.decisions import Decision, DecisionError, beside, decided, load, save
from viennagraph.relate.identities import Verdict, identities
from viennagraph.relate.judgements import decision_lines, identity_lines
from viennagraph.relate.provisions import formulas, provisions
from viennagraph.relate.restatements import restatements
from viennagraph.relate.writing import restatement_lines
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viennagraph.ask.engines import Engine
    from viennagraph.store import Draft

__all__ = [
    "RULES",
    "Decision",
    "DecisionError",
    "Verdict",
    "beside",
    "decided",
    "load",
    "relate",
    "save",
]

Pairs = dict[frozenset[str], Verdict]
Rule = Callable[["Engine", Names, str, Pairs], tuple[str, ...]]


def _restatements(engine: Engine, names: Names, graph: str, pairs: Pairs) -> tuple[str, ...]:
    found = restatements(provisions(engine), formulas(engine))
    kept = [
        one
        for one in found
        if pairs.get(frozenset((one.later.iri, one.earlier.iri))) is not Verdict.DIFFERENT
    ]
    return restatement_lines(kept, names, graph)


def _identities(engine: Engine, names: Names, graph: str, pairs: Pairs) -> tuple[str, ...]:
    found = identities(engine)
    kept = [one for one in found if frozenset((one.one, one.other)) not in pairs]
    return identity_lines(kept, names, graph)


RULES: Final[dict[str, Rule]] = {"identity-1": _identities, "restatement-1": _restatements}
"""Each rule by its name and version, which name the graph of what it infers."""

_DECISIONS: Final = "decision-1"


def relate(draft: Draft, base: str = BASE, decisions: Sequence[Decision] = ()) -> bool:
    """Brings what is inferred across documents up to date; gives whether anything changed.

    `decisions` are those of people, as `load` reads them.  Graphs of earlier versions go.
    """
    names = Names.of(resources.ontology(), base)
    place = f"{base}inference/"
    before = {one.iri: one.digest for one in draft.state.graphs if one.iri.startswith(place)}
    for iri in before:
        # No rule may rest on what a rule inferred before.
        draft.remove_graph(iri)
    engine = Oxigraph(draft.store)
    settled = [_whole(one, base) for one in decisions]
    pairs = {one.pair: Verdict(one.verdict) for one in settled}
    made = {
        f"{place}{name}": rule(engine, names, f"{place}{name}", pairs)
        for name, rule in RULES.items()
    }
    made[f"{place}{_DECISIONS}"] = decision_lines(engine, settled, names, f"{place}{_DECISIONS}")
    after = {iri: _digest(lines) for iri, lines in made.items() if lines}
    for iri, content in after.items():
        draft.add_graph(iri, made[iri], content)
    return before != after


def _whole(decision: Decision, base: str) -> Decision:
    one, other = (name if "://" in name else base + name for name in (decision.one, decision.other))
    return Decision(one, other, decision.verdict, decision.reason, decision.by, decision.on)


def _digest(lines: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode())
    return digest.hexdigest()
