"""How a site is set up: where it stands, and what it may show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a site stands, and what it may show.

    `root` is the path prefix under which it stands and ends with a slash; `origin` is the public
    origin for canonical links, "" where it is not known.  Without `is_live` no server is there:
    forms lead nowhere and answers are those of the examples.  Without `has_text` the words of
    documents are left out, and their places stay.

    >>> Settings().root
    '/'
    """

    root: str = "/"
    origin: str = ""
    is_live: bool = True
    has_text: bool = True
