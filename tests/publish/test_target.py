"""The place of a site: what is there, and how it is replaced."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from viennagraph.publish import PublishError
from viennagraph.publish.target import replaced

if TYPE_CHECKING:
    from pathlib import Path


class BrokenError(Exception):
    pass


def put(place: Path, words: str, *, is_forced: bool = False) -> None:
    with replaced(place, is_forced=is_forced) as draft:
        (draft / "index.html").write_text(words)


def break_off(place: Path) -> None:
    with replaced(place, is_forced=True) as draft:
        (draft / "index.html").write_text("half")
        raise BrokenError


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    put(tmp_path / "a" / "site", "one")

    assert (tmp_path / "a" / "site" / "index.html").read_text() == "one"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    put(tmp_path / "site", "one")

    assert (tmp_path / "site" / "index.html").read_text() == "one"


def test_a_folder_of_somebody_else_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("mine")

    with pytest.raises(PublishError, match="did not write"):
        put(tmp_path / "site", "one", is_forced=True)
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["mine.txt"]


def test_a_file_and_a_link_in_that_place_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "there")

    for name in ("file", "link"):
        with pytest.raises(PublishError, match="no folder"):
            put(tmp_path / name, "one", is_forced=True)


def test_a_site_is_replaced_only_where_that_is_forced(tmp_path: Path) -> None:
    put(tmp_path / "site", "one")

    with pytest.raises(PublishError, match="--force"):
        put(tmp_path / "site", "two")
    put(tmp_path / "site", "three", is_forced=True)
    assert (tmp_path / "site" / "index.html").read_text() == "three"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_stood_there_stays_where_publishing_fails(tmp_path: Path) -> None:
    put(tmp_path / "site", "one")

    with pytest.raises(BrokenError):
        break_off(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.fixture
def dead() -> int:
    """The number of a process that is no more."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_what_a_dead_process_left_is_cleared_away(tmp_path: Path, dead: int) -> None:
    (tmp_path / f".site.{dead}.draft").mkdir()
    (tmp_path / f".other.{dead}.draft").mkdir()
    put(tmp_path / "site", "one")

    assert {f".other.{dead}.draft", "site"} == {path.name for path in tmp_path.iterdir()}


def test_a_site_that_a_dead_process_moved_away_is_put_back(tmp_path: Path, dead: int) -> None:
    put(tmp_path / "site", "one")
    (tmp_path / "site").rename(tmp_path / f".site.{dead}.old")
    with pytest.raises(BrokenError):
        break_off(tmp_path / "site")

    assert [tmp_path / "site"] == list(tmp_path.iterdir())
    assert (tmp_path / "site" / "index.html").read_text() == "one"


def test_what_a_process_still_makes_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / f".site.{os.getppid()}.draft").mkdir()
    put(tmp_path / "site", "one")

    assert (tmp_path / f".site.{os.getppid()}.draft").is_dir()


def test_there_is_a_site_at_every_moment_of_its_replacement(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, "0")
    missing: list[int] = []
    is_done = threading.Event()

    def look() -> None:
        while not is_done.is_set():
            if not (site / "index.html").exists():
                missing.append(1)

    watcher = threading.Thread(target=look)
    watcher.start()
    for number in range(100):
        put(site, str(number), is_forced=True)
    is_done.set()
    watcher.join()

    assert missing == []
