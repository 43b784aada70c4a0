"""One file to one `Text`, or a clear refusal."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from viennagraph.read.refusal import UnreadableError
from viennagraph.model import Text
from viennagraph.read.markup import strip

FORMATS: Final = {".txt": "text/plain", ".md": "text/markdown"}
"""The media type of each file name ending that is read."""

LONGEST_LINE: Final = 1_000_000
"""No printed line or paragraph comes near this: a longer one is data, not a document."""

_SIGNATURES: Final = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, XLSX or ODT)"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


def is_readable(path: Path) -> bool:
    """Whether the name's ending is one that `read` reads.

    >>> is_readable(Path("report.md")), is_readable(Path("report.xlsx"))
    (True, False)
    """
    return path.suffix.lower() in FORMATS


def read(path: Path) -> Text:
    """The characters of a text or Markdown file, with and without markup.

    Raises:
        UnreadableError: The file is missing, empty, binary, in another encoding than UTF-8 (or
            UTF-16 with a byte order mark), or holds a line of over a million characters.
    """
    content = _content(path)
    raw = _decoded(path, content)
    if not raw.strip("\ufeff \t\r\n\f\v"):
        raise UnreadableError(path, "the file is empty", "Give a file that holds text.")
    _refuse_long_lines(path, raw)
    characters, runs, marks, pages = strip(raw)
    return Text(
        name=path.name,
        digest=hashlib.sha256(content).hexdigest(),
        media_type=FORMATS.get(path.suffix.lower(), "text/plain"),
        raw=raw,
        characters=characters,
        runs=runs,
        marks=marks,
        pages=pages,
    )


def digest(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal.

    Raises:
        UnreadableError: The file is missing or may not be read.
    """
    return hashlib.sha256(_content(path)).hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(path, "no such file", "Check the path.") from None
    except IsADirectoryError:
        raise UnreadableError(path, "a folder, not a file", "Name a file in it.") from None
    except PermissionError:
        raise UnreadableError(path, "no permission to read it", "Change its permissions.") from None
    except OSError as error:
        reason = f"the system could not read it ({error.strerror})"
        raise UnreadableError(path, reason, "Check the disk and the path.") from None


def _decoded(path: Path, content: bytes) -> str:
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            remedy = "Save it as plain text (UTF-8) or Markdown and read that."
            raise UnreadableError(path, f"the file is {what}, not text", remedy)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\x00" in content:
        raise UnreadableError(path, "the file is binary, not text", "Give a text file.")
    else:
        encoding = "utf-8"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        where = f"byte {error.start} (line {line})"
        reason = f"not {encoding.upper()}: {where} is no character"
        remedy = "Save the file in UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`."
        raise UnreadableError(path, reason, remedy) from None


def _refuse_long_lines(path: Path, raw: str) -> None:
    if len(raw) <= LONGEST_LINE:
        return
    for number, line in enumerate(raw.splitlines(keepends=True), start=1):
        if len(line) > LONGEST_LINE:
            reason = f"line {number} has {len(line):,} characters, which no document has"
            remedy = "Break the text into paragraphs, or leave the file out."
            raise UnreadableError(path, reason, remedy)
