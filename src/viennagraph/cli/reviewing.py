"""`viennagraph review`."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from viennagraph import relate, store, trace
from viennagraph.ask.engines import Oxigraph
from viennagraph.cli.output import console, indented, plural, working, write_json
from viennagraph.errors import ViennaGraphError
from viennagraph.export import base_of
from viennagraph.relate.reviews import Case, case, cases

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console


class ReviewError(ViennaGraphError):
    """A decision that lacks something."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a user decides about a case."""

    number: str
    verdict: str | None
    reason: str | None
    by: str | None


def run(place: Path, answer: Answer | None, *, decided: bool, as_json: bool) -> None:
    """Shows what waits for a decision, or takes one.

    Raises:
        ReviewError: The decision lacks a verdict, a reason or a name.
        UnknownCaseError: There is no such case.
    """
    held = relate.load(relate.beside(place))
    with store.reading(place) as snapshot, working("looking for cases"):
        found = cases(Oxigraph(snapshot.store))
        base = base_of(snapshot)
    if answer is not None:
        _decide(place, case(found, answer.number), answer, base)
        return
    settled = {frozenset(_whole(name, base) for name in one.pair) for one in held}
    shown = [one for one in found if decided or one.pair not in settled]
    if as_json:
        write_json([asdict(one) for one in shown])
    else:
        _show(console(), shown, base, hidden=len(found) - len(shown))


def _decide(place: Path, about: Case, answer: Answer, base: str) -> None:
    if answer.verdict not in list(relate.Verdict):
        what = f"no verdict on {about.number}: write one of {', '.join(relate.Verdict)}"
        raise ReviewError(what)
    if not answer.reason or not answer.by:
        what = f"no grounds for {about.number}: give --reason, and who decides with --by"
        raise ReviewError(what)
    new = relate.Decision(
        about.one.removeprefix(base),
        about.other.removeprefix(base),
        answer.verdict,
        " ".join(answer.reason.split()),
        " ".join(answer.by.split()),
        date.today().isoformat(),  # noqa: DTZ011 (the day on the wall where the user sits)
    )
    path = relate.beside(place)
    decisions = relate.decided(relate.load(path), new)
    relate.save(path, decisions)
    with store.generation(place) as draft:
        if relate.relate(draft, base, decisions):
            draft.commit()
    out = console()
    out.print(f"{about.number} is decided: {new.one} and {new.other} are {new.verdict}.")
    out.print(f"{path} keeps it; remove its line to take it back.", soft_wrap=True)


def _show(out: Console, found: list[Case], base: str, *, hidden: int) -> None:
    for title, here in groupby(found, key=lambda one: one.title):
        group = tuple(here)
        out.print(Text(f"{title} ({len(group)})", "bold cyan"))
        out.print(indented(f"{group[0].problem}: {group[0].solution}."))
        for one in group:
            _show_case(out, one, base)
        out.print()
    told = f", {hidden} decided before (--all shows them)" if hidden else ""
    out.print(f"{plural(len(found), 'case')} to look at{told}.")
    if found:
        verdicts = "|".join(relate.Verdict)
        out.print(
            f"Decide one: viennagraph review {found[0].number} {verdicts} --reason … --by …",
            soft_wrap=True,
        )


def _show_case(out: Console, one: Case, base: str) -> None:
    out.print()
    labels = " · ".join(one.labels) or one.one.removeprefix(base)
    out.print(indented(f"{one.number}  {labels}", "bold"))
    out.print(indented(one.passage.removeprefix(base), by=4))
    quote = trace.shortened(one.quote, one.labels[-1] if one.labels else "")
    out.print(indented(f"“{quote}”", "italic", by=4))


def _whole(name: str, base: str) -> str:
    return name if "://" in name else base + name
