"""A comparison as a page of its own: marks and words say what changed, never colour alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from viennagraph.compare.pieces import Kind

if TYPE_CHECKING:
    from viennagraph.compare.pairs import Comparison, Pair
    from viennagraph.compare.pieces import Piece
    from viennagraph.relate.provisions import Provision

_TAGS: Final = {Kind.KEPT: "{}", Kind.REMOVED: "<del>{}</del>", Kind.ADDED: "<ins>{}</ins>"}
_PAGE: Final = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: auto; max-width: 70rem; padding: 1rem }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border-bottom: 1px solid; padding: .6rem; text-align: left; vertical-align: top }}
td:nth-child(2), td:nth-child(3) {{ width: 45% }}
ins {{ font-weight: 700; text-decoration: underline }}
del {{ text-decoration: line-through }}
ins, del {{ border: 1px dotted; padding: 0 .15em }}
small {{ display: block; overflow-wrap: anywhere }}
</style>
<h1>{title}</h1>
<p>{summary}
Words that went are <del>struck through</del>, words that came are <ins>underlined</ins>.</p>
<table>
<thead><tr>
<th scope="col">grade</th><th scope="col">{before}</th><th scope="col">{after}</th>
</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</html>
"""


def page(found: Comparison, base: str) -> str:
    """The comparison as HTML that needs no other file.

    >>> from viennagraph.compare.pairs import Comparison
    >>> "<h1>one and two</h1>" in page(Comparison("a:one", "a:two", ()), "a:")
    True
    """
    before, after = (escape(iri.removeprefix(base)) for iri in (found.before, found.after))
    return _PAGE.format(
        title=f"{before} and {after}",
        before=before,
        after=after,
        summary=escape(found.summary),
        rows="\n".join(map(_row, found.pairs)),
    )


def _row(pair: Pair) -> str:
    cells = (
        _cell(pair.before, [one for one in pair.pieces if one.kind is not Kind.ADDED]),
        _cell(pair.after, [one for one in pair.pieces if one.kind is not Kind.REMOVED]),
    )
    alike = f"<small>{pair.similarity:.2f}</small>" if pair.grade else ""
    return f'<tr><th scope="row">{escape(pair.verdict)}{alike}</th>{"".join(cells)}</tr>'


def _cell(part: Provision | None, pieces: list[Piece]) -> str:
    if part is None:
        return "<td>—</td>"
    words = " ".join(_TAGS[one.kind].format(escape(one.words)) for one in pieces)
    passage = escape(part.passage, quote=True)
    return f'<td>{words}<small><a href="{passage}">{escape(part.name)}</a></small></td>'
