"""Names and symbols made into one readable IRI segment."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

_LONGEST: Final = 80


def slug(name: str, longest: int = _LONGEST) -> str:
    """A name in lower case, its words joined by hyphens; a long one is cut and told apart.

    >>> slug("Use of the Internet for drug-related activities")
    'use-of-the-internet-for-drug-related-activities'
    >>> slug("Côte d’Ivoire")
    'cote-d-ivoire'
    """
    spaced = re.sub(r"[’'–—]", " ", name)
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if not words:
        return "x" + hashlib.sha256(name.encode()).hexdigest()[:12]
    if len(words) <= longest:
        return words
    return f"{words[:longest].rsplit('-', 1)[0]}-{hashlib.sha256(words.encode()).hexdigest()[:6]}"


def of_symbol(symbol: str) -> str:
    """A document symbol as one segment.

    >>> of_symbol("UNODC/HONEURO/12/6"), of_symbol("A/64/92-E/2009/98")
    ('UNODC-HONEURO-12-6', 'A-64-92-E-2009-98')
    >>> of_symbol("A/81/6 (Sect. 12)")
    'A-81-6-Sect.-12'
    """
    return re.sub(r"[^A-Za-z0-9.]+", "-", symbol).strip("-.")
