"""Styles and scripts as the build of `web/` left them; without a build, a readable fallback."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

STATIC: Final = Path(__file__).resolve().parent / "static"
"""The folder of the built files."""

PLAIN: Final = Path(__file__).resolve().parent / "plain"
"""The folder of the style that stands in for them where nothing is built."""

_PLAIN: Final[dict[str, dict[str, object]]] = {"main": {"css": ["plain.css"]}}


@dataclass(frozen=True, slots=True)
class Assets:
    """What was built: for each entry its files, as paths below `static/`.

    >>> Assets({}).styles("main")
    ()
    """

    manifest: dict[str, dict[str, object]]

    def styles(self, entry: str) -> tuple[str, ...]:
        """The style sheets of an entry, none where nothing is built."""
        chunk = self._chunk(entry)
        sheets = chunk.get("css", [])
        own = chunk.get("file", "")
        listed = [str(one) for one in sheets] if isinstance(sheets, list) else []
        return (*([str(own)] if str(own).endswith(".css") else []), *listed)

    def scripts(self, entry: str) -> tuple[str, ...]:
        """The scripts of an entry, none where nothing is built."""
        own = str(self._chunk(entry).get("file", ""))
        return (own,) if own.endswith(".js") else ()

    def file(self, name: str) -> str:
        """The built file of an entry or source, or "" where nothing is built."""
        return str(self._chunk(name).get("file", ""))

    def _chunk(self, entry: str) -> dict[str, object]:
        if entry in self.manifest:
            return self.manifest[entry]
        for chunk in self.manifest.values():
            if chunk.get("isEntry") and chunk.get("name") == entry:
                return chunk
        return {}


@cache
def built(folder: Path = STATIC) -> Assets:
    """The files that the build left, read once; without a build, one plain style sheet.

    >>> built(Path("nowhere")).styles("main")
    ('plain.css',)
    """
    manifest = _manifest(folder)
    return Assets(json.loads(manifest.read_text("utf-8")) if manifest.is_file() else dict(_PLAIN))


def folder(static: Path = STATIC) -> Path:
    """The folder whose files a site serves as `static/`.

    >>> folder(Path("nowhere")).name
    'plain'
    """
    return static if _manifest(static).is_file() else PLAIN


def _manifest(folder: Path) -> Path:
    return folder / ".vite" / "manifest.json"
