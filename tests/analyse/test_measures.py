"""Each measure, on the golden graph of invented documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

import viennagraph
from viennagraph import analyse, resources
from viennagraph.analyse import pictures
from viennagraph.analyse.asks import kendall
from viennagraph.analyse.errors import NoPictureError, UnknownMeasureError
from viennagraph.analyse.programmes import jaccard, participation
from viennagraph.analyse.threads import longest
from viennagraph.api.answers import Answer
from viennagraph.api.places import Source
from viennagraph.ask import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viennagraph.ask.engines import Engine

NAMES = [one.name for one in analyse.measures()]
by_name = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def engine(sample: Path) -> Iterator[Engine]:
    with Source(sample).opened() as opened:
        yield opened.engine


def rows(engine: Engine, name: str) -> list[dict[str, object]]:
    """The rows of a measure as values."""
    return cast("list[dict[str, object]]", list(Answer(analyse.measure(name).compute(engine), "")))


@by_name
def test_a_measure_finds_something_and_the_same_each_time(engine: Engine, name: str) -> None:
    first, second = (analyse.measure(name).compute(engine) for _ in range(2))

    assert len(first) > 0
    assert first == second


@by_name
def test_a_measure_says_its_definition_and_what_to_beware_of(name: str) -> None:
    definition = analyse.measure(name).definition

    assert "Beware:" in definition
    assert len(definition) > 200


@by_name
def test_the_queries_of_a_measure_are_files(name: str) -> None:
    folder = resources.queries() / "measures"

    assert all((folder / f"{query}.rq").is_file() for query in analyse.measure(name).queries)


@by_name
def test_a_measure_of_nothing_is_an_empty_table(name: str, tmp_path: Path) -> None:
    from viennagraph import store  # noqa: PLC0415 (only here)

    with store.generation(tmp_path / "store") as draft:
        draft.commit()
    with Source(tmp_path / "store").opened() as opened:
        assert len(analyse.measure(name).compute(opened.engine)) == 0


def test_a_bridge_is_named_by_several_bodies(engine: Engine) -> None:
    found = {str(row["programme"]): row for row in rows(engine, "bridging-programmes")}
    aircop = next(row for name, row in found.items() if name.endswith("programme/aircop"))

    assert cast("int", aircop["bodies"]) > 1
    assert cast("float", aircop["participation"]) > 0


def test_what_one_body_alone_names_ties_nothing(engine: Engine) -> None:
    alone = [row for row in rows(engine, "bridging-programmes") if row["bodies"] == 1]

    assert alone
    assert all(row["participation"] == 0 for row in alone)


def test_shares_of_strengths_add_up_to_one_for_each_body(engine: Engine) -> None:
    sums: dict[str, float] = {}
    for row in rows(engine, "strengths-by-body"):
        sums[str(row["body"])] = sums.get(str(row["body"]), 0) + cast("float", row["share"])

    assert all(total == pytest.approx(1, abs=1e-3) for total in sums.values())


def test_bounds_enclose_what_they_bound(engine: Engine) -> None:
    for row in rows(engine, "asked-most") + rows(engine, "firmness-by-topic"):
        low, firm, high = (cast("float", row[name]) for name in ("low", "firm", "high"))
        assert low <= firm <= high


def test_a_state_answers_no_more_than_it_was_asked(engine: Engine) -> None:
    for row in rows(engine, "states-by-participation"):
        asked, replied, late = (cast("int", row[name]) for name in ("asked", "replied", "late"))
        assert replied + late <= asked


def test_a_trend_that_rises_every_year_is_sure() -> None:
    assert kendall([0.1, 0.2, 0.3, 0.4, 0.5]) == (1.0, True)


def test_a_trend_of_two_years_is_none() -> None:
    assert kendall([0.1, 0.9]) == (0.0, False)


def test_values_that_never_change_have_no_trend() -> None:
    assert kendall([0.2] * 8) == (0.0, False)


def test_participation_grows_with_evenness() -> None:
    assert participation([9, 1]) < participation([5, 5]) < participation([4, 3, 3])


def test_sets_without_members_are_the_same() -> None:
    assert jaccard([], []) == 1.0


def test_the_longest_chain_is_found_where_lines_meet() -> None:
    earlier = {"d": {"b", "c"}, "c": {"b"}, "b": {"a"}}

    assert longest(earlier) == 3


def test_a_chain_that_comes_back_to_itself_ends() -> None:
    assert longest({"a": {"b"}, "b": {"a"}}) >= 1


def test_a_chain_longer_than_the_stack_of_python_is_measured() -> None:
    links = {f"n{number:05}": {f"n{number - 1:05}"} for number in range(1, 5000)}

    assert longest(links) == 4999


def test_an_unknown_measure_names_the_nearest() -> None:
    with pytest.raises(UnknownMeasureError, match="asked-most"):
        analyse.measure("ask-most")


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_picture_has_the_same_bytes_each_time(engine: Engine, form: str) -> None:
    measure = analyse.measure("strengths-by-body")
    table = measure.compute(engine)

    assert pictures.draw(measure, table, form) == pictures.draw(measure, table, form)


def test_a_picture_names_what_it_shows(engine: Engine) -> None:
    measure = analyse.measure("asked-most")
    picture = pictures.draw(measure, measure.compute(engine), "svg").decode()

    assert measure.question in picture
    assert "Governments" in picture


def test_a_measure_without_a_picture_says_so(engine: Engine) -> None:
    measure = analyse.measure("travelling-provisions")

    with pytest.raises(NoPictureError):
        pictures.draw(measure, measure.compute(engine), "svg")


def test_nothing_is_not_drawn() -> None:
    with pytest.raises(NoPictureError, match="nothing to draw"):
        pictures.draw(analyse.measure("asked-most"), Table(("addressee",), ()), "svg")


def test_python_asks_for_a_measure_by_name(sample: Path) -> None:
    with viennagraph.open(sample) as graph:
        answer = graph.measure("asked-most")

    assert "addressee" in answer.columns
