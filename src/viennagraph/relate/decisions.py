"""What people decided: a file of lines that outranks every rule and outlives the store.

Each line is a verdict, two things, a reason, who decided and when, parted by tabs, so that the
file can be read, edited and kept under version control.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

from viennagraph.errors import ViennaGraphError
from viennagraph.relate.identities import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class DecisionError(ViennaGraphError):
    """A file of decisions that cannot be used."""

    def __init__(self, place: str, what: str, advice: str) -> None:
        super().__init__(f"{what} at {place}: {advice}")
        self.place = place
        self.what = what
        self.advice = advice


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """That a person holds two things to be one, to be two, or cannot tell.

    `one` and `other` are IRIs, or what follows the base in them; `by` is a name, `on` a date.
    """

    one: str
    other: str
    verdict: str
    reason: str
    by: str
    on: str

    @property
    def pair(self) -> frozenset[str]:
        """The two things, in no order."""
        return frozenset((self.one, self.other))


_COLUMNS = tuple(field.name for field in fields(Decision))


def beside(store: Path) -> Path:
    """Where the decisions about a store are kept: beside it, so that they outlive it.

    >>> from pathlib import Path
    >>> beside(Path("viennagraph-store")).name
    'viennagraph-store.decisions.tsv'
    """
    return store.with_name(f"{store.name}.decisions.tsv")


def load(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file; none where there is no file.

    Raises:
        DecisionError: The file cannot be read, or a line is no decision.
    """
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        what = f"the decisions cannot be read ({error})"
        raise DecisionError(str(path), what, "check the file and its encoding") from error
    rows = [
        line.removesuffix("\r").split("\t") if line.strip() else [] for line in text.split("\n")
    ]
    return tuple(
        _decision(row, f"{path}:{number}")
        for number, row in enumerate(rows, start=1)
        if row and tuple(row) != _COLUMNS and not row[0].startswith("#")
    )


def save(path: Path, decisions: Iterable[Decision]) -> None:
    """Writes the decisions whole or not at all, in an order of their own.

    Raises:
        DecisionError: The file cannot be written.
    """
    lines = ["\t".join(_COLUMNS), *("\t".join(astuple(one)) for one in sorted(decisions))]
    draft = path.with_name(f"{path.name}.draft")
    try:
        draft.write_text("\n".join(lines) + "\n", "utf-8")
        draft.replace(path)
    except OSError as error:
        what = f"the decisions cannot be written ({error.strerror})"
        raise DecisionError(str(path), what, "name a folder that may be written") from error


def decided(held: Iterable[Decision], new: Decision) -> tuple[Decision, ...]:
    """The decisions with a new one, which takes the place of an earlier one on the same pair."""
    return (*(one for one in held if one.pair != new.pair), new)


def _decision(row: list[str], place: str) -> Decision:
    if len(row) != len(_COLUMNS):
        what = f"a line has {len(row)} columns"
        advice = f"write {', '.join(_COLUMNS)}, parted by tabs"
        raise DecisionError(place, what, advice)
    found = Decision(*(cell.strip() for cell in row))
    if found.verdict not in list(Verdict):
        what = f"{found.verdict!r} is no verdict"
        raise DecisionError(place, what, f"write one of {', '.join(Verdict)}")
    if not (found.one and found.other and found.reason and found.by):
        what = "a line lacks a thing, a reason or a name"
        raise DecisionError(place, what, "say which two things, why, and who decided")
    return found
