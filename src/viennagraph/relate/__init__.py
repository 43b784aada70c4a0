"""The stage `relate`: what holds across documents, in graphs named by rule and version.

Each rule reads the whole store and writes its graph anew where what it rests on has changed, so
the order in which documents came leaves no trace, and what a document brought goes with it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from viennagraph import resources
from viennagraph.ask.engines import Oxigraph
from viennagraph.graph import Names
from viennagraph.relate.provisions import formulas, provisions
from viennagraph.relate.restatements import restatements
from viennagraph.relate.writing import restatement_lines
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from viennagraph.ask.engines import Engine
    from viennagraph.store import Draft

    Rule = Callable[[Engine, Names, str], tuple[str, ...]]

__all__ = ["RULES", "relate"]


def _restatements(engine: Engine, names: Names, graph: str) -> tuple[str, ...]:
    found = restatements(provisions(engine), formulas(engine))
    return restatement_lines(found, names, graph)


RULES: Final[dict[str, Rule]] = {"restatement-1": _restatements}
"""Each rule by its name and version, which name the graph of what it infers."""


def relate(draft: Draft, base: str = BASE) -> bool:
    """Brings what is inferred across documents up to date; gives whether anything changed.

    Graphs of earlier versions of a rule go.
    """
    names = Names.of(resources.ontology(), base)
    place = f"{base}inference/"
    held = {record.iri: record.digest for record in draft.state.graphs}
    wanted = {f"{place}{rule}": rule for rule in RULES}
    changed = False
    for iri in held:
        if iri.startswith(place) and iri not in wanted:
            draft.remove_graph(iri)
            changed = True
    for iri, rule in wanted.items():
        lines = RULES[rule](Oxigraph(draft.store), names, iri)
        content = _digest(lines)
        if held.get(iri) == content:
            continue
        draft.add_graph(iri, lines, content)
        changed = True
    return changed


def _digest(lines: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode())
    return digest.hexdigest()
