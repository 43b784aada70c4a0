"""The runs of one Word paragraph: what is printed of them, and what they refer to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from viennagraph.read.labels import raised
from viennagraph.read.styles import Styles, is_on
from viennagraph.read.weave import Piece
from viennagraph.read.xml import Node, attribute, child, local, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DELETED: Final = frozenset({"del", "moveFrom", "pPr", "rPr", "Fallback", "instrText"})
_PRINTED: Final = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "-",
}
_LINK: Final = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_CODE: Final = re.compile(r"[0-9A-Fa-f]{4}")
_PRIVATE: Final = range(0xE000, 0xF900)  # symbols of a font, without a meaning in Unicode


@dataclass(slots=True)
class Runs:
    """A walk over the runs of a paragraph; what it meets on the way is noted here.

    `number` is that of the last note cited, `cited` the notes met with their marks, `boxes` the
    text boxes.
    """

    styles: Styles
    related: Mapping[str, tuple[str, str]]
    number: int = 0
    cited: list[tuple[str, str, str]] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    hidden: int = 0

    def pieces(self, paragraph: Node) -> Iterator[Piece]:
        """The printed words of a paragraph."""
        yield from self._walk(paragraph, child(paragraph, "pPr"), "")

    def _walk(self, node: Node, properties: Node | None, target: str) -> Iterator[Piece]:
        for inner in node:
            name = local(inner)
            if name in _DELETED:
                continue
            if name == "r":
                yield from self._run(inner, properties, target)
            elif name == "hyperlink":
                kind, address = self.related.get(attribute(inner, "id") or "", ("", ""))
                yield from self._walk(inner, properties, address if kind == "hyperlink" else target)
            elif name == "fldSimple":
                found = _LINK.match(attribute(inner, "instr") or "")
                yield from self._walk(inner, properties, found[1] if found else target)
            elif name == "txbxContent":
                self.boxes.append(inner)
            else:
                yield from self._walk(inner, properties, target)

    def _run(self, run: Node, properties: Node | None, target: str) -> Iterator[Piece]:
        own = child(run, "rPr")
        if is_on(child(own, "vanish")):
            return
        is_strong = self.styles.is_bold(properties, own)
        is_raised = value(own, "vertAlign") == "superscript"
        words = ""
        for node in run:
            name = local(node)
            if name == "fldChar":
                self._field(attribute(node, "fldCharType"))
            elif name == "instrText" and self.fields:
                self.fields[-1] += node.text or ""
            elif name in {"pict", "drawing", "object", "AlternateContent"}:
                for _ in self._walk(node, properties, target):
                    pass
            elif not self.hidden:
                words += self._printed(node)
        if words:
            yield Piece(raised(words) if is_raised else words, is_strong, target or self._target())

    def _printed(self, node: Node) -> str:
        name = local(node)
        if name == "t":
            return node.text or ""
        if name == "br":
            return "\n" if attribute(node, "type") in {None, "textWrapping"} else " "
        if name == "sym":
            code = attribute(node, "char") or ""
            sign = chr(int(code, 16)) if _CODE.fullmatch(code) else ""
            return "" if sign and ord(sign) in _PRIVATE else sign
        if name in {"footnoteReference", "endnoteReference"}:
            return self._cite(name.removesuffix("Reference"), node)
        return _PRINTED.get(name, "")

    def _cite(self, kind: str, node: Node) -> str:
        identifier = attribute(node, "id") or ""
        if attribute(node, "customMarkFollows") in {"1", "true", "on"}:
            self.cited.append((kind, identifier, ""))
            return ""
        self.number += 1
        mark = raised(str(self.number))
        self.cited.append((kind, identifier, mark))
        return mark

    def _field(self, kind: str | None) -> None:
        """A field shows its result; its instruction stands before and is not printed."""
        if kind == "begin":
            self.fields.append("")
            self.hidden += 1
        elif kind == "separate" and self.fields:
            self.hidden = max(0, self.hidden - 1)
            self.fields[-1] += "\x00"
        elif kind == "end" and self.fields and not self.fields.pop().endswith("\x00"):
            self.hidden = max(0, self.hidden - 1)

    def _target(self) -> str:
        found = (_LINK.match(instruction) for instruction in reversed(self.fields))
        return next((link[1] for link in found if link), "")
