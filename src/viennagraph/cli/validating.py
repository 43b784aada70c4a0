"""`viennagraph validate`."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rich.text import Text

from viennagraph import check, resources, store
from viennagraph.check import Severity
from viennagraph.cli.options import CheckEngine
from viennagraph.cli.output import console, indented, plural, working, write_json
from viennagraph.errors import ViennaGraphError
from viennagraph.export.labels import short
from viennagraph.trace import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import Console

_LARGE: Final = 6_000_000  # quads whose merge takes about a gigabyte in memory
_SHOWN: Final = 3  # places of one violation; all of them are in the JSON


class GraphFileError(ViennaGraphError):
    """A file cannot be read as a graph, or written."""

    def __init__(self, what: str, path: Path, advice: str) -> None:
        super().__init__(f"{what} at {path}: {advice}")
        self.what = what
        self.path = path
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Order:
    """What a user wants to be validated, against what, and how."""

    file: Path | None
    folder: Path
    shapes: Path | None = None
    report: Path | None = None
    second_opinion: bool = False
    engine: CheckEngine = CheckEngine.NATIVE


def run(order: Order, *, as_json: bool) -> int:
    """Shows what does not conform, and gives the exit code; 1 also where pySHACL disagrees.

    Raises:
        GraphFileError: The file cannot be read as a graph, or the report not be written.
    """
    place = order.shapes or resources.shapes()
    opinion: check.Opinion | None = None
    with _graph(order.file, order.folder) as graph, working("looking at the graph"):
        found = _found(graph, place, order.engine)
        explanations = check.explain(found, graph)
        # What a build keeps in step need not be gone through again.
        differences = _differences(graph) if order.file else ()
        if order.second_opinion:
            opinion = check.second_opinion(found, graph, place)
    if order.report is not None:
        _save(order.report, found.to_turtle())
    if as_json:
        agrees = {} if opinion is None else {"secondOpinionAgrees": opinion.is_same}
        write_json({**_json(found, explanations, differences), **agrees})
    else:
        _show(console(), found, explanations, differences)
        _show_opinion(console(), opinion)
    disagrees = opinion is not None and not opinion.is_same
    return 1 if found.violations or differences or disagrees else 0


def _found(graph: ox.Store, place: Path, engine: CheckEngine) -> check.Report:
    if engine is CheckEngine.PYSHACL:
        return check.by_pyshacl(graph, place)
    return check.validate(_in_memory(graph), check.load(place))


def _in_memory(graph: ox.Store) -> ox.Store:
    """What the graph holds, in memory where it has room: hundreds of questions are put to it."""
    if len(graph) > _LARGE:
        return graph
    copy = ox.Store()
    held = ox.DefaultGraph()
    words = graph.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=held) or b""
    copy.bulk_load(words, ox.RdfFormat.N_TRIPLES)
    return copy


@contextmanager
def _graph(file: Path | None, folder: Path) -> Iterator[ox.Store]:
    if file is None:
        with store.reading(folder) as snapshot:
            yield snapshot.store
    else:
        yield _load(file)


def _load(file: Path) -> ox.Store:
    form = ox.RdfFormat.from_extension(file.suffix.removeprefix("."))
    if form is None:
        what = f"{file.suffix or 'a file without ending'} is no format to read"
        raise GraphFileError(what, file, "name a .trig, .nq, .ttl, .nt or .jsonld file")
    graph = ox.Store()
    try:
        graph.bulk_load(path=str(file), format=form)
    except SyntaxError as error:
        what = f"the graph cannot be read ({error.msg})"
        raise GraphFileError(what, file, "correct the file, or export it again") from error
    except (OSError, UnicodeDecodeError) as error:
        what = f"the file cannot be read ({error})"
        raise GraphFileError(what, file, "check the name and the permissions") from error
    held = ox.DefaultGraph()
    if not any(graph.quads_for_pattern(None, None, None, held)):
        # Shapes look at the merge; a file with named graphs alone leaves it to be made.
        triples = {quad.triple for quad in graph}
        graph.extend(ox.Quad(one.subject, one.predicate, one.object, held) for one in triples)
    return graph


def _differences(graph: ox.Store) -> tuple[str, ...]:
    """Where what is held is not what is said; a graph without evidence says nothing by itself."""
    if not any(True for _ in graph.named_graphs()):
        return ()
    return tuple(sorted(store.consistency(graph)))


def _save(path: Path, words: str) -> None:
    try:
        path.write_text(words, "utf-8")
    except OSError as error:
        what = f"the report cannot be written ({error.strerror})"
        raise GraphFileError(what, path, "name another file") from error


def _json(
    report: check.Report,
    explanations: tuple[check.Explanation, ...],
    differences: tuple[str, ...],
) -> dict[str, object]:
    results = [
        {
            "severity": one.result.severity.value,
            "message": one.result.message,
            "focus": _words(one.result.focus),
            "path": str(one.result.path) if one.result.path else None,
            "value": _words(one.result.value) if one.result.value is not None else None,
            "shape": _words(one.result.shape),
            "places": [
                {
                    "graph": place.graph,
                    "document": place.document,
                    "symbol": place.symbol,
                    "paragraph": place.paragraph,
                    "quote": place.quote,
                }
                for place in one.places
            ],
        }
        for one in explanations
    ]
    conforms = not report.violations and not differences
    return {"conforms": conforms, "results": results, "differences": list(differences)}


def _show(
    out: Console,
    report: check.Report,
    explanations: tuple[check.Explanation, ...],
    differences: tuple[str, ...],
) -> None:
    for one in explanations:
        if one.result.severity is Severity.VIOLATION:
            _show_violation(out, one)
    for severity in (Severity.WARNING, Severity.INFO):
        told = Counter(result.message for result in report.of(severity))
        for message, count in sorted(told.items()):
            out.print(Text.assemble((f"{severity.lower()} ", "yellow"), f"×{count} {message}"))
    _show_differences(out, differences)
    counts = ", ".join(
        plural(len(report.of(severity)), word)
        for severity, word in zip(Severity, ("violation", "warning", "remark"), strict=True)
    )
    is_broken = bool(report.violations or differences)
    verdict = "does not conform" if is_broken else "conforms"
    out.print(Text(f"the graph {verdict}: {counts}", "bold red" if is_broken else "bold"))


def _show_opinion(out: Console, opinion: check.Opinion | None) -> None:
    if opinion is None:
        return
    if opinion.is_same:
        out.print(f"pySHACL agrees: {plural(opinion.agreed, 'result')}, the same on both sides")
        return
    for whose, alone in (("here", opinion.ours_alone), ("by pySHACL", opinion.theirs_alone)):
        for one in alone[:_SHOWN]:
            out.print(Text.assemble(("disagreement ", "bold red"), f"found {whose} alone:"))
            out.print(indented(f"which: {one.focus}"))
            out.print(indented(f"shape: {one.shape} ({one.component})"))


def _show_differences(out: Console, differences: tuple[str, ...]) -> None:
    if not differences:
        return
    told = plural(len(differences), "statement")
    words = f"The default graph is not the merge of the named graphs: {told} stand in one alone."
    out.print(Text.assemble(("violation ", "bold red"), words))
    for one in differences[:_SHOWN]:
        out.print(indented(f"which: {shortened(one)}"))
    if len(differences) > _SHOWN:
        out.print(indented(f"       and {len(differences) - _SHOWN} more"))
    out.print(indented("Build the store again, or take the file from it: export it again."))
    out.print()


def _show_violation(out: Console, explanation: check.Explanation) -> None:
    result = explanation.result
    out.print(Text.assemble(("violation ", "bold red"), result.message))
    out.print(indented(f"which: {_words(result.focus)}"))
    if result.path is not None:
        value = f" = {_words(result.value)}" if result.value is not None else ""
        out.print(indented(f"what:  {_path(result)}{value}"))
    for place in explanation.places[:_SHOWN]:
        paragraph = f", paragraph {place.paragraph}" if place.paragraph else ""
        out.print(indented(f"where: {place.symbol or place.document or place.graph}{paragraph}"))
        if place.quote:
            words = shortened(" ".join(place.quote.split()))
            out.print(indented(f"“{words}”", "italic", by=9))
    if len(explanation.places) > _SHOWN:
        out.print(indented(f"       and {len(explanation.places) - _SHOWN} more"))
    out.print(indented(f"shape: {short(_words(result.shape))}"))
    out.print()


def _path(result: check.Result) -> str:
    return re.sub("<([^>]*)>", lambda found: short(found[1]), str(result.path))


def _words(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
