"""Writes docs/explanation/three-families.md: what changed in acts that come back.

    python scripts/families_page.py STORE

STORE holds the resolutions; the page shows identifiers, dates and the words that changed, of which
no more than twelve stand together.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viennagraph import store
from viennagraph.ask.engines import Oxigraph
from viennagraph.relate.provisions import Provision, formulas, natural, provisions
from viennagraph.relate.restatements import Restatement, restatements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "explanation" / "three-families.md"
SHOWN: Final = 12
FAMILIES: Final = (
    ("Trafficking in cultural property", ("A-RES-66-180", "E-RES-2013-31", "A-RES-68-186")),
    (
        "The Global Plan of Action against trafficking in persons",
        ("E-RES-2015-23", "E-RES-2021-25"),
    ),
    ("The Ocean Conference", ("A-RES-75-212", "A-RES-78-128")),
)
HEAD: Final = """\
# Three families of resolutions

Acts that come back every year or two repeat most of what they said before.
The stage `relate` joins each provision to the one that it says again, and \
keeps the words that changed.
This page is written by `scripts/families_page.py` from a store of the acts \
themselves; it holds identifiers, dates and changed words, and the words are \
those of the United Nations.
A dash stands where words only came or only went; stretches of more than twelve words are \
counted, not shown.
"""


def page(found: Sequence[Restatement], held: Sequence[Provision]) -> str:
    """The whole page."""
    parts = [HEAD]
    for title, names in FAMILIES:
        parts.append(f"\n## {title}\n")
        for earlier, later in pairwise(names):
            parts.append(_step(found, held, earlier, later))
    return "\n".join(parts)


def _step(found: Sequence[Restatement], held: Sequence[Provision], earlier: str, later: str) -> str:
    rows = [
        one
        for one in found
        if (_local(one.earlier.document), _local(one.later.document)) == (earlier, later)
    ]
    dates = {_local(one.document): one.date for one in held}
    grades = ", ".join(f"{count} {grade}" for grade, count in _counts(rows).items())
    again = len({one.later.iri for one in rows})
    total = sum(_local(one.document) == later for one in held)
    lines = [
        f"### {_symbol(earlier)} ({dates[earlier]}) to {_symbol(later)} ({dates[later]})\n",
        f"{again} of {total} provisions say an earlier one again: {grades}.\n",
        "| provision | was | words before | words after |",
        "|---|---|---|---|",
        *_changed(rows),
    ]
    return "\n".join(lines) + "\n"


def _changed(rows: Sequence[Restatement]) -> Iterator[str]:
    for one in sorted(rows, key=lambda row: natural(row.later.passage)):
        for change in one.changes:
            before, after = _cell(change.before), _cell(change.after)
            yield f"| {one.later.name} | {one.earlier.name} | {before} | {after} |"


def _cell(words: str) -> str:
    count = len(words.split())
    if count > SHOWN:
        return f"({count} words)"
    return words.replace("|", "/") or "–"


def _counts(rows: Sequence[Restatement]) -> dict[str, int]:
    return dict(sorted(Counter(one.grade.value for one in rows).items()))


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]


def _symbol(name: str) -> str:
    return name.replace("-", "/")


def main() -> None:
    """Writes the page."""
    if len(sys.argv) != len(("script", "store")):
        sys.exit(__doc__)
    with store.reading(Path(sys.argv[1])) as snapshot:
        engine = Oxigraph(snapshot.store)
        held = provisions(engine)
        found = restatements(held, formulas(engine))
    PAGE.write_text(page(found, held), "utf-8")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)} written\n")


if __name__ == "__main__":
    main()
