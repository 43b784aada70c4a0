"""An answer in the form that a user names."""

from __future__ import annotations

import sys

from viennagraph import ask
from viennagraph.ask.formats import as_csv, as_json, as_markdown, as_tsv
from viennagraph.ask.sheets import as_html, as_xlsx
from viennagraph.cli.options import Format
from viennagraph.cli.output import console, plural, write_table


def write(table: ask.Table, form: Format, base: str) -> None:
    """Writes the table to standard output, as a table for people or for another program."""
    match form:
        case Format.CSV:
            sys.stdout.write(as_csv(table))
        case Format.TSV:
            sys.stdout.write(as_tsv(table))
        case Format.JSON:
            sys.stdout.write(as_json(table) + "\n")
        case Format.MARKDOWN:
            sys.stdout.write(as_markdown(table, base=base))
        case Format.HTML:
            sys.stdout.write(as_html(table, base=base))
        case Format.XLSX:
            sys.stdout.buffer.write(as_xlsx(table, base=base))
        case Format.TABLE:
            text = ask.readable(table, base=base)
            if text.rows:
                write_table(text.headings, text.rows)
            console().print(plural(len(table), "row") if text.rows else "nothing found")
