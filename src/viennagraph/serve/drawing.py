"""The process that makes pages, tables and descriptions over one finished generation."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from viennagraph import ask, describe, resources
from viennagraph.ask.engines import Oxigraph
from viennagraph.ask.formats import as_json, as_sheet, from_json
from viennagraph.errors import ViennaGraphError
from viennagraph.index import open_index
from viennagraph.serve import media, service, worker
from viennagraph.serve.drawing_words import PATHS, STANDING
from viennagraph.serve.jobs import Drawing, JobError, Showing, Trouble
from viennagraph.serve.place import Place
from viennagraph.site import Embedded, Server, Settings, Site, sparql_page
from viennagraph.site.references.exporting import Format, export
from viennagraph.store import Snapshot, layout
from viennagraph.store.generation import graphs_of
from viennagraph.store.remote import Remote
from viennagraph.store.state import State
from viennagraph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from viennagraph.ask.engines import Engine
    from viennagraph.serve.worker import Answering, Output

_RDF: Final = frozenset(describe.MEDIA.values())
_HEAD: Final = 200  # characters in which the answer to ASK says that it is one
_QUESTIONS: Final = "questions/"
_REFERENCES: Final = "references"
_EXPORTED: Final[Mapping[str, Format]] = {
    media.CSV: "csv",
    media.SVG: "svg",
    media.GEXF: "gexf",
    media.GRAPHML: "graphml",
}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A SPARQL server as an engine."""

    remote: Remote

    def select(self, sparql: str, /) -> ask.Table:
        """The answer to a SELECT query.

        Raises:
            EndpointError: The server does not answer.
        """
        return from_json(self.remote.select(sparql))


@dataclass(frozen=True, slots=True)
class Desk:
    """Where pages are made: the site, its store, and when the store was finished."""

    site: Site
    engine: Engine
    place: Place
    made: datetime | None = None

    def __call__(self, job: Drawing | Showing, output: Output, /) -> tuple[str, dict[str, Any]]:
        """Writes what is asked, and gives its media type and what else is to be known of it.

        Raises:
            JobError: There is no such page, or it cannot be made.
        """
        try:
            return self._drawn(job, output)
        except ViennaGraphError as error:
            raise JobError(Trouble.EVALUATION, str(error)) from error

    def _drawn(self, job: Drawing | Showing, output: Output) -> tuple[str, dict[str, Any]]:
        if isinstance(job, Showing):
            page = sparql_page.answered(self.site, job.text, _answer(job))
            output.write(self.site.render(page).encode())
            return media.HTML, {}
        if job.media == STANDING:
            return job.media, self._standing(job.path)
        if job.media == PATHS:
            for path in self.site.paths():
                output.write(f"{path}\n".encode())
            return job.media, {}
        if job.media in _RDF:
            output.write(self._described(job))
            return job.media, {}
        if job.path == _REFERENCES and job.media in _EXPORTED:
            output.write(export(self.site, _EXPORTED[job.media], _several(job.query)))
            return job.media, {}
        return self._page(job, output)

    def _page(self, job: Drawing, output: Output) -> tuple[str, dict[str, Any]]:
        page = self.site.page(job.path, _several(job.query))
        if page is None:
            raise JobError(Trouble.NOT_FOUND)
        if page.moved is not None:
            return job.media, {"moved": page.moved}
        if job.media == media.HTML:
            output.write(self.site.render(page).encode())
        elif page.table is None:
            raise JobError(Trouble.NOT_FOUND)
        elif job.media == media.CSV:
            output.write(as_sheet(page.table))
        else:
            output.write((as_json(page.table) + "\n").encode())
        kind = (page.schema or {}).get("@type")
        return job.media, {
            "thing": page.thing,
            "has_table": page.table is not None,
            "kind": kind if isinstance(kind, str) else None,
        }

    def _described(self, job: Drawing) -> bytes:
        source, settings, iri = self.site.source, self.site.settings, self.site.base + job.path
        found: Sequence[ox.Triple | ox.Quad]
        if job.path == "data":
            edition = describe.Edition(self._day)
            found = describe.dataset(source, settings, edition)
        elif job.path.startswith(_QUESTIONS):
            found = [
                one
                for one in service.examples(self.site.base, self.place)
                if one.subject == ox.NamedNode(iri)
            ]
        elif job.path == "ontology" or job.path.startswith("vocabulary/"):
            # The terms stand where they are, whatever the base of the things.
            graph = f"{PREFIXES['vg'].removesuffix('ontology#')}{job.path}"
            found = describe.passage_quads(source, graph, settings)
            found = found or self._thing(job, graph)
        else:
            found = self._thing(job, iri)
            if job.media == media.TRIG and found:
                found = (*found, *self._said(iri))
        if not found:
            raise JobError(Trouble.NOT_FOUND)
        return describe.serialise(found, job.media, base=self.site.base)

    def _said(self, iri: str) -> Iterable[ox.Quad]:
        """The graphs that say it: of a document all that it says, of a thing what is said of it."""
        source = self.site.source
        if isinstance(source, Embedded):
            snapshot = source.snapshot
            record = snapshot.state.document(iri)
            if record is not None:
                names = map(ox.NamedNode, graphs_of(snapshot.store, record))
                return [
                    quad
                    for name in names
                    for quad in snapshot.store.quads_for_pattern(None, None, None, name)
                ]
        return describe.evidence(source, iri, self.site.settings)

    def _thing(self, job: Drawing, iri: str) -> Sequence[ox.Triple]:
        page = dict(job.query).get("page", "1")
        number = int(page) if page.isdecimal() and len(page) < len("1000000") else 1
        site = self.site
        return describe.thing(site.source, iri, site.settings, max(1, number), modified=self._day)

    @property
    def _day(self) -> date | None:
        return self.made.date() if self.made else None

    def _standing(self, path: str) -> dict[str, Any]:
        base = self.site.base
        question = ask.read_question(resources.queries() / "serve" / "standing.rq")
        filled = ask.fill(question, {"thing": [ask.Iri(base + path)]})
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.engine.select(filled).records():
            found[row["standing"].value] += [row["other"].value] if "other" in row else []
        if path.startswith(_QUESTIONS):
            found["known"] = []
        return {"standing": found}


def _answer(job: Showing) -> sparql_page.Answer | sparql_page.Failure:
    """An answer as the page of queries takes it."""
    if job.title:
        return sparql_page.Failure(job.title, job.detail, job.line, job.column)
    words = Path(job.held).read_text("utf-8") if job.held else job.body
    if job.media == media.TURTLE:
        return sparql_page.Answer(triples=words, seconds=job.seconds)
    if "boolean" in words[:_HEAD] and "boolean" in (told := json.loads(words)):
        return sparql_page.Answer(truth=told["boolean"], seconds=job.seconds)
    return sparql_page.Answer(table=from_json(words), seconds=job.seconds)


def _several(fields: Sequence[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    several: dict[str, list[str]] = {}
    for name, value in fields:
        several.setdefault(name, []).append(value)
    return several


def begin(settings: dict[str, Any]) -> Answering:
    """Opens the generation, or the server, that the settings name."""
    place = Place(Path(settings["store"]), settings["root"], settings["origin"])
    shown = Settings(place.root, place.origin)
    if settings["endpoint"]:
        remote = Remote(settings["endpoint"], settings["held"])
        server = Server(remote, settings["base"])
        return Desk(Site(server, open_index(remote), shown), Elsewhere(remote), place)
    generation = layout.Generation(place.store, settings["number"])
    store = ox.Store.read_only(str(generation.quads))
    state = State.parse(generation.state.read_text("utf-8"), str(generation.root))
    hold = generation.state.open("rb")
    snapshot = Snapshot(generation.root, generation.number, store, state, hold)
    site = Site(Embedded(snapshot, settings["base"]), open_index(snapshot), shown)
    made = datetime.fromtimestamp(generation.state.stat().st_mtime, UTC)
    return Desk(site, Oxigraph(store), place, made)


if __name__ == "__main__":
    worker.run(begin)
