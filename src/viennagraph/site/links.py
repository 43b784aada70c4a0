"""Links from one page to another, relative, so that they work under any prefix and from a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PATH: Final = "/:@!$&'()*+,;=~%"
_FRAGMENT: Final = _PATH + "?"
_SELECTION: Final = re.compile(r"-(?:segment|selector)-[0-9]+\Z")
_WEB: Final = ("http://", "https://")

KEPT_ELSEWHERE: Final = {
    "addressee": False,
    "assertion": False,
    "change": True,
    "content": False,
    "figure": False,
    "membership": False,
    "restatement": True,
}
"""Kinds of things that are shown within other pages; True: with the wordings of a provision."""

UNSHOWN: Final = frozenset({"authority", "graph", "inference", *KEPT_ELSEWHERE})
"""Kinds of things that have no page of their own: graphs, and what is shown elsewhere."""


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one page: `here` is its path, `base` the base of the things.

    With a `top` links begin there, for a page that is shown at other paths than its own.

    >>> links = Links("body/cnd", "https://example.org/")
    >>> links("https://example.org/document/D#p2-a")
    '../document/D.html#p2-a'
    >>> links("provisions", {"body": ["body/cnd"]})
    '../provisions.html?body=body%2Fcnd'
    """

    here: str
    base: str
    top: str = ""

    def __call__(
        self, target: object, query: Mapping[str, str | int | Sequence[str]] | None = None
    ) -> str:
        """The link to a thing of ours, a page, or an address on the web; "" to anything else.

        Things that are shown within other pages, and graphs, have no link of their own.
        """
        words = str(target)
        if not words.startswith(self.base) and ":" in words.partition("/")[0]:
            return words if words.startswith(_WEB) else ""
        path, _, fragment = words.removeprefix(self.base).partition("#")
        if path.partition("/")[0] in UNSHOWN:
            return ""
        asked = f"?{urlencode(query, doseq=True)}" if query else ""
        return self.up() + file(path) + asked + anchor(fragment)

    def up(self) -> str:
        """The way from this page to the top of the site.

        >>> Links("", "https://example.org/").up()
        './'
        """
        return self.top or "../" * self.here.count("/") or "./"

    def has(self, target: object) -> bool:
        """Whether the target is a thing of ours, which has a page on this site."""
        return str(target).startswith(self.base)


def file(path: str, suffix: str = "html") -> str:
    """The name of a page's file, as a link writes it.

    >>> file("")
    'index.html'
    """
    return f"{quote(path, safe=_PATH) or 'index'}.{suffix}"


def anchor(fragment: str) -> str:
    """The fragment as a link writes it; pieces of a passage lead to the passage.

    >>> anchor("p2-a-segment-1")
    '#p2-a'
    """
    name = _SELECTION.sub("", fragment)
    return f"#{quote(name, safe=_FRAGMENT)}" if name else ""
