"""How a page is cited: one line of text, and BibTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from viennagraph.export.references import escaped

_KEY: Final = re.compile("[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited: the title, the lasting address, and the year where there is one."""

    title: str
    address: str
    year: str = ""
    author: str = ""

    @property
    def text(self) -> str:
        """The citation as a line.

        >>> Citation("AIRCOP", "https://example.org/programme/aircop").text
        '“AIRCOP”, in Vienna Graph, https://example.org/programme/aircop.'
        """
        before = f"{self.author}, " if self.author else ""
        year = f" ({self.year})" if self.year else ""
        return f"{before}“{self.title}”{year}, in Vienna Graph, {self.address}."

    @property
    def bibtex(self) -> str:
        r"""The citation as an entry of BibTeX.

        >>> Citation("50 % & more", "https://example.org/document/D").bibtex.splitlines()[1]
        '  title = {50 \\% \\& more},'
        """
        name = self.address.rstrip("/").rpartition("/")[2]
        fields = {
            "title": self.title,
            "author": f"{{{escaped(self.author)}}}" if self.author else "",
            "year": self.year,
            "howpublished": "Vienna Graph",
        }
        lines = [f"@misc{{viennagraph-{_KEY.sub('-', name).strip('-').lower()},"]
        for key, value in fields.items():
            if value:
                words = value if key == "author" else escaped(value)
                lines.append(f"  {key} = {{{words}}},")
        lines.append(f"  url = {{{self.address}}},")
        return "\n".join([*lines, "}"])
