"""Measures of what is asked: on which topics, of whom, and how firmly."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from math import copysign, sqrt
from typing import TYPE_CHECKING, Final

from viennagraph.analyse import facts
from viennagraph.analyse.rates import SMALL, bootstrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viennagraph.ask import Table
    from viennagraph.ask.engines import Engine

FIRM: Final = 4
"""The rank down to which an ask is firm: must, urged, requested, called upon."""

_SURE: Final = 1.959964  # the normal quantile that leaves 2.5 % on either side
_FEWEST: Final = 3  # years that a trend needs


def topics(engine: Engine) -> Table:
    """Which topics rise and which fade.

    For each year, the share of all asks that are made on the topic.  *Tau* is Kendall's rank
    correlation of that share with the year, from −1 (fades every year) to 1 (rises every year);
    *trend* is rising or fading where the Mann-Kendall test rejects chance at 5 %, and steady
    otherwise (Mann, Econometrica 13, 1945; Kendall, Rank Correlation Methods, 1948).

    Beware: a year in which other bodies were read has other topics, which is no trend of theirs.
    Topics with asks in fewer than three years, or fewer than ten asks, are flagged as few.
    """
    said: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    whole: dict[int, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    rows = list(facts.rows(engine, "topics"))
    labels = facts.labels(engine, {row["topic"] for row in rows})
    for row in rows:
        # One topic has a node in each document that names it: its words are what they share.
        name = labels[row["topic"]]
        names.setdefault(name.casefold(), row["topic"])
        if "year" in row:
            said[name.casefold()][int(row["year"])].add(row["counted"])
            whole[int(row["year"])].add(row["counted"])
    years = sorted(whole)
    found = []
    for name, by_year in said.items():
        shares = [len(by_year[year]) / len(whole[year]) for year in years]
        asks = len(set().union(*by_year.values()))
        tau, is_sure = kendall(shares)
        is_few = asks < SMALL or len(by_year) < _FEWEST
        trend = ("rising" if tau > 0 else "fading") if is_sure and not is_few else "steady"
        span = (min(by_year), max(by_year)) if by_year else (None, None)
        found.append((names[name], labels[names[name]], asks, *span, tau, trend, is_few))
    found.sort(key=lambda row: (-row[2], row[0]))
    columns = ("topic", "topicLabel", "asks", "since", "until", "tau", "trend", "isFew")
    return facts.table(columns, found)


def kendall(values: Sequence[float]) -> tuple[float, bool]:
    """Kendall's tau of the values with their order, and whether chance is rejected at 5 %.

    >>> kendall([1, 2, 3, 4, 5, 6])
    (1.0, True)
    """
    count = len(values)
    if count < _FEWEST:
        return 0.0, False
    score = sum(
        int(copysign(1, later - earlier))
        for earlier, later in combinations(values, 2)
        if later != earlier
    )
    ties = Counter(values).values()
    pairs = count * (count - 1) / 2
    untied = pairs - sum(tie * (tie - 1) / 2 for tie in ties)
    tau = score / sqrt(pairs * untied) if untied else 0.0
    spread = count * (count - 1) * (2 * count + 5)
    spread -= sum(tie * (tie - 1) * (2 * tie + 5) for tie in ties)
    if score == 0 or spread <= 0:
        return round(tau, 10), False
    distance = (abs(score) - 1) / sqrt(spread / 18)
    return round(tau, 10), distance > _SURE


def firmness(engine: Engine) -> Table:
    """How firmly each body asks, on which topic.

    *Firm* is the share of the asks that must be met, are urged, requested or called for, with
    the bounds of a 95 % interval: documents are drawn with replacement a thousand times (the
    bootstrap, Efron 1979), because the asks of one document resemble each other.  A row without
    topic is the body as a whole.

    Beware: firm words are a matter of style, too; bodies that may not instruct say “invite”.
    Rows of fewer than ten asks are flagged as few.
    """
    cases: dict[tuple[str, str], dict[str, dict[str, bool]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    rows = list(facts.rows(engine, "strengths"))
    names = facts.labels(
        engine, {row[key] for row in rows for key in ("body", "topic") if key in row}
    )
    for row in rows:
        is_firm = int(row["rank"]) <= FIRM
        cases[row["body"], ""][row["document"]][row["counted"]] = is_firm
        if "topic" in row:
            cases[row["body"], names[row["topic"]]][row["document"]][row["counted"]] = is_firm
    found = []
    for (body, topic), documents in cases.items():
        rate = bootstrapped({one: list(said.values()) for one, said in documents.items()})
        bounds = (rate.value, rate.low, rate.high, rate.is_small)
        found.append((body, names[body], topic or None, rate.whole, *bounds))
    found.sort(key=lambda row: (row[1], row[0], row[2] is not None, -row[3], row[2] or ""))
    columns = ("body", "bodyLabel", "topic", "asks", "firm", "low", "high", "isFew")
    return facts.table(columns, found)


def addressees(engine: Engine) -> Table:
    """Who is asked most, and most firmly.

    *Asks* counts what is asked of the addressee directly; what is said again counts once.
    *Firm* is the share that must be met, are urged, requested or called for, with the bounds of
    a 95 % bootstrap interval over documents (Efron 1979).

    Beware: “Governments” and “Member States” are two addressees, because texts keep them apart.
    Rows of fewer than ten asks are flagged as few.
    """
    cases: dict[str, dict[str, dict[str, bool]]] = defaultdict(lambda: defaultdict(dict))
    seen: set[tuple[str, str]] = set()
    for row in facts.rows(engine, "addressees"):
        key = (row["asked"], row["counted"])
        if key not in seen:
            seen.add(key)
            cases[row["asked"]][row["document"]][row["counted"]] = int(row["rank"]) <= FIRM
    names = facts.labels(engine, cases)
    found = []
    for asked, documents in cases.items():
        rate = bootstrapped({one: list(said.values()) for one, said in documents.items()})
        bounds = (rate.value, rate.low, rate.high, rate.is_small)
        found.append((asked, names[asked], rate.whole, len(documents), *bounds))
    found.sort(key=lambda row: (-row[2], row[0]))
    columns = ("addressee", "addresseeLabel", "asks", "documents", "firm", "low", "high")
    return facts.table((*columns, "isFew"), found)


def strengths(engine: Engine) -> Table:
    """Which strengths each body uses.

    The number of asks of each strength by each body; what is said again counts once for a body.
    *Share* is of all asks of the body.

    Beware: the strength is that of the words, not of the body's power to bind.
    """
    said: dict[str, dict[tuple[int, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in facts.rows(engine, "strengths"):
        said[row["body"]][int(row["rank"]), row["strength"]].add(row["counted"])
    names = facts.labels(engine, said)
    found = []
    for body, kinds in said.items():
        whole = _count(kinds.values())
        for (rank, strength), asks in sorted(kinds.items()):
            found.append((body, names[body], rank, strength, len(asks), len(asks) / whole))
    found.sort(key=lambda row: (row[1], row[0], row[2]))
    return facts.table(("body", "bodyLabel", "rank", "strength", "asks", "share"), found)


def _count(sets: Iterable[set[str]]) -> int:
    return sum(map(len, sets))
