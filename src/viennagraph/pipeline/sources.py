"""Which files a build reads: what the paths hold, and what the store holds already."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
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
    """A file to be read, the digest of its content, and the symbol that the manifest gives it."""

    path: Path
    digest: str
    symbol: str | None = None

    @property
    def order(self) -> tuple[str, str]:
        """By name, so that the place of a folder on a disk decides as little as it can."""
        return self.path.name, str(self.path)


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
    moved: tuple[tuple[str, Path], ...] = ()
    unchanged: int = 0


def collect(paths: Sequence[Path], listed: Manifest) -> Found:
    """The files that the paths name or hold, each content once, in the order of their names."""
    refusals: list[Refusal] = []
    sources: set[Source] = set()
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
                source = Source(_absolute(file), _digest(file), listed.symbol(file.name))
            except UnreadableError as error:
                refusals.append(refusal_of(error))
            else:
                sources.add(source)
    firsts: dict[str, Source] = {}
    for source in sorted(sources, key=lambda one: one.order):
        firsts.setdefault(source.digest, source)
    repeated = len(sources) - len(firsts)
    return Found(tuple(firsts.values()), tuple(dict.fromkeys(refusals)), repeated, left_alone)


def refusal_of(error: UnreadableError) -> Refusal:
    """What a file that cannot be read is told as.

    >>> refusal_of(UnreadableError(Path("a.txt"), "the file is empty", "Save it again."))
    Refusal(name='a.txt', reason='the file is empty. Save it again.')
    """
    return Refusal(str(error.path), f"{error.reason}. {error.remedy}")


def agenda(sources: Iterable[Source], held: Sequence[DocumentRecord], made: str) -> Agenda:
    """What is to be read, where `made` marks the documents made by today's rules and settings.

    A file that is held as it is stays as it is.  With other rules or settings the documents that
    are held are read again, wherever their files still stand as they were.
    """
    given = {source.digest: source for source in sources}
    by_path = {str(source.path): source.digest for source in given.values()}
    stands = _standing(by_path)
    fresh: list[Source] = []
    moved: list[tuple[str, Path]] = []
    known = {record.digest: record for record in held}
    for content, source in given.items():
        record = known.get(content)
        if record is None:
            fresh.append(source)
            continue
        is_there = record.path == str(source.path) or stands(record)
        named = replace(source, symbol=source.symbol or record.symbol)
        is_renamed = source.path.name != record.name and not is_there
        is_first = source.path.name < record.name
        if record.made != made or named.symbol != record.symbol or is_renamed or is_first:
            fresh.append(named)
        elif not is_there:
            moved.append((record.iri, source.path))
    unchanged = len(given) - len(fresh)
    fresh += (
        Source(Path(record.path), record.digest, record.symbol)
        for record in held
        if record.made != made and record.digest not in given and stands(record)
    )
    return Agenda(tuple(sorted(fresh, key=lambda one: one.order)), tuple(moved), unchanged)


def _standing(by_path: dict[str, str]) -> Callable[[DocumentRecord], bool]:
    """Whether the file of a record is where it was, with the content that it had."""

    def stands(record: DocumentRecord) -> bool:
        if record.path in by_path:
            return by_path[record.path] == record.digest
        try:
            return _digest(Path(record.path)) == record.digest
        except UnreadableError:
            return False

    return stands


def _absolute(path: Path) -> Path:
    # A link to a file keeps its own name, which is the name of the source.
    return path.parent.resolve() / path.name


def _digest(path: Path) -> str:
    if path.exists() and not path.is_file():
        # Reading a pipe or a device might never end.
        raise UnreadableError(path, "neither a file nor a folder", "Name a file or a folder.")
    return digest(path)


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
