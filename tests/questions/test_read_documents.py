"""Over graphs that were read from documents, both engines give the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from pyoxigraph import Store

from viennagraph import ask, pipeline, resources, store
from viennagraph.ask.engine_rdflib import Rdflib
from viennagraph.ask.engines import Oxigraph
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import rdflib

    from viennagraph.ask.engines import Engine

QUESTIONS: Final = sorted(path.stem for path in (resources.queries() / "questions").glob("*.rq"))
CORPUS: Final = "drug-policy"
REAL: Final = f"{BASE}meeting/honlea-europe-12"

by_question = pytest.mark.parametrize("name", QUESTIONS)


@pytest.fixture(
    scope="session", params=["examples", pytest.param("corpus", marks=pytest.mark.corpus)]
)
def read_engines(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    as_rdflib: Callable[[Store], rdflib.Dataset],
) -> tuple[Engine, Engine, str]:
    """Oxigraph and rdflib over what was read, and the name of what was."""
    folder: Path = request.getfixturevalue("examples")
    if request.param == "corpus":
        folder = request.getfixturevalue("shared") / "corpus" / CORPUS
    place = tmp_path_factory.mktemp("store")
    pipeline.build([folder], place, base=BASE, allow_violations=True)
    with store.reading(place) as snapshot:
        held = Store()
        held.extend(snapshot.store)
    return Oxigraph(held), Rdflib(as_rdflib(held)), request.param


@by_question
def test_both_engines_give_the_same_rows(
    name: str, read_engines: tuple[Engine, Engine, str]
) -> None:
    oxigraph, rdflib, what = read_engines
    question = ask.question(name)
    given = {
        parameter.name: REAL
        for parameter in question.parameters
        if parameter.name == "meeting" and what == "corpus"
    }

    assert ask.answer(oxigraph, question, **given) == ask.answer(rdflib, question, **given)


@by_question
def test_no_row_of_what_was_read_stands_twice(
    name: str, read_engines: tuple[Engine, Engine, str]
) -> None:
    answer = ask.answer(read_engines[0], name)

    assert len(answer) == len(set(answer.rows))
