"""DOCX to paragraphs: numbers as Word would print them, changes as if all were accepted.

A footnote stands after the paragraph that cites it, a text box after the one that anchors it, a
table row is one paragraph with tabs between its cells.  Raw characters are those of this text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.read.labels import LABEL
from viennagraph.read.numbering import Counters, lists
from viennagraph.read.package import Package
from viennagraph.read.refusal import UnreadableError
from viennagraph.read.runs import Runs
from viennagraph.read.styles import Styles, is_on
from viennagraph.read.weave import Extract, Paragraph, Piece, compose
from viennagraph.read.xml import Node, attribute, child, local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SYMBOL: Final = re.compile(r"\b[A-Z][A-Z0-9]*(?:/[A-Za-z0-9.()-]+)+")
_LONG_PROSE: Final = 200  # a title page has no paragraph of this length
_INSIDE: Final = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})


def extract(path: Path, content: bytes) -> Extract:
    """The characters of a DOCX file.

    Raises:
        UnreadableError: The file is damaged, locked, or unpacks without end.
    """
    package = Package.of(path, content)
    main = next((t for k, t in package.relations("").values() if k == "officeDocument"), "")
    root = package.part(main)
    body = child(root, "body")
    if body is None:
        remedy = "Open it in a word processor and save it as .docx."
        raise UnreadableError(path, "the archive holds no Word document", remedy)
    return compose(_Reader(package, main).paragraphs(body))


class _Reader:
    """One walk over a document, with its counters."""

    def __init__(self, package: Package, main: str) -> None:
        self.package = package
        self.related = package.relations(main)
        self.styles = Styles.of(self._related("styles"))
        self.lists = lists(self._related("numbering"), self.styles.lists())
        self.counters = Counters(self.lists)
        self.scope = self.related  # what identifiers mean in the part that is read
        self.notes = {
            (kind, attribute(node, "id") or ""): (node, package.relations(self._target(f"{kind}s")))
            for kind in ("footnote", "endnote")
            for node in _children(self._related(f"{kind}s"))
        }
        self.cited = 0
        self.in_masthead = True
        self.torn: list[Piece] = []  # the words of paragraphs whose end was deleted

    def _target(self, kind: str) -> str:
        return next((target for other, target in self.related.values() if other == kind), "")

    def _related(self, kind: str) -> Node | None:
        return self.package.part(self._target(kind))

    def paragraphs(self, body: Node) -> Iterator[Paragraph]:
        """The paragraphs of the document: the first page's head, the body, the other heads."""
        first, others = self._heads(body)
        yield from first
        yield from self._blocks(body)
        if self.torn:
            yield Paragraph(tuple(self.torn))
        yield from (Paragraph((Piece(words, is_cut=True),)) for words in others)

    # ── blocks ───────────────────────────────────────────────────────────────────────────────

    def _blocks(self, container: Node) -> Iterator[Paragraph]:
        for node in container:
            name = local(node)
            if name == "p":
                yield from self._paragraph(node)
            elif name == "tbl":
                yield from self._table(node)
            elif name in _INSIDE:
                yield from self._blocks(node)

    def _paragraph(self, node: Node) -> Iterator[Paragraph]:
        runs = self._runs()
        properties = child(node, "pPr")
        pieces = [*self.torn, *runs.pieces(node)]
        if any(is_on(child(properties, "rPr", change)) for change in ("del", "moveFrom")):
            self.torn = pieces
        else:
            self.torn = []
            pieces = self._labelled(pieces, properties)
            found = Paragraph(tuple(pieces), self.styles.heading(properties))
            if LABEL.match(found.words) or len(found.words) > _LONG_PROSE:
                self.in_masthead = False
            yield found
        yield from self._after(runs)

    def _labelled(self, pieces: list[Piece], properties: Node | None) -> list[Piece]:
        """The words of a paragraph behind the label that its list gives it."""
        pieces = _tabs_as_printed(pieces)
        place = self.styles.numbering(properties, self.lists)
        label = self.counters.label(*place) if place else ""
        written = [piece for piece in pieces if piece.words.strip()]
        if not label or not written:
            return pieces
        return [Piece(f"{label} ", all(piece.is_strong for piece in written)), *pieces]

    def _after(self, runs: Runs) -> Iterator[Paragraph]:
        """The notes that a paragraph cites, and the text boxes that it anchors."""
        self.cited = runs.number
        for kind, identifier, mark in runs.cited:
            note, self.scope = self.notes.get((kind, identifier), (None, self.scope))
            if note is not None:
                label = [Piece(f"{mark} ")] if mark else []
                yield Paragraph((*label, *self._joined(note, self._runs())))
            self.scope = self.related
        for box in runs.boxes:
            yield from self._blocks(box)

    def _runs(self) -> Runs:
        return Runs(self.styles, self.scope, self.cited)

    def _joined(self, container: Node, runs: Runs) -> list[Piece]:
        """All the paragraphs of a cell or a note as one."""
        pieces: list[Piece] = []
        for node in container:
            name = local(node)
            if name == "p":
                printed = self._labelled(list(runs.pieces(node)), child(node, "pPr"))
                inner = [p._replace(words=p.words.replace("\t", " ")) for p in printed]
                if pieces and any(piece.words.strip() for piece in inner):
                    pieces.append(Piece(" "))
                pieces += inner
            elif name in _INSIDE or name in {"tbl", "tr", "tc"}:
                pieces += self._joined(node, runs)
        return pieces

    # ── tables ───────────────────────────────────────────────────────────────────────────────

    def _table(self, table: Node) -> Iterator[Paragraph]:
        rows = [row for row in _inside(table, "tr") if child(row, "trPr", "del") is None]
        cells = [list(_inside(row, "tc")) for row in rows]
        if self.in_masthead or all(len(row) == 1 for row in cells):
            for cell in (cell for row in cells for cell in row):
                yield from self._blocks(cell)
            return
        for row in cells:
            runs = self._runs()
            pieces: list[Piece] = []
            for place, cell in enumerate(row):
                pieces += [Piece("\t")] if place else []
                merged = child(cell, "tcPr", "vMerge")
                if merged is None or attribute(merged, "val") == "restart":
                    pieces += self._joined(cell, runs)
            yield Paragraph(tuple(pieces))
            yield from self._after(runs)

    # ── heads and feet of pages ──────────────────────────────────────────────────────────────

    def _heads(self, body: Node) -> tuple[list[Paragraph], list[str]]:
        """The head of the first page where it belongs to the masthead, and all others."""
        section = next((node for node in body.iter() if local(node) == "sectPr"), None)
        is_title = is_on(child(section, "titlePg"))
        wanted = "first" if is_title else "default"
        opening = {
            attribute(node, "id")
            for node in _children(section)
            if local(node) == "headerReference" and attribute(node, "type") == wanted
        }
        first: list[Paragraph] = []
        others: list[str] = []
        for identifier, (kind, target) in sorted(self.related.items()):
            root = self.package.part(target) if kind in {"header", "footer"} else None
            if root is None:
                continue
            self.scope = self.package.relations(target)
            found = [p for p in self._blocks(root) if p.words.strip()]
            belongs = is_title or any(_SYMBOL.search(p.words) for p in found)
            if identifier in opening and belongs:
                first += found
            else:
                others += [p.words.strip() for p in found]
        self.in_masthead, self.scope = True, self.related
        return first, list(dict.fromkeys(others))


def _children(node: Node | None) -> Iterator[Node]:
    yield from () if node is None else node


def _inside(container: Node, name: str) -> Iterator[Node]:
    """The children of a name, inside the wrappers that Word puts around them too."""
    for node in container:
        if local(node) == name:
            yield node
        elif local(node) in _INSIDE:
            yield from _inside(node, name)


def _tabs_as_printed(pieces: list[Piece]) -> list[Piece]:
    """Without the tabs that only indent, and with a space for the one after a label."""
    words = "".join(piece.words for piece in pieces)
    indent = len(words) - len(words.lstrip())
    label = LABEL.match(words, indent)
    spaced = label.end() if label else -1
    found: list[Piece] = []
    at = 0
    for piece in pieces:
        kept = "".join(
            " " if at + place == spaced else character
            for place, character in enumerate(piece.words)
            if at + place >= indent
        )
        found.append(piece._replace(words=kept))
        at += len(piece.words)
    return found
