"""Who is who: a report that prints no symbol, recognised as the one that another document cites.

Nothing is renamed.  The judgement says why both are one, and the report gains the symbol as an
identifier in the graph of this rule; both are gone when the citing document is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from viennagraph.relate.provisions import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from viennagraph.ask.engines import Engine

_CERTAIN: Final = 0.8
_BESIDE: Final = 6  # characters between a name and the symbol in brackets after it
_NAMED: Final = 0.45
_NUMBERED: Final = 0.4
_TYPED: Final = 0.15


class Verdict(StrEnum):
    """What is decided; each is a concept of the vocabulary `judgement-verdict`."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """That two things are, or are not, one; how sure that is, and why.

    `identifier` is what the first gains by it, and `passage` where the evidence stands.
    """

    one: str
    other: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    identifier: str = ""
    passage: str = ""


def identities(engine: Engine) -> tuple[Judgement, ...]:
    """What is known of reports that print no symbol by what other documents cite."""
    best: dict[tuple[str, str], Judgement] = {}
    for row in records(engine, "reports-without-symbol"):
        found = _judgement(row)
        if found.score >= _NAMED:
            key = found.one, found.other
            best[key] = max(best.get(key, found), found, key=lambda one: (one.score, one.passage))
    return tuple(sorted(_settled(best.values())))


def _judgement(row: Mapping[str, str]) -> Judgement:
    reasons = dict(_reasons(row))
    score = round(sum(reasons.values()), 3)
    return Judgement(
        one=row["document"],
        other=row["cited"],
        verdict=Verdict.SAME if score >= _CERTAIN else Verdict.UNSURE,
        score=score,
        reasons=tuple(reasons),
        identifier=row["symbol"],
        passage=row["passage"],
    )


def _reasons(row: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    symbol, named = row["symbol"], row["named"]
    if 0 <= int(row["start"]) - int(row["end"]) <= _BESIDE:
        yield f"{symbol} stands right after the name of the meeting that the report is of", _NAMED
    series, ordinal = row.get("series"), row.get("ordinal")
    if series and ordinal and symbol.startswith(f"{series}/{ordinal}/"):
        yield f"{symbol} belongs to the series of the body ({series}) and to its meeting", _NUMBERED
    label = row.get("typeLabel", "")
    before, found, _ = row["text"].partition(named)
    if label and found and label.casefold() in before.casefold():
        yield f"the passage speaks of a {label}, and so does the masthead", _TYPED


def _settled(found: Iterable[Judgement]) -> Iterator[Judgement]:
    """Unsure where two would be the same as one, as only a reader can tell then."""
    rows = list(found)
    claims = Counter(
        name for row in rows if row.verdict is Verdict.SAME for name in (row.one, row.other)
    )
    for row in rows:
        if row.verdict is Verdict.SAME and max(claims[row.one], claims[row.other]) > 1:
            reason = "another document fits as well"
            yield replace(row, verdict=Verdict.UNSURE, reasons=(*row.reasons, reason))
        else:
            yield row
