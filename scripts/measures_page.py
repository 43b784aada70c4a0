"""Writes docs/reference/measures.md from the definitions of the measures, or checks that it is so.

python scripts/measures_page.py
python scripts/measures_page.py --check
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

from viennagraph import analyse

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "reference" / "measures.md"
LEAD: Final = """\
# Measures

`viennagraph analyse` measures the graph, and each measure is a table whose rows lead back to things of the graph.
`--explain` says what is here about one of them; `--picture FILE` draws those that have a picture.
Measures count what was read: whoever reads other documents gets other numbers.
What is said again is counted once for each body, by its family.
This page is written by `scripts/measures_page.py` from the definitions in the code.

"""  # noqa: E501 - one sentence stands on one line


def page() -> str:
    """The whole page."""
    known = analyse.measures()
    entries = "".join(f"| [`{one.name}`](#{one.name}) | {one.question} |\n" for one in known)
    return f"{LEAD}| measure | question |\n| --- | --- |\n{entries}{''.join(map(section, known))}"


def section(measure: analyse.Measure) -> str:
    """What the page says about one measure."""
    paragraphs = measure.definition.split("\n\n")
    words = "\n\n".join(_sentences(" ".join(one.split())) for one in paragraphs)
    queries = ", ".join(
        f"[`{name}.rq`](../../queries/measures/{name}.rq)" for name in measure.queries
    )
    drawn = "It can be drawn.\n" if measure.picture else ""
    return (
        f"\n## {measure.name}\n\n"
        f"> {measure.question}\n\n"
        f"```sh\nviennagraph analyse {measure.name}\n```\n\n"
        f"{words}\n\n"
        f"It is made from {queries}.\n{drawn}"
    )


def _sentences(words: str) -> str:
    return re.sub(r"(?<=[a-z0-9)%\]])\. {1,2}(?=[A-Z*“])", ".\n", words)


def main() -> int:
    """Writes the page, or with `--check` says whether it is as it would be written."""
    written = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(written, "utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text("utf-8") == written:
        return 0
    print(f"{PAGE.relative_to(ROOT)} is out of date: run python scripts/measures_page.py")
    return 1


if __name__ == "__main__":
    sys.exit(main())
