"""Building: a draft of the next generation, which readers see only when it is finished."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.errors import StoreError
from viennagraph.store import layout, merge
from viennagraph.store.state import DocumentRecord, GraphRecord, State
from viennagraph.vocab import dcterms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_CHUNK: Final = 8_000_000  # characters of N-Quads held in memory before they are loaded
_MANY: Final = 16  # loads after which the files of the engine are worth merging


class Draft:
    """The next generation of a store, while it is being built.

    What is added goes into the named graphs and into their merge alike.
    """

    def __init__(self, store: ox.Store, state: State, root: Path) -> None:
        self._engine: ox.Store | None = store
        self._root = root
        self._settings = (state.rules, state.settings)
        self._documents = {record.iri: record for record in state.documents}
        self._graphs = {record.iri: record for record in state.graphs}
        self._lines: list[str] = []
        self._waiting = 0
        self._loads = 0
        self.is_committed = False

    @property
    def root(self) -> Path:
        """The folder of the store, which holds its generations."""
        return self._root

    @property
    def store(self) -> ox.Store:
        """The quads of the draft, with everything that was added so far.

        Keep no reference to it: the engine is closed only when the last one is gone.
        """
        self._load()
        return self._opened

    @property
    def state(self) -> State:
        """What the draft holds so far."""
        documents = tuple(sorted(self._documents.values(), key=lambda record: record.iri))
        return State(*self._settings, documents, tuple(sorted(self._graphs.values())))

    def set_settings(self, rules: str, settings: str) -> None:
        """Records by which rules and with which settings the draft is made."""
        self._settings = (rules, settings)

    def add_document(self, record: DocumentRecord, nquads: Iterable[str] | bytes) -> frozenset[str]:
        """Adds what a document says, and gives the names of the graphs that hold it.

        Raises:
            StoreError: The store holds the document already, or a quad stands outside its graphs.
        """
        if record.iri in self._documents:
            what = "the document is held already"
            raise StoreError(what, record.iri, "remove the document first")
        names: set[str] = set()
        for graph, lines in merge.merged(_lines(nquads)):
            if graph not in names:
                if not _is_of(record.iri, graph):
                    raise _strange_graph(graph, record.iri)
                names.add(graph)
            self._add(lines)
        self._documents[record.iri] = replace(record, graphs=len(names))
        return frozenset(names)

    def move_document(self, iri: str, *paths: str) -> None:
        """Records that the file of a document, and its copies, stand at other places now.

        Raises:
            StoreError: The store does not hold the document.
        """
        path, *copies = paths
        self._documents[iri] = replace(self._record(iri), path=path, copies=tuple(copies))

    def remove_document(self, iri: str) -> int:
        """Removes what a document says, and gives how many quads went.

        Raises:
            StoreError: The store does not hold the document.
        """
        record = self._record(iri)
        store = self.store
        with layout.explained(self._root):
            removed = merge.unmerge(store, graphs_of(store, record))
        del self._documents[iri]
        return removed

    def add_graph(self, iri: str, nquads: Iterable[str] | bytes, digest: str = "") -> None:
        """Puts a graph that is no document's in the place of what it held before.

        Raises:
            StoreError: A quad stands in another graph.
        """
        self.remove_graph(iri)
        for graph, lines in merge.merged(_lines(nquads)):
            if graph != iri:
                raise _strange_graph(graph, iri)
            self._add(lines)
        self._graphs[iri] = GraphRecord(iri, digest)

    def change_graph(self, iri: str, nquads: Iterable[str], digest: str = "") -> None:
        """Puts a graph in the place of what it held, as `add_graph`; touches only what differs.

        Raises:
            StoreError: A quad stands in another graph.
        """
        if iri not in self._graphs:
            self.add_graph(iri, nquads, digest)
            return
        wanted = {line.strip() for line in nquads}
        quads = self.store.quads_for_pattern(None, None, None, ox.NamedNode(iri))
        held = {f"{quad} .": quad for quad in quads}
        gone = [held[line] for line in held.keys() - wanted]
        self._exchange(iri, gone, sorted(wanted - held.keys()), digest)

    def alter_graph(
        self, iri: str, gone: Iterable[str], come: Iterable[str], digest: str = ""
    ) -> None:
        """Takes quads out of a graph and puts others in; the rest of it is not looked at.

        Raises:
            StoreError: A quad stands in another graph.
        """
        parsed = ox.parse("\n".join(gone).encode(), format=ox.RdfFormat.N_QUADS)
        self._exchange(iri, list(parsed), come, digest)

    def _exchange(
        self, iri: str, gone: Iterable[ox.Quad], come: Iterable[str], digest: str
    ) -> None:
        store = self.store
        with layout.explained(self._root):
            merge.withdraw(store, gone)
        for graph, lines in merge.merged(come):
            if graph != iri:
                raise _strange_graph(graph, iri)
            self._add(lines)
        self._graphs[iri] = GraphRecord(iri, digest)

    def remove_graph(self, iri: str) -> int:
        """Removes a graph that is no document's, and gives how many quads went."""
        if self._graphs.pop(iri, None) is None:
            return 0
        store = self.store
        with layout.explained(self._root):
            return merge.unmerge(store, (iri,))

    def commit(self) -> None:
        """Says that the draft is complete: it is published when its context ends."""
        self.is_committed = True

    def finish(self) -> None:
        """Writes what still waits in memory to disk."""
        store = self.store
        with layout.explained(self._root):
            if self._loads > _MANY:
                store.optimize()
            store.flush()

    def close(self) -> None:
        """Lets go of the engine, which until then may rearrange its files in the background."""
        self._engine = None

    def _record(self, iri: str) -> DocumentRecord:
        record = self._documents.get(iri)
        if record is None:
            what = "the document is not held"
            raise StoreError(what, iri, "name a document that the store holds")
        return record

    @property
    def _opened(self) -> ox.Store:
        if self._engine is None:
            what = "the draft is closed"
            raise StoreError(what, str(self._root), "begin another generation")
        return self._engine

    def _add(self, lines: str) -> None:
        self._lines.append(lines)
        self._waiting += len(lines)
        if self._waiting > _CHUNK:
            self._load()

    def _load(self) -> None:
        if not self._lines:
            return
        words = "".join(self._lines)
        self._lines = []
        self._waiting = 0
        self._loads += 1
        try:
            with layout.explained(self._root):
                self._opened.bulk_load(words, ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            what = f"quads cannot be read ({error})"
            advice = "correct the quads that were added"
            raise StoreError(what, str(self._root), advice) from error


@contextmanager
def generation(root: Path, *, fresh: bool = False) -> Iterator[Draft]:
    """A draft of the next generation: a copy of the finished one, or empty where `fresh`.

    It is published when the context ends, if it was committed, and discarded otherwise; readers
    see the finished generation until then, also when the process dies.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     with generation(Path(folder)) as draft:
    ...         draft.add_graph("g:1", ['<s:a> <p:b> "c" <g:1> .'])
    ...         draft.commit()
    ...     len(layout.finished(Path(folder)).state.read_text()) > 0
    True

    Raises:
        StoreError: The store is in use, damaged or not writable, or the disk is full.
    """
    with layout.lock(root):
        target = layout.following(root)
        draft = None
        try:
            with layout.explained(root):
                draft = _draft(root, target, fresh=fresh)
            yield draft
            if draft.is_committed:
                draft.finish()
                draft.close()
                with layout.explained(root):
                    layout.write(target.state, draft.state.text())
                    layout.publish(target)
        finally:
            if draft is not None:
                draft.close()
            if layout.current(root) != target:
                layout.discard(target)
        layout.sweep(root)


def graphs_of(store: ox.Store, record: DocumentRecord) -> tuple[str, ...]:
    """The names of the graphs that hold what a document says.

    Each passage says of what document it is a part, so an index finds its graph; all names of
    graphs are gone through only where that does not find as many as were recorded.
    """
    whole = ox.NamedNode(record.iri)
    parts = store.quads_for_pattern(None, ox.NamedNode(dcterms.isPartOf), whole, None)
    names = {quad.graph_name.value for quad in parts if isinstance(quad.graph_name, ox.NamedNode)}
    names = {record.iri, *(name for name in names if _is_of(record.iri, name))}
    if len(names) != record.graphs or not store.contains_named_graph(whole):
        every = (name.value for name in store.named_graphs())
        names = {name for name in every if _is_of(record.iri, name)}
    return tuple(sorted(names))


def _draft(root: Path, target: layout.Generation, *, fresh: bool) -> Draft:
    source = layout.current(root)
    if source is None or fresh:
        target.quads.mkdir(parents=True)
        return Draft(ox.Store(str(target.quads)), State(), root)
    state = State.parse(source.state.read_text("utf-8"), str(root))
    target.folder.mkdir(parents=True)
    # Opened for reading, the finished generation stays as it is; the copy shares its files by
    # hard links.  It is complete because `finish` flushed what was written.
    ox.Store.read_only(str(source.quads)).backup(str(target.quads))
    return Draft(ox.Store(str(target.quads)), state, root)


def _lines(nquads: Iterable[str] | bytes) -> Iterable[str]:
    return nquads.decode("utf-8").split("\n") if isinstance(nquads, bytes) else nquads


def _is_of(document: str, graph: str) -> bool:
    return graph == document or graph.startswith(f"{document}#")


def _strange_graph(graph: str, place: str) -> StoreError:
    advice = "put it in the graph itself or, for a document, in a graph of one of its passages"
    return StoreError(f"a quad stands in the graph <{graph}>, which is not", place, advice)
