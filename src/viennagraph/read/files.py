"""One file to one `Text`, or a clear refusal."""

from __future__ import annotations

import hashlib
from pathlib import Path  # noqa: TC003 - a doctest uses it
from typing import Final, NamedTuple

from viennagraph.model import Text
from viennagraph.read.encoding import decoded
from viennagraph.read.markup import strip
from viennagraph.read.refusal import UnreadableError
from viennagraph.read.weave import Extract

FORMATS: Final = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".xml": "application/akn+xml",
    ".akn": "application/akn+xml",
}
"""The media type of each file name ending that is read."""

LARGEST_FILE: Final = 256_000_000
"""A larger file is an archive or a scan, and would not fit into memory beside others."""

LONGEST_LINE: Final = 1_000_000
"""No printed line or paragraph comes near this: a longer one is data, not a document."""

_HEAD: Final = 1024  # a PDF may begin with a few bytes of its own
_OPENINGS: Final = {FORMATS[".pdf"]: b"%PDF", FORMATS[".docx"]: b"PK\x03\x04"}


class _Signature(NamedTuple):
    """The first bytes of a kind of file, its name, and how to get text out of it."""

    bytes: bytes
    name: str
    remedy: str


_SIGNATURES: Final = (
    _Signature(b"%PDF", "a PDF file", "Give it a name that ends in .pdf."),
    _Signature(
        b"PK\x03\x04",
        "a ZIP archive or an Office document",
        "Give a Word document a name that ends in .docx; unpack anything else.",
    ),
    _Signature(
        b"\xd0\xcf\x11\xe0",
        "an old Microsoft Office file, or one that is locked with a password",
        "Open it in a word processor and save it as .docx, without a password.",
    ),
    _Signature(b"\x1f\x8b", "a gzip archive", "Unpack it and read what is inside."),
    _Signature(b"\x89PNG", "a picture", "Recognise its text (OCR) and save that as text."),
    _Signature(b"\xff\xd8\xff", "a picture", "Recognise its text (OCR) and save that as text."),
)


def is_readable(path: Path) -> bool:
    """Whether the name's ending is one that `read` reads.

    >>> is_readable(Path("report.md")), is_readable(Path("report.xlsx"))
    (True, False)
    """
    return path.suffix.lower() in FORMATS


def read(path: Path) -> Text:
    """The characters of a file in any of the formats, with and without markup.

    Raises:
        UnreadableError: The file is missing, empty, too large, damaged, locked, without text, or
            not what its name says; the message says which, and what to do.
    """
    content = _content(path)
    media_type = FORMATS.get(path.suffix.lower(), "text/plain")
    extract = _extract(path, content, media_type)
    if not extract.characters.strip():
        raise UnreadableError(path, "the file is empty", "Give a file that holds text.")
    return Text(path.name, hashlib.sha256(content).hexdigest(), media_type, *extract)


def _extract(path: Path, content: bytes, media_type: str) -> Extract:
    """What the reader of a format makes of the content; each is loaded when first needed."""
    _refuse_disguises(path, content, media_type)
    match media_type:
        case "application/pdf":
            from viennagraph.read import pdf  # noqa: PLC0415

            return pdf.extract(path, content)
        case "text/html":
            from viennagraph.read import html  # noqa: PLC0415

            return html.extract(path, content)
        case "application/akn+xml":
            from viennagraph.read import akn  # noqa: PLC0415

            return akn.extract(path, content)
        case "text/plain" | "text/markdown":
            raw = decoded(path, content)
            _refuse_long_lines(path, raw)
            return Extract(raw, *strip(raw))
        case _:
            from viennagraph.read import docx  # noqa: PLC0415

            return docx.extract(path, content)


def digest(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal.

    Raises:
        UnreadableError: The file is missing or may not be read.
    """
    return hashlib.sha256(_content(path)).hexdigest()


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise UnreadableError(path, "no such file", "Check the path.") from None
    except IsADirectoryError:
        raise UnreadableError(path, "a folder, not a file", "Name a file in it.") from None
    except PermissionError:
        raise UnreadableError(path, "no permission to read it", "Change its permissions.") from None
    except OSError as error:
        reason = f"the system could not read it ({error.strerror})"
        raise UnreadableError(path, reason, "Check the disk and the path.") from None
    if len(content) > LARGEST_FILE:
        reason = f"the file is larger than {LARGEST_FILE // 1_000_000} MB, which no document is"
        raise UnreadableError(path, reason, "Give one document in each file, without pictures.")
    return content


def _refuse_disguises(path: Path, content: bytes, media_type: str) -> None:
    """Refuses content that is plainly of another kind than the name says."""
    if not content.strip():
        raise UnreadableError(path, "the file is empty", "Give a file that holds text.")
    found = next((kind for kind in _SIGNATURES if content.startswith(kind.bytes)), None)
    expected = _OPENINGS.get(media_type, b"")
    if found and not (expected and found.bytes == expected):
        raise UnreadableError(path, f"the file is {found.name}", found.remedy)
    if expected and expected not in content[:_HEAD]:
        reason = f"the name ends in {path.suffix}, but the file is none"
        raise UnreadableError(path, reason, "Check where it comes from, or correct its name.")


def _refuse_long_lines(path: Path, raw: str) -> None:
    if len(raw) <= LONGEST_LINE:
        return
    for number, line in enumerate(raw.splitlines(keepends=True), start=1):
        if len(line) > LONGEST_LINE:
            reason = f"line {number} has {len(line):,} characters, which no document has"
            remedy = "Break the text into paragraphs, or leave the file out."
            raise UnreadableError(path, reason, remedy)
