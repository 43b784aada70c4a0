"""The process that evaluates queries over one finished generation."""

from __future__ import annotations

from itertools import chain
from typing import IO, TYPE_CHECKING, Any, Final, cast

import pyoxigraph as ox

from viennagraph.serve import media, worker
from viennagraph.serve.jobs import JobError, Query, Trouble
from viennagraph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viennagraph.serve.worker import Answering, Output

ROWS: Final = {
    media.SPARQL_JSON: ox.QueryResultsFormat.JSON,
    media.SPARQL_XML: ox.QueryResultsFormat.XML,
    media.CSV: ox.QueryResultsFormat.CSV,
    media.TSV: ox.QueryResultsFormat.TSV,
}
GRAPHS: Final = {
    media.TURTLE: ox.RdfFormat.TURTLE,
    media.N_TRIPLES: ox.RdfFormat.N_TRIPLES,
    media.RDF_XML: ox.RdfFormat.RDF_XML,
    media.JSON_LD: ox.RdfFormat.JSON_LD,
}


def evaluate(store: ox.Store, held: str, job: Query, output: Output) -> str:
    """Writes the answer to a query and gives its media type; `held` names the default graph.

    Raises:
        JobError: The query cannot be read or evaluated, or its answer not be given.
    """
    try:
        found = _found(store, held, job)
        return _write(found, job, output)
    except SyntaxError as error:
        raise JobError(Trouble.SYNTAX, str(error.msg)) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise JobError(Trouble.EVALUATION, str(error)) from error


def _found(
    store: ox.Store, held: str, job: Query
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    if not (job.defaults or job.named):
        return store.query(job.text)
    # One list alone would leave all graphs of the other kind in sight.
    return store.query(
        job.text,
        default_graph=[
            ox.DefaultGraph() if name == held else ox.NamedNode(name) for name in job.defaults
        ],
        named_graphs=list(map(ox.NamedNode, job.named)),
    )


def _write(
    found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, job: Query, output: Output
) -> str:
    stream = cast("IO[bytes]", output)
    match found:
        case ox.QuerySolutions():
            found.serialize(stream, ROWS[_taken(job.rows, ROWS)])
            return job.rows
        case ox.QueryBoolean():
            found.serialize(stream, ROWS[_taken(job.truth, (media.SPARQL_JSON, media.SPARQL_XML))])
            return job.truth
        case ox.QueryTriples():
            form = GRAPHS[_taken(job.graph, GRAPHS)]
            prefixes = PREFIXES if form in {ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML} else None
            ox.serialize(_once(found), stream, form, prefixes=prefixes)
            return job.graph


def _taken(wanted: str, offers: Sequence[str] | dict[str, Any]) -> str:
    if not wanted:
        raise JobError(Trouble.NOT_ACCEPTABLE, ", ".join(offers))
    return wanted


def _once(triples: ox.QueryTriples) -> Iterator[ox.Triple]:
    """The triples, and an error of the evaluation before anything is written."""
    first = next(triples, None)
    return chain(() if first is None else (first,), triples)


def begin(settings: dict[str, Any]) -> Answering:
    """Opens the quads that the settings name."""
    store = ox.Store.read_only(settings["quads"])
    held = settings["held"]

    def answer(job: Query, output: Output, /) -> tuple[str, dict[str, Any]]:
        return evaluate(store, held, job, output), {}

    return answer


if __name__ == "__main__":
    worker.run(begin)
