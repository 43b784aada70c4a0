"""Measures of programmes: which of them tie regions together, and which go together."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from viennagraph.analyse import facts
from viennagraph.analyse.networks import Network, betweenness, communities, modularity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from viennagraph.ask import Table
    from viennagraph.ask.engines import Engine

_YEARS: Final = 5  # the width of a period


def bridges(engine: Engine) -> Table:
    """How far each programme ties the bodies together that refer to it.

    *Betweenness* is that of the programme in the network of programmes and bodies, where an edge
    is as near as the body names the programme often (Freeman 1977).  *Participation* is
    1 − Σ (kᵢ/k)², with kᵢ the references of body i and k those of all: 0 where one body makes all
    of them, near 1 where many share them evenly (Guimerà and Amaral, Nature 433, 2005).
    A reference is a provision that names the programme; a provision said again counts once for
    each body.  Statements that are only reported are left out.

    Beware: both measures see only the documents that were read.  A programme named by one body
    in a single report is no bridge here, whatever it is in the world.
    """
    counts = _references(engine)
    ends = [(programme, body, len(said)) for (programme, body), said in counts.items()]
    between = betweenness(Network.of(ends))
    weights: dict[str, list[int]] = defaultdict(list)
    for programme, _, count in ends:
        weights[programme].append(count)
    names = facts.labels(engine, weights)
    found = [
        (
            programme,
            names[programme],
            len(shares),
            sum(shares),
            between[programme],
            participation(shares),
        )
        for programme, shares in weights.items()
    ]
    found.sort(key=lambda row: (-row[4], -row[5], -row[3], row[0]))
    columns = ("programme", "programmeLabel", "bodies", "references", "betweenness")
    return facts.table((*columns, "participation"), found)


def participation(shares: Iterable[int]) -> float:
    """How evenly something is shared: 1 − Σ (kᵢ/k)².

    >>> participation([4]), participation([2, 2])
    (0.0, 0.5)
    """
    counts = list(shares)
    whole = sum(counts)
    return round(1 - sum((one / whole) ** 2 for one in counts), 10) if whole else 0.0


def circles(engine: Engine) -> Table:
    """Which programmes are named by the same bodies, period by period.

    For each period of five years, programmes are joined where one body names both, with the
    smaller of the two counts as the weight, and divided into communities by greedy modularity
    (Clauset, Newman and Moore 2004).  `kept` is the Jaccard similarity of the community with the
    one of the period before that it shares most with.  `modularity` says how marked the division
    of the period is; below about 0.3 it says little.

    Beware: a period with few documents gives communities by accident.
    """
    periods: dict[int, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in facts.rows(engine, "references"):
        if "year" in row:
            period = int(row["year"]) // _YEARS * _YEARS
            periods[period][row["programme"], row["body"]].add(row["counted"])
    found: list[tuple[str | float | None, ...]] = []
    before: tuple[tuple[str, ...], ...] = ()
    for period, counts in sorted(periods.items()):
        network = Network.of(_joined({pair: len(said) for pair, said in counts.items()}))
        groups = communities(network)
        marked = modularity(network, groups)
        for number, group in enumerate(groups, start=1):
            kept = max((jaccard(group, other) for other in before), default=None)
            members = facts.labels(engine, group)
            found.append(
                (
                    f"{period}-{period + _YEARS - 1}",
                    number,
                    len(group),
                    ", ".join(sorted(members.values(), key=str.casefold)),
                    kept,
                    marked,
                )
            )
        before = groups
    columns = ("period", "community", "size", "programmes", "kept", "modularity")
    return facts.table(columns, found)


def jaccard(one: Iterable[str], other: Iterable[str]) -> float:
    """What two sets share, of all that they hold.

    >>> jaccard("ab", "bc")
    0.3333333333333333
    """
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first | second else 1.0


def _references(engine: Engine) -> dict[tuple[str, str], set[str]]:
    counts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in facts.rows(engine, "references"):
        counts[row["programme"], row["body"]].add(row["counted"])
    return counts


def _joined(counts: Mapping[tuple[str, str], int]) -> Iterable[tuple[str, str, float]]:
    bodies: dict[str, dict[str, int]] = defaultdict(dict)
    for (programme, body), count in counts.items():
        bodies[body][programme] = count
    weights: Counter[tuple[str, str]] = Counter()
    for programmes in bodies.values():
        for one, other in combinations(sorted(programmes), 2):
            weights[one, other] += min(programmes[one], programmes[other])
    return [(one, other, float(weight)) for (one, other), weight in sorted(weights.items())]
