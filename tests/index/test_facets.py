"""Counting and narrowing provisions."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viennagraph.index import FACETS, Facet, Filter, Index
from viennagraph.index.members import Members, as_bytes, mask, numbers


@pytest.mark.parametrize("facet", FACETS)
def test_each_count_is_what_the_filter_leaves(index: Index, facet: Facet) -> None:
    counted = {value.value: value.count for value in index.facets()[facet]}
    left = {value: index.count(Filter(**{facet: (value,)})) for value in counted}  # type: ignore[arg-type]

    assert counted == left


def test_values_of_one_facet_are_alternatives(index: Index) -> None:
    one, other = (value.value for value in index.facets()["kind"][:2])

    both = index.count(Filter(kind=(one, other)))

    assert both == index.count(Filter(kind=(one,))) + index.count(Filter(kind=(other,)))


def test_facets_add_up(index: Index) -> None:
    wanted = Filter(kind=("recommendation",), programme=("programme/aircop",))

    for one in index.provisions(wanted).provisions:
        assert one.kind == "recommendation"
        assert "programme/aircop" in {thing.path for thing in one.programmes}


def test_a_facet_counts_what_a_wider_choice_would_give(index: Index) -> None:
    every = {value.value: value.count for value in index.facets()["kind"]}
    narrowed = {
        value.value: value.count for value in index.facets(Filter(kind=("recommendation",)))["kind"]
    }

    assert every == narrowed


def test_years_are_a_span(index: Index) -> None:
    year = int(index.facets()["year"][0].value)

    years = {one.year for one in index.provisions(Filter(since=year)).provisions}

    assert years == {year}


def test_an_unknown_value_leaves_nothing(index: Index) -> None:
    assert index.count(Filter(body=("body/nobody",))) == 0


def test_strengths_stand_in_the_order_of_their_force(index: Index) -> None:
    ranks = [value.rank for value in index.facets()["strength"]]

    assert sorted(ranks) == ranks


def test_pages_hold_each_provision_once(index: Index) -> None:
    paths = [
        one.path
        for page in range(1, index.provisions(size=3).pages + 1)
        for one in index.provisions(page=page, size=3).provisions
    ]

    assert len(paths) == index.total == len(set(paths))


@pytest.mark.parametrize("order", ["newest", "oldest", "strength", "body"])
def test_each_order_lists_the_same_provisions(index: Index, order: str) -> None:
    listed = index.provisions(Filter(), order, 1, 1000).provisions  # type: ignore[arg-type]

    assert {one.path for one in index.provisions(size=1000).provisions} == {
        one.path for one in listed
    }


def test_the_firmest_stand_first_when_asked_for(index: Index) -> None:
    listed = index.provisions(Filter(), "strength", 1, 1000).provisions
    ranks = [one.strength.rank if one.strength else 99 for one in listed]

    assert sorted(ranks) == ranks


@pytest.mark.parametrize(
    "query",
    [
        {"since": ["２０１７"]},
        {"since": ["0"]},
        {"until": ["99999999999999999999"]},
        {"body": [""]},
        {"q": ["  "]},
        {"page": ["-1"], "nonsense": ["x"]},
    ],
)
def test_what_an_address_says_in_vain_is_left_out(query: dict[str, list[str]]) -> None:
    assert Filter() == Filter.of(query)


def test_a_filter_comes_back_from_its_own_address() -> None:
    wanted = Filter(words="parcels", body=("body/cnd", "body/incb"), since=2017)
    query = {
        key: [value] if isinstance(value, str) else value for key, value in wanted.query().items()
    }

    assert wanted == Filter.of(query)


@given(st.sets(st.integers(0, 200)), st.sets(st.integers(0, 200)))
def test_members_are_counted_as_sets_are(those: set[int], chosen: set[int]) -> None:
    for step in (1, 1_000):  # close together, and far apart
        members = Members.of(array("I", sorted(number * step for number in those)))
        wanted, total = mask((number * step for number in chosen), 201 * step), 201 * step
        assert len(those & chosen) == members.count(wanted, as_bytes(wanted, total))
        assert mask((number * step for number in those), total) == members.mask(total)


@given(st.sets(st.integers(0, 300)))
def test_bits_give_back_their_numbers(those: set[int]) -> None:
    assert sorted(those) == list(numbers(mask(those, 301)))
