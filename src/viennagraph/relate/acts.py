"""Which act is meant where it is called by its title, and not by its number.

An instrument that a document introduces under the very title of an act is that act.  Of one that a
curated file keeps apart (a convention, and the resolution that adopted it) only a person can say
so: the judgement is then open.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from viennagraph.relate.identities import Judgement, Verdict
from viennagraph.relate.provisions import records

if TYPE_CHECKING:
    from viennagraph.ask.engines import Engine

_LEARNT: Final = 0.85
_CURATED: Final = 0.6
_LONG: Final = 4  # words from which on a title is no common name


def acts(engine: Engine) -> tuple[Judgement, ...]:
    """What is held of instruments that are called as an act is entitled.

    >>> from pyoxigraph import Store
    >>> from viennagraph.ask.engines import Oxigraph
    >>> acts(Oxigraph(Store()))
    ()
    """
    titles: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for row in records(engine, "titles-of-acts"):
        words = _words(row["title"])
        if len(words) >= _LONG:
            titles[words].setdefault(row["act"], row.get("document", ""))
    found: dict[tuple[str, str], Judgement] = {}
    for row in records(engine, "names-of-instruments"):
        for act, document in titles.get(_words(row["name"]), {}).items():
            instrument = row["instrument"]
            if instrument == act:
                continue
            reason = f"the act is entitled as the instrument is called: {row['name']}"
            reasons: tuple[str, ...] = (reason,)
            score = _LEARNT
            if "source" in row:
                reasons, score = (reason, "a curated file keeps the two apart"), _CURATED
            verdict = Verdict.SAME if score >= _LEARNT else Verdict.UNSURE
            found.setdefault(
                (instrument, act),
                Judgement(instrument, act, verdict, score, reasons, passage=document),
            )
    return tuple(sorted(found.values()))


def _words(title: str) -> tuple[str, ...]:
    plain = "".join(one if one.isalnum() else " " for one in title.casefold())
    return tuple(plain.split())
