"""What making up bad input found, each case kept: first what was wrong, then what is owed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest

from viennagraph import pipeline, store
from viennagraph.read import UnreadableError, read

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

XML: Final = '<akomaNtoso xmlns="{}"><doc/></akomaNtoso>'


def test_a_refusal_of_what_a_file_quotes_stays_on_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.xml"
    path.write_text(XML.format("\u2028urn:akn"), "utf-8")

    with pytest.raises(UnreadableError) as refused:
        read(path)
    assert len(str(refused.value).splitlines()) == 1


def test_a_refusal_of_what_a_file_quotes_is_short(tmp_path: Path) -> None:
    path = tmp_path / "bad.xml"
    path.write_text(XML.format("9. " * 100_000), "utf-8")

    with pytest.raises(UnreadableError) as refused:
        read(path)
    assert len(str(refused.value)) < 1000


def test_a_name_that_is_no_text_is_refused_and_its_neighbours_are_built(
    tmp_path: Path, documents: ModuleType
) -> None:
    files, place = tmp_path / "files", tmp_path / "store"
    files.mkdir()
    (files / "good.txt").write_bytes(documents.as_text())
    bad = files / b"bad\xff.txt".decode("utf-8", "surrogateescape")
    bad.write_bytes(documents.as_text() + b"\n\nOther.\n")
    done = pipeline.build([files], place)

    assert list(done.read) == ["good.txt"]
    assert len(done.refused) == 1
    assert done.refused[0].reason.startswith("its name is not UTF-8. Give the file")


@pytest.mark.parametrize("name", ["esc\x1b[2J.txt", "two\nlines.txt", "rtl\u202eoverride.txt"])
def test_a_name_cannot_move_the_terminal(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    words = [
        sys.executable,
        "-m",
        "viennagraph",
        "build",
        str(tmp_path),
        "--store",
        str(tmp_path / "store"),
    ]
    done = subprocess.run(words, capture_output=True, check=False)  # noqa: S603 (ours)
    told = done.stderr.decode()

    assert done.returncode == 2
    assert "the file is empty" in told
    assert len(told.splitlines()) == 1
    assert told.removesuffix("\n").isprintable()


NAMES: Final = (
    "-rf.txt", ";$(touch x).txt", "a<b>&'.txt", "back\\slash.txt", 'quote".txt', "sp ace%20#?.txt",
    "{x} . } #.txt", "\t.txt", "İı.txt", "\U0010fffd.txt", "\u202eevil.txt", "a" * 240 + ".txt",
)  # fmt: skip


def test_no_name_of_a_file_changes_what_is_said(tmp_path: Path, documents: ModuleType) -> None:
    files, place = tmp_path / "files", tmp_path / "store"
    files.mkdir()
    for number, name in enumerate(NAMES, start=10):
        words = documents.as_text().replace(b"HONEURO/91/6", f"HONEURO/{number}/6".encode())
        (files / name).write_bytes(words)
    done = pipeline.build([files], place)

    assert sorted(NAMES) == sorted(done.read)
    with store.reading(place) as snapshot:
        assert not set(store.consistency(snapshot.store))
        names = {one.name for one in snapshot.state.documents}
    assert set(NAMES) == names
    assert set(NAMES) == {path.name for path in files.iterdir()}


def test_a_document_in_every_plane_of_unicode_is_read(judge: Any, documents: ModuleType) -> None:  # noqa: ANN401
    chosen = [
        chr(plane * 0x10000 + place)
        for plane in range(17)
        for place in range(0x20, 0x10000, 0x101)
        if not 0xD800 <= plane * 0x10000 + place < 0xE000
    ]
    words = "".join(chosen)
    text = f"{documents.as_text().decode()}\n\n4. {words}\n\n(a) {words} should {words};\n"

    assert judge(text.encode(), ".txt") == "read"
    assert judge(f"<p>{text}".encode(), ".html") == "read"
