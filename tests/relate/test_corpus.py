"""What is found across the four reports of the corpus."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest

from viennagraph import ask, pipeline, relate, resources, store
from viennagraph.ask.engines import Oxigraph
from viennagraph.relate.reviews import cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viennagraph.store import Snapshot

pytestmark = pytest.mark.corpus
SYMBOL: Final = "UNODC/HONEURO/12/6"


@pytest.fixture(scope="module")
def snapshot(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    place = tmp_path_factory.mktemp("corpus") / "store"
    pipeline.build([shared / "corpus" / "drug-policy"], place)
    with store.generation(place) as draft:
        relate.relate(draft)
        draft.commit()
    with store.reading(place) as held:
        yield held


def rows(snapshot: Snapshot, name: str) -> list[dict[str, str]]:
    table = ask.answer(Oxigraph(snapshot.store), name)
    return [{key: str(term) for key, term in row.items()} for row in table.records()]


def test_all_sixteen_recommendations_of_a_meeting_come_back_in_the_compilation(
    snapshot: Snapshot,
) -> None:
    found = [
        row
        for row in rows(snapshot, "what-says-what-again")
        if "/recommendation/" in row["later"]
        and row["document"].rpartition("/")[2] not in row["earlier"]
    ]

    assert len({row["earlier"] for row in found}) == 16
    assert Counter(row["gradeLabel"] for row in found) == {
        "identical": 7,
        "punctuation": 2,
        "edited": 7,
    }


def test_the_words_that_changed_are_the_ones_that_did(snapshot: Snapshot) -> None:
    found = {(row.get("before"), row.get("after")) for row in rows(snapshot, "words-that-changed")}

    assert found >= {
        ("women", "female"),
        ("evaluation", "evaluations"),
        ("the investigation of", "investigations into"),
    }


def test_the_report_without_a_symbol_is_recognised(snapshot: Snapshot) -> None:
    found = [one for one in cases(Oxigraph(snapshot.store)) if one.kind == "recognised"]

    assert [one.labels[-1] for one in found] == [SYMBOL]


def test_the_symbol_that_disagrees_with_its_link_is_the_first_case(snapshot: Snapshot) -> None:
    assert cases(Oxigraph(snapshot.store))[0].labels == ("A/74/178", "A/RES/74/178")


def test_each_review_runs_on_real_reports(snapshot: Snapshot) -> None:
    for review in ask.checks(resources.queries() / "reviews"):
        assert set(Oxigraph(snapshot.store).select(review.text).columns) >= {
            "one",
            "document",
            "passage",
            "quote",
        }
