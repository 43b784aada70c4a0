"""A memo saves work and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.relate.grades import Grade, Score
from viennagraph.relate.memo import Memo
from viennagraph.relate.words import Change

if TYPE_CHECKING:
    from pathlib import Path

FOUND = Score(Grade.EDITED, 0.875)
CHANGED = (Change("lamps", "ladders"),)


def never() -> None:
    message = "worked out a second time"
    raise AssertionError(message)


def kept(folder: Path, made: str = "1") -> Path:
    path = folder / "memo.json"
    memo = Memo.load(path, made)
    memo.score("pair", lambda: FOUND)
    memo.score("other", lambda: None)
    memo.changes("pair", lambda: CHANGED)
    memo.save(path)
    return path


def test_what_was_worked_out_is_not_worked_out_again(tmp_path: Path) -> None:
    memo = Memo.load(kept(tmp_path), "1")

    assert memo.score("pair", never) == FOUND
    assert memo.score("other", never) is None
    assert memo.changes("pair", never) == CHANGED  # type: ignore[arg-type]


def test_other_rules_work_everything_out_again(tmp_path: Path) -> None:
    memo = Memo.load(kept(tmp_path), "2")

    assert memo.score("pair", lambda: None) is None


def test_a_damaged_memo_is_no_memo(tmp_path: Path) -> None:
    path = kept(tmp_path)
    path.write_text("{", "utf-8")

    assert Memo.load(path, "1").score("pair", lambda: FOUND) == FOUND


def test_what_nobody_asked_for_is_forgotten(tmp_path: Path) -> None:
    path = kept(tmp_path)
    memo = Memo.load(path, "1")
    memo.score("pair", never)
    memo.save(path)

    assert Memo.load(path, "1").score("other", lambda: FOUND) == FOUND


def test_a_folder_that_is_gone_costs_the_memo_alone(tmp_path: Path) -> None:
    memo = Memo("1")
    memo.score("pair", lambda: FOUND)
    memo.save(tmp_path / "gone" / "memo.json")

    assert not (tmp_path / "gone").exists()
