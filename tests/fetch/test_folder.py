"""The user's folder: whole files, a manifest, and nothing of the user's lost."""

from __future__ import annotations

import errno
import os
import threading
from typing import TYPE_CHECKING

import pytest

from tests.fetch.conftest import PDF, World, document
from viennagraph import fetch
from viennagraph.fetch import Status
from viennagraph.fetch.folder import held
from viennagraph.manifest import Manifest

if TYPE_CHECKING:
    from tests.fetch.conftest import Origin

pytestmark = pytest.mark.server


@pytest.fixture(autouse=True)
def documents(origin: Origin) -> None:
    for symbol in ("A/1", "A/2"):
        origin.on_symbol(symbol, document())


def all_of(order: fetch.Order) -> list[Status]:
    return [one.status for one in fetch.documents(["A/1", "A/2"], order, World().network)]


def test_the_manifest_gives_each_file_its_symbol(order: fetch.Order) -> None:
    all_of(order)
    manifest = Manifest.load(order.folder / "manifest.tsv")

    assert manifest.symbols == {"A_1.pdf": "A/1", "A_2.pdf": "A/2"}


def test_the_manifest_says_each_thing_once(order: fetch.Order) -> None:
    all_of(order)
    first = (order.folder / "manifest.tsv").read_bytes()
    all_of(order)

    assert first == (order.folder / "manifest.tsv").read_bytes()


def test_lines_are_added_to_a_manifest_that_is_there(order: fetch.Order) -> None:
    order.folder.mkdir()
    (order.folder / "manifest.tsv").write_text("file\tsymbol\nmine.txt\tE/1")
    all_of(order)

    assert (order.folder / "manifest.tsv").read_text() == (
        "file\tsymbol\nmine.txt\tE/1\nA_1.pdf\tA/1\nA_2.pdf\tA/2\n"
    )


def test_a_manifest_that_says_otherwise_is_not_changed(order: fetch.Order) -> None:
    order.folder.mkdir()
    words = "file\tsymbol\nA_1.pdf\tE/1\n"
    (order.folder / "manifest.tsv").write_text(words)
    first, second = fetch.documents(["A/1", "A/2"], order, World().network)

    assert "correct the manifest" in first.reason
    assert second.status is Status.FETCHED
    assert (order.folder / "manifest.tsv").read_text() == words + "A_2.pdf\tA/2\n"


def test_a_manifest_that_is_none_is_not_changed(order: fetch.Order) -> None:
    order.folder.mkdir()
    (order.folder / "manifest.tsv").write_text("my notes")
    first, _ = fetch.documents(["A/1", "A/2"], order, World().network)

    assert "the first line is not" in first.reason
    assert (order.folder / "manifest.tsv").read_text() == "my notes"


def test_a_file_of_the_user_is_not_written_over(order: fetch.Order) -> None:
    order.folder.mkdir()
    (order.folder / "A_1.pdf").write_text("mine")
    first, second = fetch.documents(["A/1", "A/2"], order, World().network)

    assert "there is another file of this name" in first.reason
    assert second.status is Status.FETCHED
    assert (order.folder / "A_1.pdf").read_text() == "mine"


def test_a_link_to_another_file_is_not_followed(order: fetch.Order) -> None:
    order.folder.mkdir()
    mine = order.folder.parent / "mine"
    mine.write_text("mine")
    (order.folder / "A_1.pdf").symlink_to(mine)
    all_of(order)

    assert mine.read_text() == "mine"


def test_nothing_but_documents_and_the_manifest_is_left(order: fetch.Order) -> None:
    all_of(order)

    assert sorted(path.name for path in order.folder.iterdir()) == [
        "A_1.pdf",
        "A_2.pdf",
        "manifest.tsv",
    ]


def test_what_another_run_left_half_is_written_anew(order: fetch.Order) -> None:
    order.folder.mkdir()
    (order.folder / ".A_1.pdf.draft").write_bytes(b"%PDF-")
    all_of(order)

    assert not list(order.folder.glob(".*"))
    assert (order.folder / "A_1.pdf").read_bytes() == PDF


def test_a_folder_that_another_process_holds_is_waited_for(order: fetch.Order) -> None:
    fetching = threading.Thread(target=all_of, args=(order,))
    with held(order.folder):
        fetching.start()
        fetching.join(0.3)
        written = list(order.folder.iterdir())
    fetching.join()

    assert written == []
    assert (order.folder / "A_1.pdf").read_bytes() == PDF


def test_a_full_disk_stops_the_run_and_leaves_no_half_file(
    origin: Origin, order: fetch.Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    first, second = fetch.documents(["A/1", "A/2"], order, World().network)

    assert "free some space" in first.reason
    assert (second.status, len(origin.asked)) == (Status.NOT_ASKED, 1)
    assert not order.folder.exists()


def test_a_document_that_fits_nowhere_leaves_the_folder_as_it_was(
    order: fetch.Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_of(order)
    (order.folder / "A_1.pdf").unlink()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)

    assert all_of(order) == [Status.REFUSED, Status.UNCHANGED]
    assert sorted(path.name for path in order.folder.iterdir()) == ["A_2.pdf", "manifest.tsv"]
    assert (order.folder / "A_2.pdf").read_bytes() == PDF
