"""Akoma Ntoso (AKN4UN) to paragraphs: the numbers and headings that the file states itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viennagraph.read.elements import Roles, Walk
from viennagraph.read.refusal import UnreadableError
from viennagraph.read.weave import Extract, compose
from viennagraph.read.xml import local, parsed, refuse_depth

if TYPE_CHECKING:
    from pathlib import Path

_NESTED: Final = frozenset({
    "article", "book", "chapter", "division", "hcontainer", "level", "part", "section",
    "subchapter", "subdivision", "subpart", "subsection", "subtitle", "title", "tome",
})  # fmt: skip
_BLOCKS: Final = _NESTED | frozenset({
    "alinea", "amendmentBody", "attachment", "attachments", "block", "blockContainer",
    "blockList", "body", "citation", "citations", "clause", "collectionBody", "component",
    "components", "conclusions", "container", "content", "coverPage", "crossHeading", "doc",
    "documentCollection", "formula", "indent", "interstitial", "intro", "item", "li", "list",
    "listIntroduction", "listWrapUp", "longTitle", "mainBody", "num", "ol", "p", "paragraph",
    "point", "preamble", "preface", "quotedStructure", "recital", "recitals", "rule",
    "statement", "subclause", "sublist", "subparagraph", "subrule", "tblock", "toc",
    "tocItem", "ul", "wrapUp", "act", "bill", "officialGazette", "portion", "proviso",
    "transitional",
})  # fmt: skip
_ROLES: Final = Roles(
    hidden=frozenset({"meta", "del", "presentation"}),
    blocks=_BLOCKS,
    headings={"heading": 0, "subheading": 0, "crossHeading": 0},
    nested=_NESTED,
)


def extract(path: Path, content: bytes) -> Extract:
    """The characters of an Akoma Ntoso document.

    Raises:
        UnreadableError: The file is not well-formed, declares a document type, or is other XML.
    """
    root = parsed(path, content, "the file")
    if local(root) != "akomaNtoso":
        reason = f"the file is XML of another kind (<{local(root)}>)"
        raise UnreadableError(path, reason, "Only Akoma Ntoso is read; export it as HTML or DOCX.")
    refuse_depth(path, root)
    return compose(Walk(_ROLES).paragraphs(root))
