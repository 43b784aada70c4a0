"""The measurements: each gives figures for one part, on the documents that it is handed."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from benchmarks import corpus
from benchmarks.figures import Figure, Sample, busy, rates
from benchmarks.text_side import run as read_all
from viennagraph import ask, check, parse, pipeline, read, resources, store
from viennagraph.ask.engines import Oxigraph
from viennagraph.find.symbols import symbol_mentions
from viennagraph.knowledge import Knowledge, Settings, knowledge_graphs
from viennagraph.pipeline.bench import Bench as Table
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_WORD: Final = re.compile(r"\w+")
_MIB: Final = 1024
_LONGEST: Final = 20.0  # seconds for one question


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the texts are, how many documents to use, and where to work."""

    texts: tuple[Path, ...]
    work: Path
    count: int
    is_short: bool

    @property
    def folder(self) -> Path:
        """The documents of this run; they are written once."""
        place = self.work / f"documents-{self.count}"
        corpus.write(place, self.count, self.texts)
        return place

    @property
    def built(self) -> Path:
        """A store of the documents of this run; it is built once."""
        place = self.work / f"store-{self.count}"
        if not (place / "CURRENT").exists():
            pipeline.build([self.folder], place, allow_violations=True)
        return place


def text(bench: Bench) -> Iterator[Figure]:
    """The text side alone, beside a regular expression that reads the same characters."""
    knowledge = Knowledge.of(Settings(BASE, (), resources.ontology()))
    paths = corpus.texts([bench.folder])[:60]
    whole = "".join(path.read_text("utf-8") for path in paths)
    size = len(whole) / 1e6
    read_all(paths[:5], knowledge)
    ours = rates(size, busy(lambda: read_all(paths, knowledge)))
    yardstick = rates(size, busy(lambda: sum(1 for _ in _WORD.finditer(whole))))
    yield Figure(
        "text",
        f"text side, {len(paths)} documents",
        "MB/s",
        ours,
        "words by `re`",
        yardstick,
        ours.median / yardstick.median,
        "≥ 1",
        ours.median >= 1,
    )


def names(bench: Bench) -> Iterator[Figure]:
    """Finding names and symbols, beside the entity ruler of spaCy and the citations of eyecite."""
    knowledge = Knowledge.of(Settings(BASE, (), resources.ontology()))
    paths = corpus.texts([bench.folder])[:40]
    documents = [parse.parse(read.read(path)) for path in paths]
    readings = [document.reading for document in documents]
    size = sum(map(len, readings)) / 1e6
    finder = knowledge.finder

    def find() -> None:
        for document in documents:
            finder.gazetteer.hits(document.reading)
            list(symbol_mentions(document))

    ours = rates(size, busy(find, 5))
    for peer, theirs in _finders(sorted(finder.kinds), readings, size):
        ratio = ours.median / theirs.median
        is_ruler = peer.startswith("spaCy")
        yield Figure(
            f"names-{peer.split()[0].lower()}",
            "names and symbols",
            "MB/s",
            ours,
            peer,
            theirs,
            ratio,
            "≥ 5 times" if is_ruler else "",
            ratio >= 5 if is_ruler else None,  # noqa: PLR2004 - the promise
        )


def _finders(
    known: Sequence[str], readings: Sequence[str], size: float
) -> Iterator[tuple[str, Sample]]:
    try:
        import spacy  # noqa: PLC0415 - a peer that may be absent
    except ImportError:
        skipped("spaCy", "names")
    else:
        model = spacy.blank("en")
        model.max_length = 10**8
        ruler = model.add_pipe("entity_ruler")
        ruler.add_patterns([{"label": "NAME", "pattern": name} for name in known])
        yield (
            f"spaCy {spacy.__version__} EntityRuler",
            rates(size, busy(lambda: [model(one) for one in readings], 3)),
        )
    try:
        from eyecite import get_citations  # noqa: PLC0415 - a peer that may be absent
    except ImportError:
        skipped("eyecite", "names")
    else:
        few = readings[: max(1, len(readings) // 8)]
        amount = sum(map(len, few)) / 1e6
        yield "eyecite", rates(amount, busy(lambda: [get_citations(one) for one in few], 1))


def build(bench: Bench) -> Iterator[Figure]:
    """A whole build by one process, beside the bulk load of the quads that it makes."""
    folder = bench.folder
    spent: list[float] = []
    for turn in range(1 if bench.count > 100 else 3):  # noqa: PLR2004 - documents
        place = bench.work / f"build-{bench.count}-{turn}"
        _clear(place)
        begun = time.process_time()
        pipeline.build([folder], place, allow_violations=True)
        spent.append(time.process_time() - begun)
    with store.reading(place) as snapshot:
        quads = snapshot.store
        file = bench.work / "quads.nq"
        ox.serialize(quads, str(file), format=ox.RdfFormat.N_QUADS)
        count = len(quads)

    def load() -> None:
        _clear(bench.work / "alone")
        alone = ox.Store(str(bench.work / "alone"))
        alone.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
        alone.flush()

    theirs = busy(load)
    ours = Sample(tuple(spent))
    times = ours.median / theirs.median
    yield Figure(
        "build",
        f"whole build, {bench.count} documents, {count:,} quads",
        "s",
        ours,
        f"Oxigraph {ox.__version__} bulk load",
        theirs,
        1 / times,
        f"≤ 4 times (is {times:.1f})",
        times <= 4,  # noqa: PLR2004 - the promise
    )


def checks(bench: Bench) -> Iterator[Figure]:
    """What the check adds to a document, beside the rest of reading it."""
    settings = Settings(BASE, (), resources.ontology())
    knowledge = Knowledge.of(settings)
    known = ["\n".join(graph.lines) for graph in knowledge_graphs(settings)]
    table = Table(known, check.load(resources.shapes()))
    paths = corpus.texts([bench.folder])[:60]
    said = [knowledge.said(path).lines for path in paths]
    ours = busy(lambda: [table.faults(lines) for lines in said])
    theirs = busy(lambda: [knowledge.said(path) for path in paths])
    share = ours.median / (ours.median + theirs.median)
    yield Figure(
        "check",
        f"check of {len(paths)} documents, one by one",
        "s",
        ours,
        "reading them",
        theirs,
        theirs.median / ours.median,
        f"≤ 30 % of the build (is {share:.0%} of reading and check)",
        share <= 0.3,  # noqa: PLR2004 - the promise
    )


def change(bench: Bench) -> Iterator[Figure]:
    """One document changed among all: a process of its own builds again."""
    folder, place = bench.folder, bench.built
    path = corpus.texts([folder])[0]
    spent: list[float] = []
    for turn in range(3):
        path.write_text(
            path.read_text("utf-8") + f"\n\nA further invented line, {turn}.\n", "utf-8"
        )
        begun = time.perf_counter()
        _viennagraph("build", str(folder), "--store", str(place), "--allow-violations")
        spent.append(time.perf_counter() - begun)
    ours = Sample(tuple(spent))
    yield Figure(
        "change",
        f"one document changed among {bench.count}",
        "s",
        ours,
        must="≤ 2" if not bench.is_short else "",
        holds=None if bench.is_short else ours.median <= 2,  # noqa: PLR2004 - the promise
    )


def questions(bench: Bench) -> Iterator[Figure]:
    """Each named question on the store on disk."""
    most = 0.1 if bench.count <= 1000 else 1.0  # noqa: PLR2004 - documents
    with store.reading(bench.built) as snapshot:
        engine = Oxigraph(snapshot.store)
        for question in ask.questions():
            values: list[float] = []
            for _ in range(3):
                begun = time.perf_counter()
                ask.answer(engine, question)
                values.append((time.perf_counter() - begun) * 1000)
                if values[-1] > 1000 * _LONGEST / 3:
                    break
            ours = Sample(tuple(values))
            yield Figure(
                f"question-{question.name}",
                f"`{question.name}`, {bench.count} documents",
                "ms",
                ours,
                must=f"≤ {1000 * most:.0f}",
                holds=ours.median <= 1000 * most,
            )


def memory(bench: Bench) -> Iterator[Figure]:
    """The most memory that a build takes, and that of one of a quarter of the documents."""
    few = Bench(bench.texts, bench.work, max(10, bench.count // 4), bench.is_short)
    peaks: list[float] = []
    for one in (few, bench):
        place = bench.work / "memory"
        _clear(place)
        peaks.append(_peak("build", str(one.folder), "--store", str(place), "--allow-violations"))
    yield Figure(
        "memory",
        f"peak memory of a build of {bench.count} documents",
        "MiB",
        Sample((peaks[1],)),
        f"{few.count} documents",
        Sample((peaks[0],)),
        peaks[0] / peaks[1],
        "≤ 1024, flat",
        peaks[1] <= _MIB,
    )


def start(_: Bench) -> Iterator[Figure]:
    """What the start of the command asks of the processor, beside that of Python alone."""

    def timed(*arguments: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)  # noqa: S603
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000

    timed("-m", "viennagraph", "--help")
    ours = Sample(tuple(timed("-m", "viennagraph", "--help") for _ in range(7)))
    theirs = Sample(tuple(timed("-c", "pass") for _ in range(7)))
    yield Figure(
        "start",
        "`viennagraph --help`",
        "ms",
        ours,
        "`python -c pass`",
        theirs,
        theirs.median / ours.median,
        "≤ 150",
        ours.median <= 150,  # noqa: PLR2004 - the promise
    )


def skipped(peer: str, name: str) -> None:
    """Says aloud that a peer is not there."""
    sys.stderr.write(f"SKIPPED: {peer} is not installed, so `{name}` has no row beside it\n")


def _viennagraph(*arguments: str) -> None:
    command = [sys.executable, "-m", "viennagraph", *arguments]
    subprocess.run(command, check=False, capture_output=True)  # noqa: S603


def _peak(*arguments: str) -> float:
    """The most memory in MiB that a run of the command takes."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-c", code, sys.executable, "-m", "viennagraph", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return int(done.stdout) / _MIB


def _clear(place: Path) -> None:
    import shutil  # noqa: PLC0415 - used here alone

    shutil.rmtree(place, ignore_errors=True)


MEASURES: Final = {
    "text": text,
    "names": names,
    "build": build,
    "check": checks,
    "change": change,
    "questions": questions,
    "memory": memory,
    "start": start,
}
"""What can be measured, by name."""
