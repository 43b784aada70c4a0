"""The part of an act or document that a citation names: "paragraph 97 of …"."""

from __future__ import annotations

import re
from typing import Final

_PART: Final = (
    r"(?:operative |preambular )?(?:paragraphs?|paras?\.|sections?|sect\.|chapters?|chap\."
    r"|articles?|annex|recommendations?|targets?)"
)
_LOCATOR: Final = re.compile(
    rf"\b(?P<locator>{_PART} ?[\dIVXL]{{0,5}}(?: ?\([a-z]{{1,4}}\))*(?:\.[A-Z])?)"
    r" (?:of|to|in) (?:the |its )?$"
)
_LOCATOR_AFTER: Final = re.compile(
    r",? (?P<locator>(?:operative )?(?:paras?\.|sect\.|chap\.|art\.|annex)"
    r"(?: ?[\dIVXL]+(?:\.[A-Z]|\b))?(?: ?\([a-z]{1,4}\))*)"
)
_NEAR: Final = 60


def locator(reading: str, start: int, end: int) -> str | None:
    """The part that is cited, named before the citation ("paragraph 97 of …") or after it.

    >>> locator("paragraph 6 (c) of the outcome document", 23, 39)
    'paragraph 6 (c)'
    """
    if found := _LOCATOR.search(reading, max(0, start - _NEAR), start):
        return found["locator"].strip()
    if found := _LOCATOR_AFTER.match(reading, end):
        return found["locator"].strip()
    return None
