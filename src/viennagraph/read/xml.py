"""XML without what makes it dangerous: no entities, no network, no document type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

from viennagraph.read.refusal import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


_INTEGER: Final = re.compile(r"\s*-?[0-9]{1,9}\s*")
DEEPEST: Final = 200
"""Elements inside one another: no document has as many, and each costs a step of the walk."""


class Node(Protocol):
    """What is used of an element of lxml, in XML and in HTML alike."""

    @property
    def tag(self) -> object: ...  # noqa: D102
    @property
    def text(self) -> str | None: ...  # noqa: D102
    @property
    def tail(self) -> str | None: ...  # noqa: D102
    @property
    def attrib(self) -> Mapping[str, str]: ...  # noqa: D102
    def __iter__(self) -> Iterator[Node]: ...
    def iter(self) -> Iterator[Node]: ...  # noqa: D102


def parsed(path: Path, content: bytes, what: str) -> Node:
    """The root element of an XML file, or of a part of one.

    Raises:
        UnreadableError: It is not well-formed, or declares a document type.
    """
    from lxml import etree  # noqa: PLC0415 - loaded where XML is read, and nowhere else

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Node = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        reason = f"{what} is not well-formed XML ({error.msg})"
        raise UnreadableError(path, reason, "Export the document anew.") from None
    if etree.ElementTree(root).docinfo.doctype:
        reason = f"{what} declares a document type, which can hide entities that never end"
        remedy = "Take the <!DOCTYPE …> out and read the file again."
        raise UnreadableError(path, reason, remedy)
    return root


def refuse_depth(path: Path, root: Node) -> None:
    """Refuses a document whose elements stand in one another without end.

    Raises:
        UnreadableError: They do.
    """
    row: list[Node] = [root]
    for _ in range(DEEPEST):
        row = [inner for node in row for inner in node]
        if not row:
            return
    reason = f"elements stand more than {DEEPEST} deep in one another, which no document needs"
    raise UnreadableError(path, reason, "Export the document anew, or save it as text.")


def local(node: Node) -> str:
    """The name of an element without its namespace; of anything else, nothing."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def attribute(node: Node, name: str) -> str | None:
    """The value of an attribute, in whichever namespace it stands."""
    for key, value in node.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def child(node: Node | None, *names: str) -> Node | None:
    """The element that a path of names leads to, always by the first child of that name."""
    for name in names:
        if node is None:
            return None
        node = next((inner for inner in node if local(inner) == name), None)
    return node


def integer(text: str | None, default: int = 0) -> int:
    """A whole number as files state it; the default where they state none that makes sense.

    >>> integer("12"), integer("-3"), integer("twelve"), integer(None, 1)
    (12, -3, 0, 1)
    """
    return int(text) if text is not None and _INTEGER.fullmatch(text) else default


def value(node: Node | None, *names: str) -> str | None:
    """The attribute `val` of the element that a path of names leads to."""
    found = child(node, *names)
    return None if found is None else attribute(found, "val")
