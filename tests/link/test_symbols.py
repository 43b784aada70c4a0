"""Symbols of documents and their ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.model import Linkage

    from .conftest import Named


@pytest.mark.parametrize(
    "symbol",
    [
        "A/HRC/52/91",
        "S/PRST/2093/5",
        "A/C.3/73/L.91",
        "E/CN.7/2093/CRP.10",
        "ST/SGB/2093/13",
        "A/64/92-E/2009/98",
        "A/81/6 (Sect. 29E)",
        "A/80/5 (Vol. II)",
        "UNODC/HONEURO/91/CRP.2",
        "E/CN.7/2093/7/Add.1",
        "E/2093/28/Rev.1",
    ],
)
def test_a_symbol_of_any_family_is_a_document(
    linkage: Callable[[str], Linkage], symbol: str
) -> None:
    found = linkage(f"1. See {symbol}, on harbours.\n")

    assert [symbol] == [e.identifier for e in found.entities]


def test_a_range_of_symbols_holds_each_document(linkage: Callable[[str], Linkage]) -> None:
    found = linkage("1. It had before it UNODC/HONEURO/91/CRP.2-4.\n")

    documents = [e.identifier for e in found.entities if e.category == "Document"]
    assert [f"UNODC/HONEURO/91/CRP.{n}" for n in (2, 3, 4)] == documents


def test_addenda_share_the_stem_of_the_symbol_before_them(named: Named) -> None:
    found = named("See E/CN.7/2093/7 and Add.1 and Corr.1.")

    assert found["Add.1"] == ("E-CN.7-2093-7-Add.1",)
    assert found["Corr.1"] == ("E-CN.7-2093-7-Corr.1",)


def test_words_with_a_stroke_are_no_symbol(named: Named) -> None:
    assert named("The and/or clause of Parties/States holds.") == {}
