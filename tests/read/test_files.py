"""Which files are read, in which encodings, and how each refusal says what to do."""

from __future__ import annotations

import hashlib
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from viennagraph.read import FORMATS, UnreadableError, digest, is_readable, read
from viennagraph.read import files as reading

WORDS = "1. The Meeting took note of a café in Genève.\n"


def written(folder: Path, content: bytes, name: str = "invented.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(WORDS.encode(), id="UTF-8"),
        pytest.param(WORDS.encode("utf-8-sig"), id="UTF-8 with a byte order mark"),
        pytest.param(WORDS.encode("utf-16"), id="UTF-16 of this machine"),
        pytest.param(b"\xfe\xff" + WORDS.encode("utf-16-be"), id="UTF-16, big end first"),
        pytest.param(WORDS.replace("\n", "\r\n").encode(), id="line ends of Windows"),
    ],
)
def test_the_same_words_are_read_from_each_encoding(tmp_path: Path, content: bytes) -> None:
    text = read(written(tmp_path, content))

    assert text.characters == WORDS


def test_a_byte_order_mark_counts_as_a_raw_character(tmp_path: Path) -> None:
    text = read(written(tmp_path, WORDS.encode("utf-8-sig")))

    assert text.raw == "\ufeff" + WORDS
    assert text.raw_spans(0, 2) == ((1, 3),)


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = written(tmp_path, WORDS.encode())

    assert digest(path) == hashlib.sha256(WORDS.encode()).hexdigest()
    assert read(path).digest == digest(path)


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_the_ending_counts_in_either_case(ending: str) -> None:
    assert is_readable(Path(f"REPORT{ending.upper()}"))


@pytest.mark.parametrize("name", ["report.xlsx", "report.doc", "report", "archive.zip"])
def test_other_endings_are_not_read(name: str) -> None:
    assert not is_readable(Path(name))


def test_a_file_of_an_unknown_ending_that_is_named_is_read_as_text(tmp_path: Path) -> None:
    text = read(written(tmp_path, WORDS.encode(), "minutes"))

    assert text.media_type == "text/plain"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt").endswith("none.txt: no such file. Check the path.")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "a folder, not a file. Name a file in it." in refusal(tmp_path)


def test_a_file_without_permission_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", broken)

    assert "no permission to read it. Change its permissions." in refusal(tmp_path / "a.txt")


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf \n", "\u200b\n".encode()])
@pytest.mark.parametrize("ending", [".txt", ".md", ".html"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes, ending: str) -> None:
    assert "empty" in refusal(written(tmp_path, content, f"a{ending}"))


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    assert "the file is binary" in refusal(written(tmp_path, b"ab\x00\x01cd"))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a ZIP archive or an Office document"),
        (b"\xd0\xcf\x11\xe0....", "an old Microsoft Office file"),
        (b"\x1f\x8b....", "a gzip archive"),
        (b"\x89PNG....", "a picture"),
        (b"\xff\xd8\xff....", "a picture"),
    ],
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, content: bytes, name: str) -> None:
    assert f"the file is {name}" in refusal(written(tmp_path, content))


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_text_under_the_name_of_another_format_is_refused(tmp_path: Path, ending: str) -> None:
    message = refusal(written(tmp_path, WORDS.encode(), f"a{ending}"))

    assert f"the name ends in {ending}, but the file is none" in message


def test_a_wrong_encoding_is_refused_with_byte_and_line(tmp_path: Path) -> None:
    content = b"One line.\nA caf" + "é".encode("latin-1") + b" in the second."

    assert "not UTF-8: byte 15 (line 2) is no character" in refusal(written(tmp_path, content))


def test_a_cut_utf_16_file_is_refused(tmp_path: Path) -> None:
    assert "not UTF-16" in refusal(written(tmp_path, WORDS.encode("utf-16")[:-1]))


def test_a_line_of_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    message = refusal(written(tmp_path, b"First line.\n" + b"a" * 50_000_000))

    assert "line 2 has 50,000,000 characters" in message


def test_a_long_file_of_short_lines_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, WORDS.encode() * 30_000)

    assert len(read(path).characters) > reading.LONGEST_LINE


def test_a_file_beyond_the_bound_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 1_000_000)

    assert "larger than 1 MB" in refusal(written(tmp_path, b"a b\n" * 300_000))


def test_a_refusal_passes_from_a_worker_unchanged(tmp_path: Path) -> None:
    error = UnreadableError(tmp_path, "no such file", "Check the path.")

    assert str(error) == str(pickle.loads(pickle.dumps(error)))  # noqa: S301 - our own bytes


@pytest.mark.parametrize("library", ["lxml", "pypdfium2", "zipfile"])
def test_no_library_of_a_format_is_loaded_before_a_file_of_it(library: str) -> None:
    code = f"import sys, viennagraph.read; sys.exit({library!r} in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603 - our own words

    assert done.returncode == 0
