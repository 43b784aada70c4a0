"""`viennagraph diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from viennagraph import difference
from viennagraph.cli.output import console, indented, plural, working, write_json

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

_SHOWN: Final = 10


def run(old: Path, new: Path, *, whole: bool, as_json: bool) -> None:
    """Shows what came and went between two graphs.

    Raises:
        NotAGraphError: One of the two is neither a store nor a file of RDF.
    """
    with (
        working("comparing the graphs"),
        difference.opened(old) as before,
        difference.opened(new) as after,
    ):
        found = difference.difference(before, after)
    if as_json:
        write_json(_json(found))
    else:
        _show(console(), found, whole=whole)


def _json(found: difference.Difference) -> dict[str, object]:
    parts = [
        {
            "name": part.name,
            "came": [one._asdict() for one in part.came],
            "went": [one._asdict() for one in part.went],
        }
        for part in found.parts
    ]
    return {"came": found.came, "went": found.went, "parts": parts}


def _show(out: Console, found: difference.Difference, *, whole: bool) -> None:
    for part in found.parts:
        name = part.name or "what is held"
        out.print(Text(f"{name} (+{len(part.came)} −{len(part.went)})", "bold cyan"))
        for sign, style, statements in (("+", "green", part.came), ("−", "red", part.went)):
            shown = statements if whole else statements[:_SHOWN]
            for one in shown:
                place = "" if one.graph == part.name else f"  [{one.graph.rpartition('#')[2]}]"
                out.print(indented(f"{sign} {one.triple}{place}", style))
            if len(statements) > len(shown):
                rest = plural(len(statements) - len(shown), "more", "more")
                out.print(indented(f"{sign} {rest} (--all shows them)"))
        out.print()
    differ = "parts differ" if len(found.parts) != 1 else "part differs"
    out.print(
        f"{plural(found.came, 'statement')} came, {found.went} went; {len(found.parts)} {differ}."
        if found.parts
        else "Both say the same."
    )
