"""What can be wrong with a question, and what to do about it.

```
ViennaGraphError
├── QuestionError             a question file is not written as one
├── UnknownQuestionError      no question has this name
├── ParameterError            a question cannot be asked with these values
└── ResultError               what came back is no table of results
```
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from viennagraph.errors import ViennaGraphError

if TYPE_CHECKING:
    from collections.abc import Sequence


class QuestionError(ViennaGraphError):
    """A question file is not written as one."""

    def __init__(self, place: str, line: int, what: str, advice: str) -> None:
        super().__init__(f"{what} at {place}:{line}: {advice}")
        self.what = what
        self.place = place
        self.line = line
        self.advice = advice


class UnknownQuestionError(ViennaGraphError):
    """No question has this name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        near = get_close_matches(name, known, n=3, cutoff=0.5)
        advice = f"did you mean {' or '.join(near)}?" if near else f"ask one of {', '.join(known)}"
        super().__init__(f"there is no question {name!r}: {advice}")
        self.name = name
        self.near = tuple(near)


class ParameterError(ViennaGraphError):
    """A question cannot be asked with these values."""

    def __init__(self, question: str, parameter: str, what: str, advice: str) -> None:
        super().__init__(f"{what} for parameter {parameter!r} of {question}: {advice}")
        self.question = question
        self.parameter = parameter
        self.what = what
        self.advice = advice


class ResultError(ViennaGraphError):
    """What came back is no table of results."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: ask with a SELECT query, and of a server that speaks SPARQL 1.1")
        self.what = what
