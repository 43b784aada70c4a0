"""Document symbols and the numbers of acts: how they are written, and what a range holds."""

from __future__ import annotations

import re
from typing import Final

PATTERN: Final = (
    r"(?<![\w/.-])[A-Z][A-Za-z]{0,11}(?:\.\d{1,3})?"
    r"(?:/[A-Z0-9][A-Za-z0-9.]*(?:[-–][A-Z]?[A-Za-z0-9.]*\d)*(?:\s?\((?:[A-Z]{2,}|[IVXL]+|Sect\.\s?\d+[A-Z]?|Vol\.\s?[IVXL]+|\d{4})\))?"
    r"|[-–][A-Z]/[A-Z0-9][A-Za-z0-9.]*)+"
)
"""A regular expression for a document symbol; what it finds must hold a digit to be one."""

ADDENDA: Final = r"(?:Add|Corr|Rev)\.\s?\d{1,3}(?:\s?[-–]\s?(?:(?:Add|Corr|Rev)\.\s?)?\d{1,3})?"
"""A regular expression for what may follow a symbol: "Add.1-9", "Corr.1"."""

NUMBER: Final = (
    r"(?:(?:ES|S)[-–]\d{1,2}/\d{1,3}|\d{1,4}/\d{1,4}(?:\s?[A-Z](?![A-Za-z]))?"
    r"|\d{1,4}\s?(?:[A-Z]\s?)?\((?:S-|ES-)?[IVXL]+\)|\d{1,4}\s?\((?:19|20)\d\d\))"
)
"""A regular expression for the number of an act: "56/10", "6 (XXV)", "1325 (2000)", "ES-11/1"."""

_RANGE: Final = re.compile(
    r"(?P<stem>.*?)(?P<first>\d+)\s?[-–]\s?(?:(?:Add|Corr|Rev|CRP|L)\.\s?)?(?P<last>\d+)$"
)
_TYPES: Final = {"resolution": "RES", "decision": "DEC"}
_SERIES: Final = ("A/HRC", "A", "ESCAP", "E", "S")
_ACT: Final = re.compile(
    rf"(?P<series>{'|'.join(_SERIES)})/(?P<code>RES|DEC)/(?P<number>\S+?(?:\s?\([A-Z\d-]+\))?)"
)
_YEAR: Final = re.compile(r"(?<=\d)\s?(?=\((?:19|20)\d\d\))")
_WIDEST: Final = 400


def is_symbol(words: str) -> bool:
    """Whether words of a symbol's form are one.

    >>> is_symbol("UNODC/HONEURO/12/2"), is_symbol("UNODC/WHO")
    (True, False)
    """
    head, _, rest = words.partition("/")
    return bool(re.search(r"\d", rest)) and (head.isupper() or "." in head)


def expand(symbol: str) -> tuple[str, ...]:
    """Each symbol that a range stands for; a symbol without a range stands for itself.

    >>> expand("UNODC/HONEURO/12/CRP.2-4")
    ('UNODC/HONEURO/12/CRP.2', 'UNODC/HONEURO/12/CRP.3', 'UNODC/HONEURO/12/CRP.4')
    >>> expand("UNODC/HONEURO/12/6")
    ('UNODC/HONEURO/12/6',)
    """
    tail = symbol.rsplit("/", 1)[-1]
    found = _RANGE.fullmatch(tail)
    if not found or "." not in found["stem"]:
        return (symbol,)
    first, last = int(found["first"]), int(found["last"])
    if not first < last <= first + _WIDEST:
        return (symbol,)
    stem = symbol[: len(symbol) - len(tail)] + found["stem"]
    return tuple(f"{stem}{n}" for n in range(first, last + 1))


def is_range(symbol: str) -> bool:
    """Whether a symbol stands for several documents.

    >>> is_range("UNODC/HONEURO/12/CRP.2-22"), is_range("A/64/92-E/2009/98")
    (True, False)
    """
    return len(expand(symbol)) > 1


def act(symbol: str) -> tuple[str, str, str] | None:
    """The organ's series, the type and the number behind the symbol of a resolution or decision.

    >>> act("A/RES/71/211"), act("S/RES/2178(2014)"), act("A/74/178")
    (('A', 'resolution', '71/211'), ('S', 'resolution', '2178 (2014)'), None)
    """
    found = _ACT.fullmatch(symbol)
    if not found:
        return None
    kind = next(kind for kind, code in _TYPES.items() if code == found["code"])
    return found["series"], kind, act_number(found["number"])


def act_number(words: str) -> str:
    """The number of an act as it is written in its symbol.

    >>> act_number("2178(2014)"), act_number("1325 (2000)")
    ('2178 (2014)', '1325 (2000)')
    >>> act_number("217 A (III)"), act_number("S–20/2")
    ('217 A (III)', 'S-20/2')
    """
    return _YEAR.sub(" ", " ".join(words.replace("–", "-").split()))


def of_act(series: tuple[str, ...], kind: str, number: str) -> str | None:
    """The symbol of an act, where the body that adopted it gives its acts symbols.

    >>> of_act(("A",), "resolution", "217 A (III)"), of_act(("S",), "resolution", "1325 (2000)")
    ('A/RES/217A(III)', 'S/RES/1325 (2000)')
    >>> of_act(("E/CN.7",), "resolution", "56/10") is None
    True
    """
    stem = next((s for s in series if s in _SERIES), None)
    if stem is None or kind not in _TYPES:
        return None
    tidy = number if _YEAR.search(number) else number.replace(" ", "")
    return f"{stem}/{_TYPES[kind]}/{tidy}"
