"""Elements of HTML and of Akoma Ntoso to paragraphs: which make a line, which hide, which link."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph.read.labels import BULLET, LABEL, numeral, raised
from viennagraph.read.weave import Paragraph, Piece
from viennagraph.read.xml import Node, child, integer, local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SPACES: Final = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Roles:
    """What the elements of a format are, by name; all others stand inside a line."""

    hidden: frozenset[str]
    blocks: frozenset[str]
    headings: Mapping[str, int] = field(default_factory=dict)
    nested: frozenset[str] = frozenset()  # what a heading of no fixed level is counted by
    notes: Mapping[str, str] = field(default_factory=dict)  # marks by the note's identifier


class _Setting(NamedTuple):
    """How the words inside an element are set."""

    is_strong: bool = False
    target: str = ""
    is_raised: bool = False
    is_verbatim: bool = False
    depth: int = 0


_STRONG: Final = frozenset({"b", "strong"})
_LISTS: Final = frozenset({"ol", "ul"})
_LINKS: Final = frozenset({"a", "ref", "rref", "mref"})
_MANY: Final = 2
_CELLS: Final = frozenset({"td", "th"})
_FORMS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLAIN: Final = _Setting()


class Walk:
    """One walk over the elements of a document."""

    def __init__(self, roles: Roles) -> None:
        self.roles = roles
        self.pieces: list[Piece] = []
        self.level = 0
        self.page = 1
        self.label = ""
        self.lists: list[_List] = []
        self.waiting: list[Paragraph] = []  # notes, until the paragraph that cites them ends

    def paragraphs(self, root: Node) -> Iterator[Paragraph]:
        """The paragraphs of an element and of all inside it."""
        yield from self._element(root, _PLAIN)
        yield from self._end()

    def _element(self, node: Node, setting: _Setting) -> Iterator[Paragraph]:
        name = local(node).lower() if local(node).isupper() else local(node)
        if not name or name in self.roles.hidden:
            return
        if name in {"br", "eol"}:
            self.pieces.append(Piece("\n"))
        elif name == "eop":
            self.page += 1
        elif name == "authorialNote":
            self._note(node)
        elif name == "table":
            yield from self._end()
            yield from self._table(node, setting)
        elif name in self.roles.blocks or name in self.roles.headings:
            yield from self._block(node, name, setting)
        else:
            yield from self._inside(node, _set(node, name, setting))

    def _block(self, node: Node, name: str, setting: _Setting) -> Iterator[Paragraph]:
        yield from self._end()
        mark = self.roles.notes.get(node.attrib.get("id", ""))
        if mark is not None:
            self.label = f"{mark} "
        elif name == "li":
            self.label = (self.lists[-1] if self.lists else _List(None)).label(node)
        deeper = setting._replace(
            depth=setting.depth + (name in self.roles.nested), is_verbatim=name == "pre"
        )
        self.level = (self.roles.headings.get(name, 0) or deeper.depth or 1) * (
            name in self.roles.headings
        )
        if name == "num":
            self.label += " ".join("".join(_words(node)).split()) + " "
            return
        if name in _LISTS:
            self.lists.append(_List.of(node))
        yield from self._inside(node, deeper)
        yield from self._end()
        if name in _LISTS:
            self.lists.pop()
        self.level = 0

    def _inside(self, node: Node, setting: _Setting) -> Iterator[Paragraph]:
        self._write(node.text, setting)
        for inner in node:
            yield from self._element(inner, setting)
            self._write(inner.tail, setting)

    def _write(self, words: str | None, setting: _Setting) -> None:
        if not words:
            return
        lines = words if setting.is_verbatim else _SPACES.sub(" ", words)
        if lines.strip() or self.pieces:
            shown = raised(lines) if setting.is_raised else lines
            self.pieces.append(Piece(shown, setting.is_strong, setting.target))

    def _end(self) -> Iterator[Paragraph]:
        """The paragraph written so far, then the notes that it cites."""
        written = [piece for piece in self.pieces if piece.words.strip()]
        if written:
            pieces, label = self.pieces, self.label
            words = "".join(piece.words for piece in pieces).lstrip()
            if label and not (LABEL.match(words) and label.strip() != BULLET):
                strong = all(piece.is_strong for piece in written)
                pieces = [Piece(label, strong), *pieces]
            self.label = ""
            yield Paragraph(tuple(pieces), self.level, self.page)
        self.pieces = []
        yield from self.waiting
        self.waiting = []

    def _note(self, node: Node) -> None:
        mark = raised(node.attrib.get("marker", "*"))
        self.pieces.append(Piece(mark))
        words = " ".join("".join(_words(node)).split())
        self.waiting.append(Paragraph((Piece(f"{mark} {words}"),), page=self.page))

    # ── tables ───────────────────────────────────────────────────────────────────────────────

    def _table(self, table: Node, setting: _Setting) -> Iterator[Paragraph]:
        rows = [
            [c for c in row if local(c) in _CELLS] for row in table.iter() if local(row) == "tr"
        ]
        is_layout = all(len(row) < _MANY for row in rows) or any(
            self._is_long(cell) for row in rows for cell in row
        )
        for row in rows:
            for place, cell in enumerate(row):
                if is_layout:
                    yield from self._inside(cell, setting)
                    yield from self._end()
                    continue
                if place:
                    self.pieces.append(Piece("\t"))
                inner = Walk(self.roles)
                found = [p for p in inner.paragraphs(cell) if p.words.strip()]
                for number, paragraph in enumerate(found):
                    self.pieces += [Piece(" ")] if number else []
                    self.pieces += paragraph.pieces
            if any(piece.words.strip() for piece in self.pieces):
                yield Paragraph(tuple(self.pieces), page=self.page)
            self.pieces = []
        self.label = ""

    def _is_long(self, cell: Node) -> bool:
        """Whether a cell holds a page's text and not a table's: paragraphs, lists or tables."""
        inner = [local(node) for node in cell.iter()][1:]
        paragraphs = sum(name in {"p", "h1", "h2", "h3"} for name in inner)
        return "table" in inner or "li" in inner or paragraphs > _MANY


def _set(node: Node, name: str, setting: _Setting) -> _Setting:
    """How the words inside a mark of a line are set."""
    if name in _STRONG:
        return setting._replace(is_strong=True)
    if name == "sup":
        return setting._replace(is_raised=True)
    if name in _LINKS and (target := node.attrib.get("href", "")) and target[0] != "#":
        return setting._replace(target=target)
    return setting


def _words(node: Node) -> Iterator[str]:
    """All words inside an element, a space between two paragraphs."""
    yield node.text or ""
    for inner in node:
        yield from _words(inner)
        yield (" " if local(inner) == "p" else "") + (inner.tail or "")


@dataclass(slots=True)
class _List:
    """A list that is being read: the form of its labels (none for bullets) and the next number."""

    form: str | None
    following: int = 1

    @classmethod
    def of(cls, node: Node) -> _List:
        """The list that an element opens."""
        if local(node) != "ol":
            return cls(None)
        return cls(node.attrib.get("type", "1"), integer(node.attrib.get("start"), 1))

    def label(self, item: Node) -> str:
        """The label that a browser would show before an item, in the form of UN documents."""
        if self.form is None:
            return f"{BULLET} "
        number = integer(item.attrib.get("value"), self.following)
        self.following = number + 1
        text = numeral(number, _FORMS.get(item.attrib.get("type", self.form), "decimal"))
        return f"({text}) " if text.islower() else f"{text}. "


def note_marks(root: Node) -> dict[str, str]:
    """The marks of notes by the identifier of the note, from the raised links that cite them."""
    marks: dict[str, str] = {}
    for node in root.iter():
        raising = node if local(node) == "sup" else None
        links = (
            [inner for inner in raising.iter() if local(inner) == "a"]
            if raising is not None
            else []
        )
        if local(node) == "a" and (child(node, "sup") is not None):
            links = [node]
        for link in links:
            target = link.attrib.get("href", "")
            words = "".join(_words(link)).strip().strip("[]")
            if target.startswith("#") and words:
                marks.setdefault(target[1:], raised(words))
    return marks
