"""Documents and passages as references, for the programs that keep bibliographies."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import IO, TYPE_CHECKING, Final

from viennagraph import ask, resources
from viennagraph.ask.engines import Oxigraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Store

_KEY: Final = re.compile("[^A-Za-z0-9]+")
_DATE: Final = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{one: f"\\{one}" for one in "{}$&#_%"},
}
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs"})


@dataclass(frozen=True, slots=True)
class Reference:
    """What is cited: a document, or with `locator` one of its passages."""

    address: str
    title: str
    symbol: str = ""
    issued: str = ""
    author: str = ""
    genre: str = ""
    locator: str = ""

    @property
    def key(self) -> str:
        """What the reference is called in a text, made from its address.

        >>> Reference("https://example.org/document/D-1#p2-a", "Report").key
        'D-1-p2-a'
        """
        return _KEY.sub("-", self.address.rpartition("/")[2]).strip("-")

    @property
    def bibtex(self) -> str:
        r"""The reference as an entry of BibTeX.

        >>> Reference("https://example.org/document/D", "50 % more").bibtex.splitlines()[1]
        '  title = {{50 \\% more}},'
        """
        year, month, _ = _parts(self.issued)
        fields = {
            "title": f"{{{escaped(self.title)}}}",  # twice in braces: its capitals are kept
            "author": f"{{{escaped(self.author)}}}" if self.author else "",
            "institution": "United Nations",
            "type": escaped(self.genre),
            "number": escaped(self.symbol),
            "year": f"{year}" if year else "",
            "month": f"{month}" if month else "",
            "note": escaped(self.locator),
            "url": self.address,
        }
        lines = [f"  {name} = {{{words}}}," for name, words in fields.items() if words]
        return "\n".join([f"@techreport{{{self.key},", *lines, "}"])

    @property
    def csl(self) -> dict[str, object]:
        """The reference as an item of CSL-JSON.

        >>> Reference("https://example.org/document/D", "Report", issued="2017-07-05").csl["issued"]
        {'date-parts': [[2017, 7, 5]]}
        """
        date = [part for part in _parts(self.issued) if part]
        fields: dict[str, object] = {
            "id": self.key,
            "type": "report",
            "title": seen(self.title),
            "author": [{"literal": seen(self.author)}] if self.author else "",
            "publisher": "United Nations",
            "genre": seen(self.genre),
            "number": seen(self.symbol),
            "issued": {"date-parts": [date]} if date else "",
            "note": seen(self.locator),
            "URL": self.address,
        }
        return {name: value for name, value in fields.items() if value}


def references(store: Store) -> Iterator[Reference]:
    """Each document that was read, followed by those of its passages that hold a provision."""
    query = ask.question("references", resources.queries() / "exports")
    found = [
        {name: term.value for name, term in row.items()}
        for row in Oxigraph(store).select(query.text).records()
    ]
    for address, rows in groupby(found, lambda row: row.get("passage", row["document"])):
        # What has two titles or dates is cited by the first.
        row = next(rows)
        yield Reference(
            address,
            row.get("title") or row.get("symbol") or row["document"].rpartition("/")[2],
            row.get("symbol", ""),
            row.get("issued", ""),
            row.get("bodyLabel", ""),
            row.get("typeLabel", ""),
            _locator(row) if "passage" in row else "",
        )


def write_bibtex(store: Store, stream: IO[bytes]) -> None:
    """Writes the references as BibTeX."""
    for one in references(store):
        stream.write(f"{one.bibtex}\n\n".encode())


def write_csl(store: Store, stream: IO[bytes]) -> None:
    """Writes the references as CSL-JSON."""
    items = [one.csl for one in references(store)]
    stream.write(json.dumps(items, ensure_ascii=False, indent=1).encode() + b"\n")


def escaped(words: str) -> str:
    r"""The words as BibTeX reads them: its marks escaped, what cannot be seen left out.

    >>> escaped("a_b {c}")
    'a\\_b \\{c\\}'
    """
    return "".join(_SPECIAL.get(one, one) for one in seen(words))


def seen(words: str) -> str:
    r"""The words on one line, without the characters that nobody sees.

    >>> seen("one\n\u202etwo")
    'one two'
    """
    line = " ".join(words.split())
    return "".join(one for one in line if unicodedata.category(one) not in _HIDDEN)


def _parts(date: str) -> tuple[int, int, int]:
    found = _DATE.match(date)
    year, month, day = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return year, month, day


def _locator(row: dict[str, str]) -> str:
    where: Iterable[str]
    if "paragraph" in row:
        item = f" ({row['item']})" if "item" in row else ""
        where = [f"paragraph {row['paragraph']}{item}"]
    else:
        where = filter(None, (row.get("section"), row.get("item")))
    page = [f"page {row['page']}"] if "page" in row else []
    return ", ".join([*where, *page])
