"""What a user says of files before they are read: their symbols."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from viennagraph.errors import ViennaGraphError

if TYPE_CHECKING:
    from pathlib import Path

_COLUMNS: Final = ("file", "symbol")


class ManifestError(ViennaGraphError):
    """A manifest that cannot be used; the message says where and why."""

    def __init__(self, path: Path, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}. {remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Manifest:
    """The symbol of each file by its name.

    >>> Manifest({"report.txt": "UNODC/HONEURO/91/6"}).symbol("report.txt")
    'UNODC/HONEURO/91/6'
    """

    symbols: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None) -> Manifest:
        """A tab-separated file with a header and the columns `file` and `symbol`.

        Raises:
            ManifestError: The file cannot be read, a line lacks a column, or two disagree.
        """
        if path is None:
            return cls()
        rows = csv.DictReader(_lines(path), delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(rows.fieldnames or ()) != _COLUMNS:
            reason = f"the first line is not {'<tab>'.join(_COLUMNS)}"
            raise ManifestError(path, reason, "Begin the file with these two column names.")
        symbols: dict[str, str] = {}
        for number, row in enumerate(rows, start=2):
            name, symbol = (row.get("file") or "").strip(), (row.get("symbol") or "").strip()
            if not name or not symbol or None in row:
                reason = f"line {number} is not a file name and a symbol"
                raise ManifestError(path, reason, "Give both, parted by one tab.")
            if symbols.setdefault(name, symbol) != symbol:
                reason = f"line {number} gives {name} a second symbol"
                raise ManifestError(path, reason, "Leave one of the two lines out.")
        return cls(symbols)

    def symbol(self, name: str) -> str | None:
        """The symbol of the file of that name, where the manifest gives one."""
        return self.symbols.get(name)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise ManifestError(path, "the manifest is not UTF-8", "Save it in UTF-8.") from None
    except OSError as error:
        reason = f"the manifest cannot be read ({error.strerror})"
        raise ManifestError(path, reason, "Check the path and the permissions.") from None
