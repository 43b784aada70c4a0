"""Why a file is not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viennagraph.errors import ViennaGraphError

if TYPE_CHECKING:
    from pathlib import Path


_LONGEST: Final = 400  # characters of a reason: more is a quotation


class UnreadableError(ViennaGraphError):
    """A file that cannot be read as a document; the message says why and what to do."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        # A reason may quote what stands in the file, which must not break, move or fill a line.
        reason = "".join(one if one.isprintable() else "\ufffd" for one in reason[:_LONGEST])
        super().__init__(f"{path}: {reason}. {remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[Path, str, str]]:
        return UnreadableError, (self.path, self.reason, self.remedy)
