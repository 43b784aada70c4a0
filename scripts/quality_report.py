"""Builds the documents that have annotations, scores the graphs, and writes docs/quality.md.

python scripts/quality_report.py SHARED [--ratchet]

SHARED is the folder with the corpus, the annotations and the scoring programs.  With --ratchet,
the figures that rose are written to tests/acceptance/scores.toml, below which no later one may
fall.
"""

# The page has one sentence on each line.
# ruff: noqa: E501

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viennagraph import export, pipeline, store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from viennagraph.summary import Summary

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "quality.md"
FAULTS: Final = ROOT / "docs" / "quality-faults.toml"
WORST: Final = 10
RATCHET: Final = ROOT / "tests" / "acceptance" / "scores.toml"
REPORTS: Final = "drug-policy"
MARKED: Final = {
    "resolutions": "resolutions and decisions",
    "reports": "long reports",
    "recommendations": "lists of recommendations",
}

Figures = tuple[float, float, float, int, int]
"""Precision, recall, F1, how many are annotated, how many were found."""

Scores = dict[str, dict[str, Figures]]
"""Figures by document (or by who marked it), then by section."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A graph, what the build of it said, and how it scores."""

    summary: Summary
    scores: Scores
    documents: Scores = field(default_factory=dict)


def main() -> None:
    """Measures and writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--ratchet", action="store_true", help="raise the figures of the tests")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        reports = measured(arguments.shared, work)
        marked = {name: measured_marked(arguments.shared, name, work) for name in MARKED}
    PAGE.write_text(page(reports, marked), "utf-8")
    if arguments.ratchet:
        RATCHET.write_text(raised(tomllib.loads(RATCHET.read_text("utf-8")), reports.scores))


def measured(shared: Path, work: Path) -> Measured:
    """The four reports, against the annotations that are open."""
    scoring = program(shared, "score")
    summary, graph = built(shared / "corpus" / REPORTS, work)
    return Measured(summary, scores_of(scoring, graph, sorted((shared / "gold").glob("*.json"))))


def measured_marked(shared: Path, name: str, work: Path) -> Measured:
    """The documents of a folder that others marked up, summed up by who did."""
    scoring = program(shared, "score_documents")
    folder = shared / "corpus" / name
    summary, graph = built(folder, work)
    asked = scoring.Graph(graph)
    rows: defaultdict[str, defaultdict[str, list[Figures]]] = defaultdict(lambda: defaultdict(list))
    documents: Scores = {}
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt"))
        figures = scoring.score(asked, gold, text.name, text.read_text("utf-8"))
        documents[text.name] = figures
        for section, one in figures.items():
            rows[gold["source"]][section].append(one)
    return Measured(
        summary,
        {
            source: {section: summed(ones) for section, ones in sorted(sections.items())}
            for source, sections in sorted(rows.items())
        },
        documents,
    )


def scores_of(scoring: ModuleType, graph: Path, golds: Iterable[Path]) -> Scores:
    """The figures of each annotated document, by the name of its annotations."""
    asked = scoring.Graph(graph)
    score: Callable[..., dict[str, Figures]] = scoring.score_document
    return {path.stem: score(asked, json.loads(path.read_text("utf-8"))) for path in golds}


def built(folder: Path, work: Path) -> tuple[Summary, Path]:
    """What a build of the folder says, and its graph as a file."""
    place, graph = work / folder.name, work / f"{folder.name}.nq"
    summary = pipeline.build([folder], place)
    with store.reading(place) as snapshot:
        export.write(snapshot, graph)
    return summary, graph


def program(shared: Path, name: str) -> ModuleType:
    """One of the scoring programs, as a module."""
    spec = importlib.util.spec_from_file_location(name, shared / "score" / f"{name}.py")
    if spec is None or spec.loader is None:
        message = f"no scoring program {name}"
        raise FileNotFoundError(message)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # one of the programs imports the other
    spec.loader.exec_module(module)
    return module


def summed(ones: list[Figures]) -> Figures:
    """The figures of several documents taken as one."""
    gold, found = sum(one[3] for one in ones), sum(one[4] for one in ones)
    hits = sum(one[1] * one[3] for one in ones)
    precision = min(hits / found, 1.0) if found else 0.0
    recall = hits / gold if gold else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0, gold, found


def page(reports: Measured, marked: dict[str, Measured]) -> str:
    """The page in Markdown."""
    parts = [HEAD, told(reports.summary)]
    for name, sections in reports.scores.items():
        parts += [f"### Document {name.partition('_')[0]}", "", *table(sections)]
    parts += [MIDDLE]
    for name, title in MARKED.items():
        parts += [f"### {title.capitalize()}", "", told(marked[name].summary)]
        for source, sections in marked[name].scores.items():
            parts += [f"Marked up by `{source}`:", "", *table(sections)]
    known = tomllib.loads(FAULTS.read_text("utf-8"))
    documents = {name: one for group in marked.values() for name, one in group.documents.items()}
    parts += [WORST_HEAD, *worst(documents, known["why"]), FAULTS_HEAD, *faults(known["fault"])]
    parts += [RELATIONS_HEAD, *relations(known["relation"])]
    return "\n".join(parts).rstrip() + "\n"


def told(summary: Summary) -> str:
    """What a build came to, in a sentence a line."""
    rejected = len(summary.rejected)
    return (
        f"{summary.documents} documents are in the graph, and {rejected} are refused because "
        f"theirs breaks the shapes.\n"
        f"They have {summary.passages:,} passages, {summary.provisions:,} provisions and "
        f"{summary.mentions:,} mentions, of which {summary.unresolved:,} stay unresolved.\n"
    )


def table(sections: dict[str, Figures]) -> list[str]:
    """The figures of a document or of a source as the lines of a table."""
    rows = [
        f"| {section} | {p:.3f} | {r:.3f} | {f:.3f} | {gold:,} | {found:,} |"
        for section, (p, r, f, gold, found) in sections.items()
    ]
    head = "| section | precision | recall | F1 | annotated | found |"
    return [head, "|---|--:|--:|--:|--:|--:|", *rows, ""]


def worst(documents: Scores, why: dict[str, dict[str, str]]) -> list[str]:
    """The documents in which most of what is annotated is missed, and what is known of the reason."""
    missed = {
        name: sum(gold - recall * gold for _, recall, _, gold, _ in sections.values())
        for name, sections in documents.items()
    }
    lines = ["| document | section | missed | annotated | F1 | why |", "|---|---|--:|--:|--:|---|"]
    for name in sorted(missed, key=lambda one: (-missed[one], one))[:WORST]:
        for section, (_, recall, both, gold, _) in documents[name].items():
            if lost := round(gold - recall * gold):
                reason = why.get(name, {}).get(section, "Not looked into.")
                lines.append(
                    f"| {name} | {section} | {lost:,} | {gold:,} | {both:.3f} | {reason} |"
                )
    return [*lines, ""]


def faults(known: list[dict[str, str]]) -> list[str]:
    """Markings that are at fault, a row each."""
    rows = [f"| {f['document']} | {f['paragraph']} | {f['marked']} | {f['text']} |" for f in known]
    return [
        "| document | paragraph | what is marked | what the text has |",
        "|---|---|---|---|",
        *rows,
    ]


def relations(known: list[dict[str, str | int]]) -> list[str]:
    """Relations that a person read, a row for each place and relation."""
    rows = [
        f"| {r['where']} | {r['relation']} | {r['read']} | {r['wrong']} | {r['why']} |"
        for r in known
    ]
    return ["| where | relation | read | wrong | |", "|---|---|--:|--:|---|", *rows]


def raised(ratchet: dict[str, dict[str, float]], scores: Scores) -> str:
    """The ratchet with each figure that rose, rounded down."""
    lines = [TOML_HEAD, "[minimum]"]
    lines += [f'"{section}" = {least:.2f}' for section, least in ratchet["minimum"].items()]
    for name, sections in sorted(scores.items()):
        before = ratchet.get(name, {})
        lines += ["", f"[{name}]"]
        for section, figures in sections.items():
            now = int(figures[2] * 1000) / 1000
            lines.append(f'"{section}" = {max(now, before.get(section, 0.0)):.3f}')
    return "\n".join(lines) + "\n"


RELATIONS_HEAD: Final = """
## Relations between named things

No one annotated these; a person read each beside its sentence, and counted those that the sentence does not state.
"""

HEAD: Final = """# How well it reads

This page is written by a program from measurements: `python scripts/quality_report.py SHARED`.
`SHARED` is a folder with documents, annotations made by hand, and the programs that score a graph against them; it is not part of this repository.
Each figure compares what a person marked in a document with what the exported graph says of it.
Precision is the share of what was found that is right, recall the share of what is there that was found, F1 the harmonic mean of the two.
A figure of 1.000 says that nothing in the annotations is missed and nothing is found beside them; it says nothing about documents of another kind.

## Meeting reports with full annotations

Four documents of drug-policy bodies are read; two of them have annotations that anyone who works on the rules may look at, and these are scored here.
The annotations of the other two are kept back from those who write the rules.
`tests/acceptance/scores.toml` holds these figures, and no change may lower one.
"""

MIDDLE: Final = """## Documents that others marked up

The markings below were made for other purposes, by several projects, with care that differs; a low figure may be the fault of either side.
`read` is the share of marked documents that are in the graph at all.
"""

WORST_HEAD: Final = """### The ten worst documents

Those in which the graph misses most of what others marked, with what a person found who looked into them.
"""

FAULTS_HEAD: Final = """### Markings at fault

Where a figure is short because the marking and the text disagree, as a person who read both saw it.
"""

TOML_HEAD: Final = """# F1 of the graph of the annotated reports.  `minimum` is what every annotated report must reach,
# the tables under it what each has reached: no figure may fall.  Raised by
# `python scripts/quality_report.py SHARED --ratchet`.
"""

if __name__ == "__main__":
    main()
