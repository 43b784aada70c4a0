"""Which files a build reads: what the paths hold, and what the store holds already."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from viennagraph.read import FORMATS, UnreadableError, digest, is_readable
from viennagraph.summary import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from viennagraph.manifest import Manifest
    from viennagraph.store import DocumentRecord


@dataclass(frozen=True, slots=True)
class Source:
    """A content to be read: its digest, the files that have it, and the symbol of a manifest.

    The files stand in the order of their names, so that the place of a folder on a disk decides
    as little as it can.
    """

    paths: tuple[Path, ...]
    digest: str
    symbol: str | None = None

    @property
    def path(self) -> Path:
        """The file that is read."""
        return self.paths[0]

    @property
    def names(self) -> tuple[str, ...]:
        """What the files are called, without folders."""
        return tuple(dict.fromkeys(path.name for path in self.paths))

    @property
    def order(self) -> tuple[str, str]:
        """By the name of the file that is read."""
        return _order(self.path)


@dataclass(frozen=True, slots=True)
class Found:
    """What the paths of a build hold.

    `repeated` counts files whose content another of the sources has, `left_alone` those of types
    that are not read.
    """

    sources: tuple[Source, ...]
    refusals: tuple[Refusal, ...] = ()
    repeated: int = 0
    left_alone: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is to be done: files to read, files that only moved, and how many stay as they are."""

    fresh: tuple[Source, ...]
    moved: tuple[tuple[str, Source], ...] = ()
    unchanged: int = 0


def collect(paths: Sequence[Path], listed: Manifest) -> Found:
    """The files that the paths name or hold, by their content, in the order of their names."""
    refusals: list[Refusal] = []
    files: defaultdict[str, set[Path]] = defaultdict(set)
    left_alone = 0
    for path in dict.fromkeys(paths):
        before = len(refusals)
        inside = [path] if not path.is_dir() else list(_inside(path, refusals))
        readable = [file for file in inside if file == path or is_readable(file)]
        left_alone += len(inside) - len(readable)
        if not readable and len(refusals) == before:
            refusals.append(_holds_nothing(path, inside))
        for file in readable:
            try:
                files[_digest(file)].add(_absolute(file))
            except UnreadableError as error:
                refusals.append(refusal_of(error))
    sources = sorted(
        (_source(content, alike, listed) for content, alike in files.items()),
        key=lambda source: source.order,
    )
    repeated = sum(len(source.paths) - 1 for source in sources)
    return Found(tuple(sources), tuple(dict.fromkeys(refusals)), repeated, left_alone)


def _source(content: str, alike: Iterable[Path], listed: Manifest) -> Source:
    paths = tuple(sorted(alike, key=_order))
    symbols = (listed.symbol(path.name) for path in paths)
    return Source(paths, content, next((symbol for symbol in symbols if symbol), None))


def _order(path: Path) -> tuple[str, str]:
    return path.name, str(path)


def refusal_of(error: UnreadableError) -> Refusal:
    """What a file that cannot be read is told as.

    >>> refusal_of(UnreadableError(Path("a.txt"), "the file is empty", "Save it again."))
    Refusal(name='a.txt', reason='the file is empty. Save it again.')
    """
    return Refusal(str(error.path), f"{error.reason}. {error.remedy}")


def agenda(sources: Sequence[Source], held: Sequence[DocumentRecord], made: str) -> Agenda:
    """What is to be read, where `made` marks the documents made by today's rules and settings.

    A file that is held as it is stays as it is.  With other rules or settings the documents that
    are held are read again, wherever their files still stand as they were.
    """
    given = {source.digest: source for source in sources}
    still = _standing({str(path): one.digest for one in given.values() for path in one.paths})
    fresh: list[Source] = []
    moved: list[tuple[str, Source]] = []
    for record in held:
        named = given.pop(record.digest, None)
        if named is None and record.made == made:
            continue
        paths = {*(named.paths if named else ()), *still(record)}
        if not paths:
            continue
        symbol = named.symbol if named and named.symbol else record.symbol
        source = Source(tuple(sorted(paths, key=_order)), record.digest, symbol)
        names = tuple(dict.fromkeys(Path(path).name for path in record.paths))
        if record.made != made or symbol != record.symbol or source.names != names:
            fresh.append(source)
        elif tuple(map(str, source.paths)) != record.paths:
            moved.append((record.iri, source))
    again = {source.digest for source in fresh}
    fresh += given.values()
    unchanged = sum(source.digest not in again for source in sources) - len(given)
    return Agenda(tuple(sorted(fresh, key=lambda one: one.order)), tuple(moved), unchanged)


def _standing(given: dict[str, str]) -> Callable[[DocumentRecord], set[Path]]:
    """The files of a record that are where they were, with the content that they had."""

    def stands(path: str, content: str) -> bool:
        if path in given:
            return given[path] == content
        try:
            return _digest(Path(path)) == content
        except UnreadableError:
            return False

    return lambda record: {Path(path) for path in record.paths if stands(path, record.digest)}


def _absolute(path: Path) -> Path:
    # A link to a file keeps its own name, which is the name of the source.
    return path.parent.resolve() / path.name


def _digest(path: Path) -> str:
    if not _is_text(path):
        # Neither a graph nor the state of a store could hold it.
        remedy = "Give the file and its folders names in UTF-8."
        raise UnreadableError(path, "its name is not UTF-8", remedy)
    if path.exists() and not path.is_file():
        # Reading a pipe or a device might never end.
        raise UnreadableError(path, "neither a file nor a folder", "Name a file or a folder.")
    return digest(path)


def _is_text(path: Path) -> bool:
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _inside(folder: Path, refusals: list[Refusal]) -> Iterator[Path]:
    """The files of a folder and of those in it; hidden ones are nobody's documents."""

    def refuse(error: OSError) -> None:
        reason = f"the folder cannot be opened ({error.strerror}). Change its permissions."
        refusals.append(Refusal(str(error.filename), reason))

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = (Path(place, name) for name in sorted(names) if not name.startswith("."))
        yield from (file for file in files if file.is_file())


def _holds_nothing(folder: Path, inside: list[Path]) -> Refusal:
    types = ", ".join(sorted(FORMATS))
    if inside:
        reason = f"the folder holds no file of a type that is read. Save its documents as {types}."
    else:
        reason = f"the folder holds no file. Name a folder with documents in it ({types})."
    return Refusal(str(folder), reason)
