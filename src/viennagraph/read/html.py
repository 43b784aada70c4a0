"""HTML to paragraphs: what a browser would show, with the labels that it would put before items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.read.elements import Roles, Walk, note_marks
from viennagraph.read.encoding import decoded
from viennagraph.read.refusal import UnreadableError
from viennagraph.read.weave import Extract, compose
from viennagraph.read.xml import refuse_depth

if TYPE_CHECKING:
    from pathlib import Path

    from viennagraph.read.xml import Node

_CHARSET: Final = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD: Final = 4096
_HIDDEN: Final = frozenset({
    "button", "datalist", "del", "head", "iframe", "math", "nav", "noscript", "object", "s",
    "script", "select", "strike", "style", "svg", "template", "textarea", "video", "audio",
    "canvas",
})  # fmt: skip
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup",
    "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "ul",
})  # fmt: skip
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}


def extract(path: Path, content: bytes) -> Extract:
    """The characters of an HTML page.

    Raises:
        UnreadableError: A byte is no character of the page's encoding, or the page holds nothing.
    """
    from lxml import etree  # noqa: PLC0415 - loaded where HTML is read, and nowhere else

    declared = _CHARSET.search(content[:_HEAD])
    page = decoded(path, content, declared[1].decode("ascii") if declared else None)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root: Node | None = etree.fromstring(page.encode("utf-8", "surrogatepass"), parser)
    except etree.XMLSyntaxError as error:
        reason = f"the page cannot be read as HTML ({error.msg})"
        raise UnreadableError(path, reason, "Save it anew from a browser.") from None
    if root is None:
        raise UnreadableError(path, "the page holds nothing", "Give a page that holds text.")
    refuse_depth(path, root)
    roles = Roles(_HIDDEN, _BLOCKS, _HEADINGS, notes=note_marks(root))
    return compose(Walk(roles).paragraphs(root))
