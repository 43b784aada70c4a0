"""Symbols and the names of their files."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viennagraph.fetch.errors import SymbolError
from viennagraph.fetch.symbols import stem, symbol

SYMBOLS = (
    "A/RES/71/211",
    "A/C.3/73/L.5/Rev.1",
    "A/RES/S-30/1",
    "S/RES/1325 (2000)",
    "A/RES/217(III)[A]",
    "E/CN.7/2008/CRP.13",
    "UNODC/HONEURO/12/6",
    "A/71/211*",
    "E/1988/INF/5+Corr.1,2",
)
LETTERS = "ABcd019/.-()[]+&,* "


@pytest.mark.parametrize("words", SYMBOLS)
def test_a_symbol_is_taken_as_documents_print_it(words: str) -> None:
    assert words == symbol(f"  {words}\n")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "A",
        "/A/1",
        "A//1",
        "A/1/",
        "../../etc/passwd",
        "A/../1",
        "A/RES/71/211?s=B/1",
        "A/RES/71%2F211",
        "A/RES/71\\211",
        "A/RES/71/2\x00",
        "A_RES_71_211",
        "A/RES/71/２１１",
        "https://documents.example/A/RES/71/211",
        "A/" + "1" * 200,
    ],
)
def test_other_words_are_refused_with_an_example(words: str) -> None:
    with pytest.raises(SymbolError, match=r"as in A/RES/71/211"):
        symbol(words)


@pytest.mark.parametrize("words", SYMBOLS)
def test_the_name_of_a_file_is_safe_on_every_system(words: str) -> None:
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9._()+,%-]*", stem(words))


@given(
    st.lists(
        st.from_regex(r"[A-Z](?:/[A-Za-z0-9(][A-Za-z0-9.()+,&* -]{0,5}){1,3}", fullmatch=True),
        min_size=2,
        max_size=2,
    )
)
def test_two_symbols_have_two_names(pair: list[str]) -> None:
    first, second = (one.replace(" ", "") for one in map(symbol, pair))

    assert (first == second) == (stem(first) == stem(second))
