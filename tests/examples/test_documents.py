"""The invented documents: plainly marked, and with the traps that real ones hold."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS: Final = ("meeting-report.txt", "compilation.md", "resolution.txt")
ALIKE: Final = 0.85

_ITEM: Final = re.compile(r"^\([a-z]\) (.+?)[;.]$", re.MULTILINE)
_BREAK: Final = re.compile(r"\n\n---\n\n.+\n\n\n\n")


def recommendations(words: str) -> list[str]:
    """The lettered items of the lists of recommendations, page breaks taken out."""
    joined = _BREAK.sub(" ", words)
    lists = re.split(r"^\d+\. ", joined, flags=re.MULTILINE)
    return [
        item
        for part in lists
        if part.startswith("The following rec")
        for item in _ITEM.findall(part)
    ]


@pytest.fixture(scope="module")
def report(examples: Path) -> str:
    return (examples / "meeting-report.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def compilation(examples: Path) -> str:
    return (examples / "compilation.md").read_text("utf-8")


def test_nothing_else_lies_among_the_examples(examples: Path) -> None:
    assert sorted(DOCUMENTS) == sorted(path.name for path in examples.iterdir())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_example_says_first_that_it_is_invented(examples: Path, name: str) -> None:
    first = (examples / name).read_text("utf-8").splitlines()[0]

    assert "INVENTED EXAMPLE" in first


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_example_is_dated_in_a_year_that_is_far_away(examples: Path, name: str) -> None:
    words = (examples / name).read_text("utf-8")

    assert re.search(r"^\d+ [A-Z][a-z]+ 209\d$", words, re.MULTILINE)


def test_the_compilation_restates_each_recommendation_of_the_report(
    report: str, compilation: str
) -> None:
    later = recommendations(compilation)
    nearest = {
        earlier: max(SequenceMatcher(None, earlier, item).ratio() for item in later)
        for earlier in recommendations(report)
    }

    assert len(nearest) == 11
    assert not [item for item, ratio in nearest.items() if ratio < ALIKE]


def test_some_are_restated_word_for_word_and_some_are_edited(report: str, compilation: str) -> None:
    later = set(recommendations(compilation))
    same = Counter(item in later for item in recommendations(report))

    assert Counter({True: 6, False: 5}) == same


def test_one_recommendation_is_cut_by_a_page_break_and_a_footnote(compilation: str) -> None:
    assert re.search(r"carry drugs\n\n---\n\n\\\* .+\n\n\n\nunder threat;", compilation)
