"""The parts of a DOCX package, within bounds: a small file must not unfold without end."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from viennagraph.read.refusal import UnreadableError
from viennagraph.read.xml import Node, attribute, local, parsed

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_PART: Final = 64_000_000
"""More bytes than any part of a document: the text of 1 000 pages is about five million."""

_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
_LOCKED: Final = 0x61  # bits of an entry: encrypted, patched, encrypted strongly


@dataclass(frozen=True, slots=True)
class Package:
    """An open package; parts are read when they are asked for."""

    path: Path
    archive: zipfile.ZipFile = field(repr=False)

    @classmethod
    def of(cls, path: Path, content: bytes) -> Package:
        """The package that a file holds.

        Raises:
            UnreadableError: The file is no ZIP archive.
        """
        try:
            return cls(path, zipfile.ZipFile(io.BytesIO(content)))
        except _DAMAGED as error:
            remedy = "Open it in a word processor and save it as .docx."
            raise UnreadableError(path, f"a damaged DOCX file ({error})", remedy) from None

    def part(self, name: str) -> Node | None:
        """The root of a part; None where the package has none of that name.

        Raises:
            UnreadableError: The part is larger than any document's, damaged, locked or no XML.
        """
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            return None
        try:
            with self.archive.open(self._usual(info)) as file:
                content = file.read(LARGEST_PART + 1)
        except _DAMAGED as error:
            raise self._locked(name, str(error)) from None
        if len(content) > LARGEST_PART:
            reason = f"{name} unpacks to more than {LARGEST_PART:,} bytes, which no document does"
            raise UnreadableError(self.path, reason, "Leave the file out.")
        return parsed(self.path, content, name)

    def _usual(self, info: zipfile.ZipInfo) -> zipfile.ZipInfo:
        """The entry of a part, packed as word processors do and not locked."""
        if info.flag_bits & _LOCKED:
            raise self._locked(info.filename, "it is locked with a password")
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise self._locked(info.filename, "it is packed in an unusual way")
        return info

    def _locked(self, name: str, reason: str) -> UnreadableError:
        remedy = "Open it in a word processor and save it anew, without a password."
        return UnreadableError(self.path, f"{name} cannot be unpacked: {reason}", remedy)

    def relations(self, name: str) -> Mapping[str, tuple[str, str]]:
        """What a part refers to: identifier to kind and target, which is a part or an address.

        Raises:
            UnreadableError: The list of relations is damaged.
        """
        place = PurePosixPath(name)
        root = self.part(str(place.parent / "_rels" / f"{place.name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for node in root if root is not None else ():
            if local(node) != "Relationship":
                continue
            kind = (attribute(node, "Type") or "").rpartition("/")[2]
            target = attribute(node, "Target") or ""
            if attribute(node, "TargetMode") != "External":
                target = _resolved(place.parent, target)
            found[attribute(node, "Id") or ""] = (kind, target)
        return found


def _resolved(folder: PurePosixPath, target: str) -> str:
    """The name of the part that a target means, seen from a folder of the package."""
    parts: list[str] = []
    for step in (PurePosixPath("/") / folder / target).parts[1:]:
        if step == "..":
            parts = parts[:-1]
        elif step != ".":
            parts.append(step)
    return "/".join(parts)
