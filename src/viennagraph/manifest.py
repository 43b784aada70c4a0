"""What a user says of files before they are read: their symbols."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from viennagraph.errors import ViennaGraphError

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
            ManifestError: The file cannot be read, or a line lacks a column.
        """
        if path is None:
            return cls()
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = f"the manifest could not be read ({error})"
            raise ManifestError(path, reason, "Check the path and the encoding.") from None
        rows = csv.DictReader(text.splitlines(), delimiter="\t")
        if set(rows.fieldnames or ()) != set(_COLUMNS):
            reason = f"the first line is not {'<tab>'.join(_COLUMNS)}"
            raise ManifestError(path, reason, "Begin the file with these two column names.")
        symbols: dict[str, str] = {}
        for number, row in enumerate(rows, start=2):
            name, symbol = (row.get("file") or "").strip(), (row.get("symbol") or "").strip()
            if not name or not symbol:
                reason = f"line {number} lacks a file name or a symbol"
                raise ManifestError(path, reason, "Give both, parted by a tab.")
            symbols[name] = symbol
        return cls(symbols)

    def symbol(self, name: str) -> str | None:
        """The symbol of the file of that name, where the manifest gives one."""
        return self.symbols.get(name)
