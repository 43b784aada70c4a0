"""Real texts repeated with other symbols and other numbers, to any number of documents.

    python -m benchmarks.corpus FOLDER COUNT TEXTS…

Nothing is drawn by lot: the same texts and the same count give the same bytes.
"""

from __future__ import annotations

import argparse
import re
import sys
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SYMBOL: Final = re.compile(r"(?<=[\w)]/)(\d{1,3})(?![\d/])|\b(\d{1,4})(?= ?\((?:19|20)\d\d\))")
_NUMBER: Final = re.compile(r"(?<![\w./,-])(\d{2,3})(?= [a-z]{4})")
_APART: Final = 3_000
"""How far the numbers of a round's symbols stand from those of the round before."""


def texts(folders: Sequence[Path]) -> list[Path]:
    """The texts of some folders, in the order of their names; each name counts once."""
    found = sorted((path for folder in folders for path in folder.rglob("*.txt")), key=str)
    by_name = {path.name: path for path in reversed(found)}
    return [by_name[name] for name in sorted(by_name)]


def repeated(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Names and texts without end: the texts as they are, then again and again with changes."""
    for turn in count():
        for path in paths:
            text = path.read_text("utf-8")
            yield f"{path.stem}~{turn}.txt", varied(text, turn) if turn else text


def varied(text: str, turn: int) -> str:
    """A text as another document: its symbols are others, and so are its numbers.

    >>> varied("A/RES/70/1 of 12 items", 2)
    'A/RES/70/6001 of 14 items'
    """
    text = _SYMBOL.sub(lambda found: str(int(found[0]) + turn * _APART), text)
    return _NUMBER.sub(lambda found: str(int(found[1]) + turn), text)


def write(folder: Path, number: int, folders: Sequence[Path]) -> None:
    """Writes so many documents into a folder; what stands there already stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in islice(repeated(texts(folders)), number):
        place = folder / name
        if not place.exists():
            place.write_text(text, "utf-8")


def main() -> None:
    """Writes the corpus that the command line describes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("texts", type=Path, nargs="+")
    options = parser.parse_args()
    write(options.folder, options.count, options.texts)
    sys.stdout.write(f"{options.count} documents in {options.folder}\n")


if __name__ == "__main__":
    main()
