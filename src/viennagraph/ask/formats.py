"""A table as text in the formats of SPARQL results, and as Markdown."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from viennagraph.ask.errors import ResultError
from viennagraph.ask.rows import Table, readable
from viennagraph.ask.terms import Blank, Iri, Literal, Term, literal, serialise
from viennagraph.vocab import BASE, rdf, xsd

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_MARKDOWN: Final = str.maketrans({"\\": "\\\\", "|": "\\|", "<": "&lt;", "*": "\\*", "_": "\\_"})


def as_csv(table: Table) -> str:
    r"""The table as SPARQL results in CSV: plain values, lines end as RFC 4180 has it.

    >>> as_csv(Table(("year",), ((literal("2091"),),)))
    'year\r\n2091\r\n'
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(["" if term is None else str(term) for term in row] for row in table.rows)
    return stream.getvalue()


def as_sheet(table: Table) -> bytes:
    r"""The table as CSV for people, whose spreadsheet takes no cell for a formula.

    Words that begin as a formula does get an apostrophe before them; numbers stay numbers.

    >>> as_sheet(Table(("quote",), ((literal("=1+1"),), (literal("-1", xsd.integer),)))).decode()
    "\ufeffquote\r\n'=1+1\r\n-1\r\n"
    """
    guarded = Table(table.columns, tuple(tuple(map(_unexecuted, row)) for row in table.rows))
    return as_csv(guarded).encode("utf-8-sig")


def unexecuted(words: str) -> str:
    """The words as a cell that no spreadsheet takes for a formula.

    >>> unexecuted("@sum"), unexecuted("sum")
    ("'@sum", 'sum')
    """
    return f"'{words}" if words.startswith(_FORMULA) else words


def _unexecuted(term: Term | None) -> Term | None:
    is_words = isinstance(term, Literal) and term.datatype in {xsd.string, rdf.langString}
    return Literal(unexecuted(term.value)) if is_words and term is not None else term


def as_tsv(table: Table) -> str:
    r"""The table as SPARQL results in TSV: whole terms, one row a line.

    >>> as_tsv(Table(("year",), ((literal("Vienna"),),)))
    '?year\n"Vienna"\n'
    """
    lines = ["\t".join(f"?{name}" for name in table.columns)]
    lines += [
        "\t".join("" if term is None else serialise(term) for term in row) for row in table.rows
    ]
    return "\n".join(lines) + "\n"


def as_markdown(table: Table, *, base: str = BASE) -> str:
    r"""The table for people as Markdown.

    >>> as_markdown(Table(("year",), ((literal("2091"),),)))
    '| year |\n| --- |\n| 2091 |\n'
    """
    text = readable(table, base=base)
    lines = (text.headings, tuple("---" for _ in text.headings))
    cells = tuple(tuple(cell.translate(_MARKDOWN) for cell in row) for row in text.rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in (*lines, *cells))


def as_json(table: Table) -> str:
    """The table as SPARQL results in JSON.

    >>> as_json(Table(("year",), ()))
    '{"head": {"vars": ["year"]}, "results": {"bindings": []}}'
    """
    bindings = [
        {name: _binding(term) for name, term in record.items()} for record in table.records()
    ]
    results = {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}
    return json.dumps(results, ensure_ascii=False)


def from_json(text: str) -> Table:
    """The table that SPARQL results in JSON hold, with its terms in normal form.

    >>> from_json('{"head": {"vars": ["year"]}, "results": {"bindings": []}}')
    Table(columns=('year',), rows=())

    Raises:
        ResultError: The text holds something else.
    """
    try:
        results = json.loads(text)
        columns = tuple(results["head"]["vars"])
        bindings = results["results"]["bindings"]
        rows = tuple(
            tuple(_term(binding[name]) if name in binding else None for name in columns)
            for binding in bindings
        )
    except (ValueError, KeyError, TypeError) as error:
        what = f"the answer is not SPARQL results in JSON ({error})"
        raise ResultError(what) from error
    return Table(columns, rows)


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        return {"type": "uri", "value": term.value}
    if isinstance(term, Blank):
        return {"type": "bnode", "value": term.value}
    binding = {"type": "literal", "value": term.value}
    if term.language:
        return binding | {"xml:lang": term.language}
    return binding if term.datatype == xsd.string else binding | {"datatype": term.datatype}


def _term(binding: Mapping[str, Any]) -> Term:
    kind, value = binding["type"], binding["value"]
    if kind == "uri":
        return Iri(value)
    if kind == "bnode":
        return Blank(value)
    return literal(value, binding.get("datatype"), binding.get("xml:lang"))
