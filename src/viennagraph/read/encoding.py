"""Bytes to characters: UTF-8, UTF-16 where a byte order mark says so, or what a page declares."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from viennagraph.read.refusal import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path


def decoded(path: Path, content: bytes, declared: str | None = None) -> str:
    """The characters of a file; a declared encoding counts where no byte order mark stands.

    Raises:
        UnreadableError: A byte is no character of the encoding, or the file is binary.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\x00" in content:
        raise UnreadableError(path, "the file is binary, not text", "Give a text file.")
    elif content.startswith(codecs.BOM_UTF8):
        encoding = "utf-8"
    else:
        encoding = declared or "utf-8"
    try:
        return content.decode(encoding)
    except LookupError:
        reason = f"it declares the encoding {encoding}, which is not known"
        raise UnreadableError(path, reason, "Save the file in UTF-8 and declare that.") from None
    except UnicodeError as error:
        if not isinstance(error, UnicodeDecodeError):
            reason = f"it declares the encoding {encoding}, which is none of text"
            raise UnreadableError(path, reason, "Declare the encoding that it is in.") from None
        line = content.count(b"\n", 0, error.start) + 1
        where = f"byte {error.start} (line {line})"
        reason = f"not {encoding.upper()}: {where} is no character"
        remedy = "Save the file in UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`."
        raise UnreadableError(path, reason, remedy) from None
