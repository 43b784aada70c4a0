"""Measures of what is said again, and of what everything rests on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from viennagraph.analyse import facts
from viennagraph.analyse.networks import Network, pagerank

if TYPE_CHECKING:
    from viennagraph.ask import Table
    from viennagraph.ask.engines import Engine


@dataclass(slots=True)
class _Family:
    first: str = ""
    quote: str = ""
    provisions: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    earlier: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def travelled(engine: Engine) -> Table:
    """Which provisions start families, and how far they travel.

    A family is a provision with all that restate it, directly or through others.  *Sayings* are
    its members, *steps* the longest chain of restatements, *years* the span from the first to the
    last year known.  How alike two provisions have to be is recorded with each restatement.

    Beware: the first saying is the earliest among the documents that were read, not in the world.
    """
    families: dict[str, _Family] = defaultdict(_Family)
    for row in facts.rows(engine, "families"):
        family = families[row["family"]]
        family.first = row["first"]
        family.provisions.add(row["provision"])
        family.documents.add(row["document"])
        if row["provision"] == row["first"]:
            family.quote = " ".join(row["quote"].split())
        if "body" in row:
            family.bodies.add(row["body"])
        if "year" in row:
            family.years.add(int(row["year"]))
        if "earlier" in row:
            family.earlier[row["provision"]].add(row["earlier"])
    found = [
        (
            family.first,
            family.quote,
            len(family.provisions),
            len(family.documents),
            len(family.bodies),
            longest(family.earlier),
            max(family.years) - min(family.years) if family.years else None,
        )
        for family in families.values()
    ]
    found.sort(key=lambda row: (-row[4], -row[2], -row[5], row[0]))
    columns = ("provision", "provisionLabel", "sayings", "documents", "bodies", "steps", "years")
    return facts.table(columns, found)


def longest(earlier: dict[str, set[str]]) -> int:
    """The number of steps in the longest chain; one that comes back to itself is cut there.

    >>> longest({"c": {"b"}, "b": {"a"}})
    2
    """
    depths: dict[str, int] = {}
    # Chains are followed with a stack of our own: they may be longer than Python's.
    for start in sorted(earlier):
        stack = [(start, iter(sorted(earlier[start])))]
        open_nodes = {start}
        while stack:
            node, rest = stack[-1]
            following = next((one for one in rest if one not in depths), None)
            if following is None:
                known = [depths.get(one, -1) for one in earlier.get(node, ())]
                depths[node] = max(known, default=-1) + 1
                open_nodes.discard(node)
                stack.pop()
            elif following not in open_nodes:
                open_nodes.add(following)
                stack.append((following, iter(sorted(earlier.get(following, ())))))
    return max(depths.values(), default=0)


def relied_on(engine: Engine) -> Table:
    """Which acts, instruments and documents everything rests on.

    PageRank over citations (Brin and Page 1998, damping 0.85): an act ranks high when many cite
    it, and higher when those that cite it are cited themselves.  An edge weighs as much as the
    citations that it stands for; a document that is the text of an act counts as the act.

    Beware: older acts had more time to be cited, and only documents that were read cite at all.
    """
    edges = [
        (row["source"], row["target"], float(row["weight"]))
        for row in facts.rows(engine, "citations")
    ]
    ranks = pagerank(Network.of(edges, is_directed=True))
    citing: dict[str, set[str]] = defaultdict(set)
    citations: dict[str, float] = defaultdict(float)
    for source, target, weight in edges:
        citing[target].add(source)
        citations[target] += weight
    names = facts.labels(engine, citing)
    found = [
        (act, names[act], len(sources), int(citations[act]), ranks[act])
        for act, sources in citing.items()
    ]
    found.sort(key=lambda row: (-row[4], -row[3], row[0]))
    return facts.table(("act", "actLabel", "citedBy", "citations", "pagerank"), found)
