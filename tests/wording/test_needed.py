"""The words that a regular expression needs stand in all that it matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viennagraph import resources
from viennagraph.register import load
from viennagraph.wording.needed import needed

PATTERNS = sorted({cue.pattern for cue in load(resources.ontology()).cues})
PLAIN = [pattern for pattern in PATTERNS if needed(pattern)]


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(PLAIN).flatmap(lambda p: st.tuples(st.just(p), st.from_regex(p))))
def test_what_a_cue_matches_holds_a_word_that_it_needs(case: tuple[str, str]) -> None:
    pattern, text = case
    found = re.search(pattern, text, re.MULTILINE)

    assert found is None or any(word in text for word in needed(pattern))


def test_most_cues_need_a_word() -> None:
    assert len(PATTERNS) < 2 * len(PLAIN)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("papers?", ("paper",)),
        ("[Tt]he list", ("he list",)),
        ("[]a]held", ("held",)),
        (r"was (?:not )?handed\b", ("handed",)),
        (r"x{2}yes", ("yes",)),
        ("be+gin", ("gin",)),
        ("a|held", ()),
        ("(?:one|two)", ()),
        (r"(?<=\bT)here", ("here",)),
        (r"\d+\. The", (" The",)),
        ("(?i)held", ()),
    ],
)
def test_words_are_told_where_they_are_plain(pattern: str, words: tuple[str, ...]) -> None:
    assert words == needed(pattern)
