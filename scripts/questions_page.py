"""Writes docs/reference/questions.md from the heads of the questions, or checks that it is so.

python scripts/questions_page.py
python scripts/questions_page.py --check
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, Store

from viennagraph import ask
from viennagraph.ask.engines import Oxigraph
from viennagraph.ask.formats import as_markdown
from viennagraph.ask.terms import Iri, Literal, literal
from viennagraph.vocab import BASE

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "reference" / "questions.md"
SAMPLE: Final = ROOT / "tests" / "questions" / "sample.trig"
ROWS: Final = 2
WORDS: Final = 70
LEAD: Final = """\
# Questions

Each question is a file in [`queries/questions`](../../queries/README.md), and `viennagraph query` asks it by name.
A parameter that is not given keeps the example of the file.
Each row of an answer carries its evidence: the words, the document, and the paragraph and item.
The answers below are the first rows of those on the invented documents that the tests use, with long cells cut.
This page is written by `scripts/questions_page.py` from the heads of the files.

"""  # noqa: E501 - one sentence stands on one line


def page() -> str:
    """The whole page."""
    store = Store()
    store.load(path=SAMPLE)
    store.extend([Quad(quad.subject, quad.predicate, quad.object) for quad in store])
    questions = ask.questions()
    entries = "".join(f"| [`{one.name}`](#{one.name}) | {one.question} |\n" for one in questions)
    sections = "".join(section(one, Oxigraph(store)) for one in questions)
    return f"{LEAD}| name | question |\n| --- | --- |\n{entries}{sections}"


def section(question: ask.Question, engine: Oxigraph) -> str:
    """What the page says about one question."""
    given = "".join(
        f" --param {shlex.quote(f'{one.name}={example(question, one)}')}"
        for one in question.parameters
    )
    kinds = "".join(f"- `{one.name}`: {one.kind}\n" for one in question.parameters)
    answer = as_markdown(cut(ask.answer(engine, question)))
    return (
        f"\n## {question.name}\n\n"
        f"{question.title}: {question.answer}.\n\n"
        f"> {question.question}\n\n"
        f"```sh\nviennagraph query {question.name}{given}\n```\n\n"
        f"{kinds}{'' if not kinds else chr(10)}"
        f"{question.example}\n\n"
        f"{answer}"
    )


def example(question: ask.Question, parameter: ask.Parameter) -> str:
    """The value that the file gives a parameter, in the short form that the command takes."""
    row = question.text.splitlines()[parameter.line]
    value = row.partition("{")[2].partition("}")[0].strip()
    return value.partition("^^")[0].strip('<>"').removeprefix(BASE)


def cut(table: ask.Table) -> ask.Table:
    """The first rows, with long words cut."""
    rows = tuple(tuple(shortened(term) for term in row) for row in table.rows[:ROWS])
    return ask.Table(table.columns, rows)


def shortened(term: ask.Term | None) -> ask.Term | None:
    """The term, or the beginning of its words."""
    if term is None or isinstance(term, Iri) or len(str(term)) <= WORDS:
        return term
    words = f"{str(term)[:WORDS].rsplit(' ', 1)[0]} …"
    return literal(words, term.datatype, term.language) if isinstance(term, Literal) else term


def main() -> int:
    """Write the page, or say whether it is up to date."""
    text = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text("utf-8") == text:
        return 0
    print(f"{PAGE.relative_to(ROOT)} is out of date: run python scripts/questions_page.py")
    return 1


if __name__ == "__main__":
    sys.exit(main())
