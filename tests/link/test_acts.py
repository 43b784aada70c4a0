"""Acts by body and number, in every way in which documents cite them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.model import Linkage, Linked

    from .conftest import Named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recall General Assembly resolution 91/7.", ["ga-91-7"]),
        ("Recall Commission on Narcotic Drugs decision 60/91.", ["cnd-60-91"]),
        ("Recall resolution 2093/7 of the Economic and Social Council.", ["ecosoc-2093-7"]),
        ("Recall the Security Council’s resolution 9113 (2093).", ["sc-9113-2093"]),
        ("Recall Human Rights Council resolution 19/91.", ["human-rights-council-19-91"]),
        ("Recall General Assembly resolution 917 A (III).", ["ga-917-a-iii"]),
        ("Recall General Assembly resolution S-91/1.", ["ga-s-91-1"]),
        ("Recall General Assembly resolution ES-91/1.", ["ga-es-91-1"]),
    ],
)
def test_an_act_is_known_by_its_body_and_number(
    links: Callable[[str], list[Linked]], text: str, expected: list[str]
) -> None:
    acts = [k for k in links(text) if k.mention.kind == "act"]

    assert expected == [ref.local for k in acts for ref in k.entities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Recall General Assembly resolutions 91/7 of 3 May 2093, 91/8 of 4 May 2093 and 92/1.",
            ["ga-91-7", "ga-91-8", "ga-92-1"],
        ),
        (
            (
                "Recall General Assembly resolutions 91/7 of 3 May 2093, on docks, and quays, "
                "and 91/8 of 4 May 2093 on lighthouses."
            ),
            ["ga-91-7", "ga-91-8"],
        ),
        (
            "Recall Security Council resolutions 9113 (2093), 9114 (2093), as well as 9115 (2093).",
            ["sc-9113-2093", "sc-9114-2093", "sc-9115-2093"],
        ),
        (
            (
                "Recall General Assembly resolution 91/7 of 3 May 2093 and Economic and Social "
                "Council resolution 2093/7 of 4 May 2093 on docks and 2094/9 of 5 May 2094."
            ),
            ["ga-91-7", "ecosoc-2093-7", "ecosoc-2094-9"],
        ),
        ("Recall General Assembly resolution 91/7 A and B.", ["ga-91-7-a", "ga-91-7-b"]),
        (
            (
                "See Human Rights Council resolutions S-91/1 of 3 May 2093 and 19/91 of 4 May 2093 "
                "and General Assembly resolution 91/7 of 5 May 2093."
            ),
            ["human-rights-council-s-91-1", "human-rights-council-19-91", "ga-91-7"],
        ),
    ],
)
def test_each_number_of_a_list_is_an_act(
    links: Callable[[str], list[Linked]], text: str, expected: list[str]
) -> None:
    acts = [k for k in links(text) if k.mention.kind == "act"]

    assert expected == [ref.local for k in acts for ref in k.entities]


def test_a_sentence_ends_a_list_of_acts(named: Named) -> None:
    found = named(
        "Recall General Assembly resolution 91/7. It met in 2093/94, and 91/8 came later."
    )

    assert "91/8" not in found


def test_rows_below_the_name_of_a_body_are_its_acts(
    linkage: Callable[[str], Linkage],
) -> None:
    rows = "91/7; 92/7 | Of harbours\n\n91/8 | Of quays\n"
    text = f"1. The mandates follow.\n\nGeneral Assembly resolutions\n\n{rows}"

    acts = [
        ref.local for k in linkage(text).links for ref in k.entities if ref.kind == "resolution"
    ]

    assert acts == ["ga-91-7", "ga-92-7", "ga-91-8"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Recall resolution 9113 (2093).", "sc-9113-2093"),
        ("Recall Council resolution 2093/7.", "ecosoc-2093-7"),
        ("Recall Assembly resolution 91/7.", "ga-91-7"),
        ("Recall resolution 91/7.", "ga-91-7"),
    ],
)
def test_the_form_of_a_number_says_whose_act_it_is(
    links: Callable[[str], list[Linked]], text: str, expected: str
) -> None:
    (act,) = (k for k in links(text) if k.mention.kind == "act")

    assert (expected, Verdict.LIKELY) == (act.entities[0].local, act.verdict)


def test_a_number_that_several_bodies_use_stays_open_and_says_which(
    links: Callable[[str], list[Linked]],
) -> None:
    (act,) = links("Recall resolution 51/3.")

    assert (act.verdict, act.entities) == (Verdict.OPEN, ())
    assert "Commission on Narcotic Drugs or General Assembly" in act.reason


def test_its_resolution_is_one_of_the_body_spoken_of(named: Named) -> None:
    found = named("The Commission on Narcotic Drugs, in its resolution 51/3, asked for quays.")

    assert found["Commission on Narcotic Drugs, in its resolution 51/3"] == ("cnd-51-3",)


def test_an_assembly_of_another_name_is_not_the_general_assembly(
    links: Callable[[str], list[Linked]],
) -> None:
    found = links("The General Assembly recalls United Nations Harbour Assembly resolution 5/91.")

    assert not [k for k in found if ("resolution", "ga-5-91") in k.entities]


@pytest.mark.parametrize(
    ("symbol", "local", "identifier"),
    [
        ("A/RES/91/7", "ga-91-7", "A/RES/91/7"),
        ("E/RES/2093/13", "ecosoc-2093-13", "E/RES/2093/13"),
        ("S/RES/9113(2093)", "sc-9113-2093", "S/RES/9113 (2093)"),
        ("S/RES/9113 (2093)", "sc-9113-2093", "S/RES/9113 (2093)"),
        ("A/HRC/RES/91/11", "human-rights-council-91-11", "A/HRC/RES/91/11"),
    ],
)
def test_the_symbol_of_an_act_is_the_act(
    linkage: Callable[[str], Linkage], symbol: str, local: str, identifier: str
) -> None:
    found = linkage(f"1. See {symbol} on harbours.\n")

    assert [(local, identifier)] == [
        (e.ref.local, e.identifier) for e in found.entities if e.ref.kind == "resolution"
    ]
