"""Whatever is done to a document, it is read or refused, in a time that its size bounds.

`--fuzz-seconds N` makes up documents for N seconds in each format, other ones in each run; without
it the same few are tried each time.  What a long run found stands in `test_found.py`.
"""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ENDINGS = (".txt", ".md", ".html", ".xml", ".docx", ".pdf")
SHORT = 3
ROUND = 40


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_damaged_document_is_read_or_refused(
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
    documents: ModuleType,
    judge: Any,  # noqa: ANN401 (its type is in the other module)
    ending: str,
) -> None:
    seconds = request.config.getoption("--fuzz-seconds")
    wholes = documents.seeds(judge.folder)[ending]
    told: Counter[str] = Counter()

    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        whole=st.sampled_from(wholes),
        edits=documents.EDITS,
        part=st.integers(-1, 7),
        mended=st.integers(0, 3),
    )
    def attempt(whole: bytes, edits: list[Any], part: int, mended: int) -> None:
        made = documents.damaged(whole, edits, part, mended=mended > 0)
        told[judge(made, ending)] += 1

    chosen = 0 if seconds <= SHORT else time.time_ns()
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        seed(chosen)(attempt)()
        chosen += 1

    record_property("tried", dict(told))
    print(f"{ending}: {dict(told)} in {time.monotonic() - begun:.0f} s")  # noqa: T201 (a figure)
    assert told["read"] > 0


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_whole_document_is_read(documents: ModuleType, judge: Any, ending: str) -> None:  # noqa: ANN401
    wholes = documents.seeds(judge.folder)[ending]

    assert ["read"] * len(wholes) == [judge(whole, ending) for whole in wholes]
