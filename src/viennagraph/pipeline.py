"""Files to a store: the one place that calls the stages in order."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from viennagraph import check, resources, store
from viennagraph.knowledge import Knowledge, Settings, knowledge_graphs
from viennagraph.manifest import Manifest
from viennagraph.read import UnreadableError, digest, is_readable
from viennagraph.summary import Progress, Refusal, Summary
from viennagraph.tally import tally

_BATCH: Final = 64
_WORTH_WORKERS: Final = 8
Told = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to be read, its content's digest, and the symbol that the manifest gives it."""

    path: Path
    digest: str
    symbol: str | None


@dataclass(frozen=True, slots=True)
class _Result:
    """What a file came to: the document and its quads, or why it was refused."""

    source: _Source
    iri: str = ""
    lines: tuple[str, ...] = ()
    refusal: str | None = None


def build(  # noqa: PLR0913 - the options of the command
    paths: Sequence[Path],
    place: Path,
    *,
    base: str,
    authority: Sequence[Path] = (),
    manifest: Path | None = None,
    jobs: int = 1,
    replace: bool = False,
    allow_violations: bool = False,
    progress: Told = lambda _: None,
) -> Summary:
    """Reads files and folders into a store; what the store holds unchanged is not read again.

    Raises:
        ViennaGraphError: An authority file, the manifest or the store cannot be used, or no path
            holds a file of a known type.
    """
    begun = time.monotonic()
    listed = Manifest.load(manifest)
    settings = Settings(base, tuple(authority), resources.ontology())
    knowledge = Knowledge.of(settings)
    sources, refused, left_alone = _sources(paths, listed)
    shapes = check.load(resources.shapes())
    with store.generation(place) as draft:
        run = _Run(draft, shapes, replace=replace, allow=allow_violations)
        is_new = draft.state.settings != knowledge.digest or draft.state.rules != knowledge.rules
        if is_new:
            for iri, lines, content in knowledge_graphs(settings):
                draft.add_graph(iri, lines, content)
            draft.set_settings(knowledge.rules, knowledge.digest)
            sources = _with_held(sources, draft.state.documents)
        fresh, unchanged = _to_read(sources, draft.state, is_new=is_new)
        run.refusals += refused
        for done, result in enumerate(_results(fresh, settings, knowledge, jobs), start=1):
            progress(Progress(done, len(fresh), result.source.path.name, "reading"))
            run.take(result)
        progress(Progress(len(fresh), len(fresh), "", "checking"))
        run.flush()
        counts = tally(draft.store)
        if run.changed or is_new:
            draft.commit()
    return Summary(
        read=tuple(run.read),
        unchanged=unchanged,
        refused=tuple(run.refusals),
        left_alone=left_alone,
        rejected=tuple(run.rejected),
        violations=run.violations,
        seconds=time.monotonic() - begun,
        **counts,
    )


# ── Which files ──────────────────────────────────────────────────────────────────────────────


def _sources(paths: Sequence[Path], listed: Manifest) -> tuple[list[_Source], list[Refusal], int]:
    """Readable files by digest, without repeats; what cannot be read; how many are left alone."""
    found: dict[str, _Source] = {}
    refusals: list[Refusal] = []
    left_alone = 0
    for path in _files(paths):
        if isinstance(path, Refusal):
            refusals.append(path)
            continue
        named = path in paths
        if not (is_readable(path) or named):
            left_alone += 1
            continue
        try:
            content = digest(path)
        except UnreadableError as error:
            refusals.append(Refusal(str(path), f"{error.reason}. {error.remedy}"))
            continue
        found.setdefault(content, _Source(path, content, listed.symbol(path.name)))
    ordered = sorted(found.values(), key=lambda source: (source.path.name, source.digest))
    return ordered, refusals, left_alone


def _files(paths: Sequence[Path]) -> Iterator[Path | Refusal]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not _is_hidden(p, path))
        if not inside:
            yield Refusal(str(path), "the folder holds no file. Name a folder with documents in it.")
        elif not any(is_readable(p) for p in inside):
            reason = "the folder holds no text or Markdown file. Save its documents as .txt or .md."
            yield Refusal(str(path), reason)
        yield from inside


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _with_held(
    sources: list[_Source], held: Sequence[store.DocumentRecord]
) -> list[_Source]:
    """With other rules or settings, held documents are read again where their file still stands."""
    known = {source.digest for source in sources}
    again = [
        _Source(Path(record.path), record.digest, None)
        for record in held
        if record.digest not in known and Path(record.path).is_file()
    ]
    return [*sources, *(s for s in again if digest(s.path) == s.digest)]


def _to_read(
    sources: list[_Source], state: store.State, *, is_new: bool
) -> tuple[list[_Source], int]:
    if is_new:
        return sources, 0
    held = {record.digest for record in state.documents}
    fresh = [source for source in sources if source.digest not in held]
    return fresh, len(sources) - len(fresh)


# ── The stages, here or in workers ───────────────────────────────────────────────────────────

_worker: Knowledge | None = None


def _start(settings: Settings) -> None:
    global _worker  # noqa: PLW0603 - a worker process loads what it knows once
    _worker = Knowledge.of(settings)


def _in_worker(source: _Source) -> _Result:
    if _worker is None:
        message = "a worker without knowledge"
        raise RuntimeError(message)
    return _read(source, _worker)


def _read(source: _Source, knowledge: Knowledge) -> _Result:
    try:
        iri, lines = knowledge.quads(source.path, source.symbol)
    except UnreadableError as error:
        return _Result(source, refusal=f"{error.reason}. {error.remedy}")
    return _Result(source, iri, lines)


def _results(
    sources: list[_Source], settings: Settings, knowledge: Knowledge, jobs: int
) -> Iterator[_Result]:
    if jobs < 2 or len(sources) < _WORTH_WORKERS:  # noqa: PLR2004
        yield from (_read(source, knowledge) for source in sources)
        return
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(settings,)) as pool:
        yield from pool.map(_in_worker, sources, chunksize=4)


# ── What goes into the store ─────────────────────────────────────────────────────────────────


class _Run:
    """What a build has taken in so far."""

    def __init__(
        self, draft: store.Draft, shapes: check.Shapes, *, replace: bool, allow: bool
    ) -> None:
        self.draft = draft
        self.shapes = shapes
        self.replace = replace
        self.allow = allow
        self.read: list[str] = []
        self.refusals: list[Refusal] = []
        self.rejected: list[Refusal] = []
        self.violations = 0
        self.changed = False
        self.waiting: dict[str, _Result] = {}

    def take(self, result: _Result) -> None:
        """Notes one result; every so many are checked together and stored."""
        path = result.source.path
        if result.refusal:
            self.refusals.append(Refusal(str(path), result.refusal))
            return
        if reason := self._conflict(result):
            self.refusals.append(Refusal(str(path), reason))
            return
        self.waiting[result.iri] = result
        if len(self.waiting) >= _BATCH:
            self.flush()

    def _conflict(self, result: _Result) -> str | None:
        """Why a document is not taken: another file gave the same one."""
        path = result.source.path
        other = self.waiting.get(result.iri)
        held = self.draft.state.document(result.iri)
        if other and not self.replace:
            return f"{other.source.path} is the same document. Leave one out, or use --replace."
        if held is None or held.digest == result.source.digest or held.path == str(path):
            return None
        if not self.replace:
            return f"the store holds this document from {held.path}. Use --replace to take this file."
        return None

    def flush(self) -> None:
        """Checks the documents that wait and stores those that hold no violation."""
        if not self.waiting:
            return
        faults = self._faults()
        for iri, result in self.waiting.items():
            found = faults.get(iri, [])
            if found and not self.allow:
                self.rejected.append(Refusal(str(result.source.path), _told(found)))
                continue
            self.violations += len(found)
            self._store(iri, result)
        self.waiting.clear()

    def _store(self, iri: str, result: _Result) -> None:
        path = str(result.source.path)
        for record in self.draft.state.documents:
            same_file = record.path == path and record.digest != result.source.digest
            if record.iri == iri or same_file:
                self.draft.remove_document(record.iri)
        record = store.DocumentRecord(iri, result.source.path.name, result.source.digest, path)
        self.draft.add_document(record, result.lines)
        self.read.append(result.source.path.name)
        self.changed = True

    def _faults(self) -> dict[str, list[check.Result]]:
        """The violations of each waiting document, against all that the ontology knows."""
        bench = ox.Store()
        for record in self.draft.state.graphs:
            graph = ox.NamedNode(record.iri)
            quads = self.draft.store.quads_for_pattern(None, None, None, graph)
            bench.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
        where: defaultdict[str, set[str]] = defaultdict(set)
        for iri, result in self.waiting.items():
            lines = "\n".join(result.lines).encode()
            for quad in ox.parse(lines, format=ox.RdfFormat.N_QUADS):
                bench.add(ox.Quad(quad.subject, quad.predicate, quad.object))
                where[quad.subject.value].add(iri)
        report = check.validate(bench, self.shapes)
        faults: defaultdict[str, list[check.Result]] = defaultdict(list)
        for found in report.violations:
            for iri in where.get(found.focus.value, ()):
                faults[iri].append(found)
        return faults


def _told(found: list[check.Result]) -> str:
    first = found[0]
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return (
        f"not stored, as its graph breaks the shapes: {first.focus.value}: {first.message}{more}. "
        "Use --allow-violations to store it all the same."
    )


