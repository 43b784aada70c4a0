"""What a build tells while it runs, and when it has ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Progress(NamedTuple):
    """How far a build has come: `done` of `total` files, and what is done with which file.

    >>> Progress(1, 4, "report.txt", "parse").stage
    'parse'
    """

    done: int
    total: int
    name: str
    stage: str


class Refusal(NamedTuple):
    """An input that was not stored, and why, with what to do.

    >>> Refusal("report.txt", "the file is empty: save it again").name
    'report.txt'
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did, and what the store holds after it.

    `read` are the names of the files read, `unchanged` how many were held already as they are,
    `refused` the inputs that could not be read, `left_alone` how many files in folders are of
    other types, `repeated` how many have the content of another.  `rejected` are the documents
    that were not stored because of violations.  `outdated` counts documents of the store that
    were read by other rules or settings, and whose files are not there to be read again.  The
    counts from `documents` on are those of the whole store.
    """

    read: tuple[str, ...] = ()
    unchanged: int = 0
    refused: tuple[Refusal, ...] = ()
    left_alone: int = 0
    repeated: int = 0
    rejected: tuple[Refusal, ...] = ()
    outdated: int = 0
    documents: int = 0
    passages: int = 0
    provisions: int = 0
    mentions: int = 0
    unresolved: int = 0
    violations: int = 0
    seconds: float = 0.0

    @property
    def exit_code(self) -> int:
        """2 when an input was refused, 1 when a document was not stored for violations, else 0.

        >>> Summary(rejected=(Refusal("report.txt", "3 violations"),)).exit_code
        1
        """
        if self.refused:
            return 2
        return 1 if self.rejected else 0
