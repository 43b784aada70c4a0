"""`viennagraph compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.padding import Padding
from rich.text import Text

from viennagraph import compare, trace
from viennagraph.cli.output import console, write_json
from viennagraph.compare import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from viennagraph.api.places import Source
    from viennagraph.relate.provisions import Provision

_MARKS: Final = {Kind.KEPT: "{}", Kind.REMOVED: "[−{}−]", Kind.ADDED: "[+{}+]"}
_STYLES: Final = {Kind.KEPT: "", Kind.REMOVED: "red strike", Kind.ADDED: "bold green"}


def run(before: str, after: str, source: Source, html: Path | None, *, as_json: bool) -> None:
    """Shows two documents or provisions side by side.

    Raises:
        NotComparableError: One of the two has no words of its own.
        ExportError: The page cannot be written.
    """
    with source.opened() as opened:
        names = [trace.resolve(opened.engine, one, base=opened.base) for one in (before, after)]
        found = compare.compare(opened.engine, *names)
    if html is not None:
        _write_page(html, found, opened.base)
    if as_json:
        write_json(_json(found))
    elif html is None:
        _show(found, opened.base)


def _json(found: compare.Comparison) -> dict[str, object]:
    pairs = [
        {
            "grade": pair.grade or None,
            "similarity": round(pair.similarity, 3),
            "before": _part(pair.before),
            "after": _part(pair.after),
            "pieces": [{"kind": one.kind.value, "words": one.words} for one in pair.pieces],
        }
        for pair in found.pairs
    ]
    return {"before": found.before, "after": found.after, "pairs": pairs}


def _part(part: Provision | None) -> dict[str, str] | None:
    return {"iri": part.iri, "passage": part.passage, "text": part.text} if part else None


def _show(found: compare.Comparison, base: str) -> None:
    out = console()
    out.print(Text(f"− {found.before.removeprefix(base)}", "bold"))
    out.print(Text(f"+ {found.after.removeprefix(base)}", "bold"))
    for pair in found.pairs:
        out.print()
        places = [part.name for part in (pair.before, pair.after) if part]
        out.print(Text(f"{pair.verdict} · {' → '.join(places)}", "bold cyan"))
        words = Text()
        for piece in pair.pieces:
            words.append(_MARKS[piece.kind].format(piece.words), _STYLES[piece.kind])
            words.append(" ")
        words.rstrip()
        out.print(Padding(words, (0, 0, 0, 2), expand=False))
    out.print()
    out.print(found.summary)


def _write_page(path: Path, found: compare.Comparison, base: str) -> None:
    from viennagraph.export.files import whole_file  # noqa: PLC0415 (only for a page)

    with whole_file(path) as stream:
        stream.write(compare.page(found, base).encode())
