"""From the three invented documents to answers: the whole way, as a newcomer takes it."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from viennagraph import ask, store
from viennagraph.ask.engines import Oxigraph
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORT: Final = "UNODC/HONEURO/91/6"
COMPILATION: Final = "E/CN.7/2092/9"


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """What the command says to these arguments."""
    return subprocess.run(  # noqa: S603 (the words are those of the tests below)
        [sys.executable, "-m", "viennagraph", *map(str, words)],
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def built(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the examples in it."""
    folder = tmp_path_factory.mktemp("examples") / "store"
    done = run("build", examples, "--store", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def engine(built: Path) -> Iterator[Oxigraph]:
    with store.reading(built) as snapshot:
        yield Oxigraph(snapshot.store)


def thing(short: str) -> ask.Iri:
    """The IRI of a thing, from its short form."""
    return ask.Iri(BASE + short)


def places(table: ask.Table) -> list[tuple[str, str]]:
    """Where the rows stand: the document, and the paragraph with its item."""
    return sorted(
        (str(row["documentLabel"]), f"{row['paragraph']}{row.get('item', '')}")
        for row in table.records()
    )


def labels(table: ask.Table, column: str) -> list[str]:
    return sorted({str(label) for label in table.column(column)})


def test_each_recommendation_that_names_a_programme_is_found_with_its_quote(
    engine: Oxigraph,
) -> None:
    table = ask.answer(
        engine, "recommendations-naming-a-programme", programme=thing("programme/aircop")
    )
    expected = [(COMPILATION, "10a"), (COMPILATION, "10c"), (COMPILATION, "5c")]
    expected += [(COMPILATION, "6c"), (REPORT, "2c"), (REPORT, "3c")]

    assert expected == places(table)
    assert all(
        "AIRCOP" in quote or "Airport Communication Project" in quote
        for quote in map(str, table.column("quote"))
    )


def test_the_answer_that_the_readme_shows_is_the_answer(root: Path, built: Path) -> None:
    readme = (root / "README.md").read_text("utf-8")
    (shown,) = re.findall(r"^```text\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    question = ("recommendations-naming-a-programme", "--param", "programme=programme/aircop")
    answer = run("query", *question, "--store", built).stdout

    assert " ".join(shown.split()) in " ".join(answer.split())
    assert "6 rows" in answer


def test_requests_that_name_nobody_are_found(engine: Oxigraph) -> None:
    table = ask.answer(engine, "requests-without-addressee")
    expected = [(COMPILATION, "10c"), (COMPILATION, "5d"), (REPORT, "2d")]

    assert expected == places(table)


def test_what_is_asked_through_another_is_found(engine: Oxigraph) -> None:
    table = ask.answer(engine, "nested-requests")
    expected = [(COMPILATION, "5c"), (COMPILATION, "9a"), (REPORT, "2c")]

    assert expected == [place for place in places(table) if place[0] in {COMPILATION, REPORT}]


def test_states_that_attended_but_did_not_report_are_told_apart(engine: Oxigraph) -> None:
    table = ask.answer(
        engine, "states-that-attended-but-did-not-report", meeting=thing("meeting/honlea-europe-91")
    )
    expected = [
        "Canada",
        "Croatia",
        "Israel",
        "Malta",
        "Norway",
        "Republic of Moldova",
        "United States of America",
    ]

    assert expected == labels(table, "stateLabel")


def test_late_replies_are_told_from_those_in_time(engine: Oxigraph) -> None:
    table = ask.answer(engine, "late-respondents")
    expected = ["Belgium", "Malta"]

    assert expected == labels(table, "stateLabel")


def test_each_officer_is_found_with_role_and_state(engine: Oxigraph) -> None:
    table = ask.answer(engine, "who-held-which-office")
    officers = {
        (str(row["personLabel"]), str(row["roleLabel"]), str(row.get("stateLabel")))
        for row in table.records()
    }
    expected = {
        ("Ilse Brandt", "Chair", "Austria"),
        ("Nodar Beridze-Kent", "First Vice-Chair", "Georgia"),
        ("Marit Solbakken", "Second Vice-Chair", "Norway"),
        ("Duarte Lemos", "Rapporteur", "Portugal"),
    }

    assert expected <= officers


def test_the_documents_before_the_meeting_are_counted_one_by_one(engine: Oxigraph) -> None:
    table = ask.answer(
        engine, "documents-before-a-meeting", meeting=thing("meeting/honlea-europe-91")
    )
    symbols = labels(table, "beforeLabel")

    tails = ["1", "2", "3", "L.1", *(f"CRP.{n}" for n in range(1, 8))]
    tails += [f"L.1/Add.{n}" for n in range(1, 5)]
    expected = sorted(f"UNODC/HONEURO/91/{tail}" for tail in tails)

    assert expected == symbols


def test_building_again_reads_nothing_anew(examples: Path, built: Path) -> None:
    again = run("build", examples, "--store", built)

    assert again.returncode == 0
    assert "unchanged" in again.stdout + again.stderr


def test_the_graph_of_the_examples_conforms_to_the_shapes(built: Path) -> None:
    checked = run("validate", "--store", built)

    assert checked.returncode == 0, checked.stdout + checked.stderr
