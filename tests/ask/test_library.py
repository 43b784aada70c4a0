"""Reading question files: what a head says, and what is said about a broken one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from viennagraph.ask import library
from viennagraph.ask.errors import QuestionError, UnknownQuestionError
from viennagraph.ask.library import Kind, Parameter

if TYPE_CHECKING:
    from pathlib import Path

HEAD: Final = """\
#+ title: Meetings since a year
#+ question: Which meetings were held since this year?
#+ answer: one row for each meeting
#+ example: The Ninety-first Meeting was held in 2091 (invented).
#+ parameters:
#+   since: year
#+ tags: [meetings, years]
"""
BODY: Final = "SELECT ?since WHERE {\n  VALUES ?since { 2017 }\n}\nORDER BY ?since\n"


def written(folder: Path, text: str, name: str = "meetings-since-a-year.rq") -> Path:
    """A question file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_head_is_read_field_by_field(tmp_path: Path) -> None:
    question = library.read_question(written(tmp_path, HEAD + BODY))

    assert question.name == "meetings-since-a-year"
    assert question.title == "Meetings since a year"
    assert question.question == "Which meetings were held since this year?"
    assert question.answer == "one row for each meeting"
    assert question.example == "The Ninety-first Meeting was held in 2091 (invented)."
    assert question.parameters == (Parameter("since", Kind.YEAR, 8),)
    assert question.tags == ("meetings", "years")
    assert question.text == HEAD + BODY


def test_a_check_is_read_with_its_problem_and_solution(tmp_path: Path) -> None:
    head = "#+ title: Faults\n#+ problem: A fault.\n#+ solution: Mend it.\n#+ tags: [faults]\n"
    check = library.read_check(written(tmp_path, head + BODY, "faults.rq"))

    assert (check.problem, check.solution, check.tags) == ("A fault.", "Mend it.", ("faults",))


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        pytest.param(BODY, 1, "no head", id="no head"),
        pytest.param("", 1, "no head", id="empty file"),
        pytest.param(HEAD.replace("#+ title", "#+ titel") + BODY, 1, "titel", id="misspelt"),
        pytest.param(HEAD.replace("#+ answer: one row for each meeting\n", "") + BODY, 1,
                     "no answer", id="field missing"),
        pytest.param(HEAD.replace("one row for each meeting", "") + BODY, 1,
                     "no answer", id="field empty"),
        pytest.param(HEAD + "#+ title: Again\n" + BODY, 8, "twice", id="field twice"),
        pytest.param(HEAD.replace("#+ question", "#+question") + BODY, 2,
                     "cannot be read", id="space missing"),
        pytest.param(HEAD.replace("since: year", "since: years") + BODY, 6,
                     "unknown kind", id="unknown kind"),
        pytest.param(HEAD.replace("#+   since", "#+ since") + BODY, 1,
                     "since", id="parameter not indented"),
        pytest.param(HEAD + BODY.replace("VALUES ?since", "VALUES ?until"), 6,
                     "no place", id="no row"),
        pytest.param(HEAD + BODY.replace("  VALUES", "  ?a ?b ?c . VALUES"), 6,
                     "no place", id="row not alone"),
        pytest.param(HEAD + BODY + BODY, 6, "no place", id="two rows"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_place(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    path = written(tmp_path, text)

    with pytest.raises(QuestionError, match=what) as refusal:
        library.read_question(path)

    assert (refusal.value.place, refusal.value.line) == (str(path), line)
    assert f"{path}:{line}: " in str(refusal.value)


@pytest.mark.parametrize("name", ["Meetings.rq", "meetings since.rq", "meetings_since.rq"])
def test_a_name_that_is_not_in_kebab_case_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(QuestionError, match="bad name"):
        library.read_question(written(tmp_path, HEAD + BODY, name))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "binary.rq"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(QuestionError, match="cannot read the question"):
        library.read_question(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="cannot read the question"):
        library.read_question(tmp_path / "missing.rq")


def test_an_unknown_question_is_answered_with_the_nearest_names() -> None:
    with pytest.raises(UnknownQuestionError, match="did you mean who-held-which-office") as error:
        library.question("who-held-what-office")

    assert error.value.exit_code == 2


def test_a_name_near_to_none_is_answered_with_all_names(tmp_path: Path) -> None:
    written(tmp_path, HEAD + BODY)

    with pytest.raises(UnknownQuestionError, match="ask one of meetings-since-a-year"):
        library.question("zzz", tmp_path)


def test_questions_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.rq", "a.rq", "c.rq"):
        written(tmp_path, HEAD + BODY, name)

    assert [question.name for question in library.questions(tmp_path)] == ["a", "b", "c"]
