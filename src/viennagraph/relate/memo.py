"""What was worked out of pairs of texts before, so that a build compares only what is new.

A pair of texts under the same titles comes to the same, whatever else a store holds: a memo that is
lost costs time and changes nothing.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from viennagraph.relate.grades import Grade, Score
from viennagraph.relate.words import Change

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from viennagraph.relate.provisions import Provision

_SIZE = 12


class Memo:
    """Scores and changes of pairs by a digest of both; `made` marks the rules that gave them.

    >>> memo = Memo("1")
    >>> memo.score("ab", lambda: None), memo.score("ab", lambda: Score(Grade.EDITED, 0.9))
    (None, None)
    """

    def __init__(self, made: str) -> None:
        self._made = made
        self._known: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
        self._used: tuple[dict[str, Any], dict[str, Any]] = ({}, {})

    @classmethod
    def load(cls, path: Path, made: str) -> Memo:
        """The memo of a file, or an empty one where there is none that these rules made."""
        memo = cls(made)
        with suppress(OSError, ValueError, KeyError, TypeError):
            held = json.loads(path.read_text("utf-8"))
            if held["made"] == made:
                memo._known = (dict(held["scores"]), dict(held["changes"]))
        return memo

    def save(self, path: Path) -> None:
        """Writes what was asked for, whole or not at all; a full disk keeps the old file."""
        if self._used == self._known:
            return
        scores, changes = self._used
        words = json.dumps({"made": self._made, "scores": scores, "changes": changes})
        draft = path.with_name(f"{path.name}.draft")
        with suppress(OSError):
            draft.write_text(words, "utf-8")
            draft.replace(path)
        with suppress(OSError):
            draft.unlink(missing_ok=True)

    def score(self, pair: str, work_out: Callable[[], Score | None]) -> Score | None:
        """The score of a pair, worked out where it is not known."""
        known, used = self._known[0], self._used[0]
        if pair not in used:
            used[pair] = known[pair] if pair in known else work_out()
        found = used[pair]
        return Score(Grade(found[0]), found[1]) if found else None

    def changes(self, pair: str, work_out: Callable[[], tuple[Change, ...]]) -> tuple[Change, ...]:
        """The changes of a pair, worked out where they are not known."""
        known, used = self._known[1], self._used[1]
        if pair not in used:
            used[pair] = known[pair] if pair in known else work_out()
        return tuple(Change(*one) for one in used[pair])


def mark(provision: Provision) -> str:
    """A digest of what decides how a provision is compared."""
    words = f"{provision.title}\n{provision.text}".encode()
    return blake2b(words, digest_size=_SIZE).hexdigest()
