"""What the first characters of a stretch say: its numbering, or that it is no text at all."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_BULLET: Final = r"(?:[-–—•▪·]\s+)?"
_NUMBERED: Final = (
    _BULLET
    + r"""(?:
        (?P<number>\d{1,3})\.(?=\s)(?!\s+\d)
      | (?P<decimal>\d{1,3}[A-Z]?(?:\.[IVX]{1,4})?\.\d{1,3}(?:\.\d{1,3})?)\.?(?=\s+[A-Z“"])
      | (?P<roman>[IVXLC]{1,7})\.(?=\s)
      | (?P<upper>[A-Z])\.(?=\s+\S)
      | \(?(?P<item>[a-z]{1,4}|\d{1,2})\)(?=\s)
    )\s*"""
)
_BARE: Final = r"(?P<bare>\d{1,3}(?:\.\d{1,2}){0,2})(?=\s+[a-z])\s*"
_LABEL: Final = re.compile(_NUMBERED, re.VERBOSE)
_WITHOUT_POINT: Final = re.compile(_BARE)
_FOOTNOTE: Final = re.compile(r"(?:\*{1,4}(?=\s)|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}(?=\s))\s*")
_NOTE: Final = re.compile(r"(?P<note>\d{1,3})\s+(?=[A-Z“\"‘])")
_RULE: Final = re.compile(r"(?:[-–—_=*]\s*){3,}|[|]")
_PAGE_NUMBER: Final = re.compile(
    r"\d{1,4}\s*/\s*\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—]|[Pp]age \d{1,4}|\d{1,3}"
)
_JOB_NUMBER: Final = re.compile(
    r"(?:[VENGK]|GE)\.?\d{2}-\d{4,7}(?:\s*\([EFSRCA]\))?(?:\s+\d{6,8})?|\*\d{6,8}\*"
)
_ANNEX: Final = re.compile(
    r"(?:ANNEX|Annex|Appendix|APPENDIX)(?:\s+(?P<number>[IVXLC]+|\d+|[A-Z]))?"
    r"(?:\*{0,3}|\s+[–—-]\s+[A-Za-z][^.;:]{0,160})$"
)


class Label(NamedTuple):
    """The kind of a label, what it numbers with, and where the words after it begin.

    >>> Label("item", "a", 4).value
    'a'
    """

    kind: str
    value: str
    end: int


def label(words: str) -> Label:
    """The label with which words begin; its kind is "" where there is none.

    `bare` (a number without a point) and `note` (a number before a capital) are labels only where
    what stands around them says so.

    >>> label("(b) To meet every year;")
    Label(kind='item', value='b', end=4)
    >>> label("Annex II").kind, label("V.17-04411 (E)").kind, label("Governments met.").kind
    ('annex', 'furniture', '')
    """
    if _RULE.fullmatch(words) or _PAGE_NUMBER.fullmatch(words) or _JOB_NUMBER.fullmatch(words):
        return Label("furniture", "", 0)
    if found := _ANNEX.match(words):
        return Label("annex", found["number"] or "", len(words))
    if found := _FOOTNOTE.match(words):
        return Label("footnote", found[0].strip(), found.end())
    for pattern in (_LABEL, _WITHOUT_POINT, _NOTE):
        if found := pattern.match(words):
            kind = found.lastgroup or ""
            return Label(kind, found[kind], found.end())
    return Label("", "", 0)


def opens_stretch(line: str) -> bool:
    """Whether a line begins something of its own, whatever stands above it.

    >>> opens_stretch("(c) To report;"), opens_stretch("20 States replied.")
    (True, False)
    """
    return any(p.match(line) for p in (_LABEL, _FOOTNOTE)) or bool(_RULE.fullmatch(line))


def is_rule(line: str) -> bool:
    """Whether a line is drawn, not written.

    >>> is_rule("-----"), is_rule("- one")
    (True, False)
    """
    return bool(_RULE.fullmatch(line))
