"""Small whole documents of each format, ways to damage them, and what a reader owes to either."""

from __future__ import annotations

import importlib.util
import io
import signal
import sys
import time
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox
from hypothesis import strategies as st
from lxml import etree

from viennagraph import resources
from viennagraph.knowledge import Knowledge, Settings
from viennagraph.pipeline.bench import Bench
from viennagraph.read import UnreadableError
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

ROOT: Final = Path(__file__).resolve().parents[2]
SECONDS: Final = 3.0  # of the processor, for a document of no size
SECONDS_FOR_EACH: Final = 0.000_4  # more for each byte that the document unfolds to
SCALE: Final = 1 << 16  # places are parts of a content, so that they mean the same in any length


class Slow(Exception):  # noqa: N818 (what it says)
    """A document took longer than its size allows."""


def neighbour(folder: str, name: str) -> ModuleType:
    """A module of another folder of tests, which are no packages."""
    place = ROOT / "tests" / folder / f"{name}.py"
    specification = importlib.util.spec_from_file_location(f"{folder}_{name}", place)
    if specification is None or specification.loader is None:
        message = f"no module at {place.name}"
        raise ImportError(message)
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module


# ── Whole documents ──────────────────────────────────────────────────────────────────────────

BLOCKS: Final = (
    ("p", "", "UNODC/HONEURO/91/6"),
    ("p", "", "9 July 2091"),
    ("p", "", "Report of the Ninety-first Meeting, held in Lisbon from 26 to 29 June 2091"),
    ("h2", "I.", "Matters calling for action by the Commission on Narcotic Drugs"),
    ("p", "1.", "The Meeting adopted the recommendations that are set out below."),
    ("p", "(a)", "Governments should be encouraged to count each lamp, as appropriate;"),
    ("p", "(b)", "Governments that have lamps must tell the Paris Pact Initiative (PPI)."),
    ("p", "2.", "In its resolution 56/10, paragraph 3 (a), the Commission asked for oil."),
    ("p", "3.", "Several speakers underlined that 12 of 30 States had replied."),
)  # fmt: skip


def as_text() -> bytes:
    """The document as plain text."""
    return "\n\n".join(f"{label} {words}".strip() for _, label, words in BLOCKS).encode()


def as_markdown() -> bytes:
    """The document with marks of emphasis, a table and a link."""
    marked = [f"**{label}** {words}" if tag == "h2" else f"{label} {words}"
              for tag, label, words in BLOCKS]  # fmt: skip
    table = "| State | Year |\n|---|---|\n| Lampland | 2090 |"
    return "\n\n".join(
        [*marked, "# Annex", table, "[E/CN.7/2091/1](https://undocs.org/x)"]
    ).encode()


def as_html() -> bytes:
    """The document as a page."""
    rows = [f"<{tag}>{label} {words}</{tag}>" for tag, label, words in BLOCKS]
    more = "<ol type=i start=3><li>One<li>Two</ol><table><tr><td>a<td>b</table><a href='#n'>n</a>"
    return f'<!DOCTYPE html><meta charset="utf-8"><body>{"".join(rows)}{more}'.encode()


def as_akn() -> bytes:
    """The document as Akoma Ntoso."""
    rows = [
        f"<paragraph><num>{label}</num><content><p>{words}</p></content></paragraph>"
        if label
        else f"<p>{words}</p>"
        for _, label, words in BLOCKS
    ]
    note = '<p>See<authorialNote marker="1"><p>A note.</p></authorialNote></p>'
    body = f"<mainBody>{''.join(rows)}{note}</mainBody>"
    return (
        f'<akomaNtoso xmlns="urn:akn"><doc name="report"><meta/>{body}</doc></akomaNtoso>'.encode()
    )


def as_docx(folder: Path) -> bytes:
    """The document as a word processor saves it."""
    word = neighbour("read", "word")
    rows = [word.paragraph(words, level=0 if label else None) for _, label, words in BLOCKS]
    path = folder / "whole.docx"
    word.save(path, *rows, word.table(("a", "b"), ("c", "d")), notes=("A note.",))
    return path.read_bytes()


def as_pdf(folder: Path) -> bytes:
    """The document as a PDF with packed streams."""
    sheet = neighbour("read", "paper").Paper()
    for tag, label, words in BLOCKS:
        sheet.paragraph(f"{label} {words}".strip(), bold=tag == "h2")
    path = folder / "whole.pdf"
    sheet.save(path)
    return path.read_bytes()


def plain_pdf(lines: int = 9, *, kids: str = "[3 0 R]", count: int = 1) -> bytes:
    """A PDF whose every operator stands in the open, so that a change of a byte reaches it."""
    words = [f"({label} {words[:60]}) Tj T*" for _, label, words in BLOCKS][:lines]
    stream = f"BT /F1 10 Tf 12 TL 50 500 Td {' '.join(words)} ET"
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj<</Type/Pages/Kids{kids}/Count {count}>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        f"4 0 obj<</Length {len(stream)}>>stream\n{stream}\nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        "trailer<</Root 1 0 R>>\n%%EOF\n"
    ).encode()


def seeds(folder: Path) -> dict[str, tuple[bytes, ...]]:
    """Whole documents for each ending of a name."""
    return {
        ".txt": (as_text(), (ROOT / "examples/resolution.txt").read_bytes()),
        ".md": (as_markdown(), (ROOT / "examples/compilation.md").read_bytes()),
        ".html": (as_html(),),
        ".xml": (as_akn(),),
        ".docx": (as_docx(folder),),
        ".pdf": (plain_pdf(), as_pdf(folder)),
    }


# ── Damage ───────────────────────────────────────────────────────────────────────────────────

TOKENS: Final = tuple(
    token if isinstance(token, bytes) else token.encode()
    for token in (
        "\n", "\n\n", "\r", "\f", "\t", "\u2028", "\x85", "\ufeff", "\u200f", "\u202e", "\u0301",
        "1. ", "99999999999999999999. ", "(a) ", "(zz) ", "(xlix) ", "I. ", "IIII.", "Annex\n\n",
        "**", "__", "# ", "|", "| |\n|-|\n", "[", "](", "¹ ", "\\", "`", "<b>", "</b>", "<sup>",
        "should be encouraged to ", "Requests ", "Recalling ", ", and ", "; ", "in order to ",
        "UNODC/HONEURO/12/6", "E/CN.7/2091/L.1 and Add.1-9", "resolution 56/10", "S-30/1",
        "paragraphs 1 to 99999999 (a)", "the Meeting", "31 February 2091", "99 May 0000", "0000",
        "٣", "五", "Ⅷ", "½", "\u0000", "\U0010ffff", "ﬁ", "ı", "İ", "ẞ", "\u00ad", "\u200b",
        "<table>", "<tr>", "<td colspan=99999999>", "<ol start=-9999999>", "<li value=x>", "<!--",
        "<script>", "<![CDATA[", "&#0;", "&#x110000;", "&#xd800;", "&lt;", "&x;", "<!DOCTYPE a>",
        "<p>", "</p>", "<num>", "<authorialNote>", "<w:p>", "</w:p>", '<w:ilvl w:val="99"/>',
        '<w:numId w:val="-1"/>', '<w:lvlText w:val="%9%1%0"/>', '<w:start w:val="2147483648"/>',
        "<w:tbl><w:tr><w:tc>", "<w:fldChar/>", '<w:basedOn w:val="Heading1"/>', "<w:del>",
        "/Kids[2 0 R]", "/Count 99999999", "/Parent 2 0 R", "endobj", "stream", "99999999 0 R",
        "/Length -1", "BT ", "Tj ", "1e38 ", "-1e38 0 0 1 0 0 cm ", "/MediaBox[0 0 0 0]", "NaN ",
        b"\xff", b"\xed\xa0\x80", b"\x00", b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"\xf5\x80",
    )
)  # fmt: skip


class Edit(NamedTuple):
    """A change of a content: what is done where, over how much, with which bytes."""

    kind: str
    place: int
    length: int
    content: bytes

    def made(self, content: bytes) -> bytes:
        """The content with the change."""
        at = self.place * len(content) // SCALE
        end = at + min(self.length, 4096)
        match self.kind:
            case "cut":
                return content[:at] + content[end:]
            case "repeat":
                return content[:at] + content[at:end] * 5 + content[end:]
            case "move":
                return content[:at] + content[end:] + content[at:end]
            case "insert":
                return content[:at] + self.content + content[at:]
            case "fill":
                return content[:at] + self.content * min(self.length, 200) + content[at:]
            case _:
                return content[:at] + self.content + content[at + len(self.content) :]


WORDS: Final = st.one_of(
    st.sampled_from(TOKENS),
    st.text(max_size=12).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=6),
)
EDITS: Final = st.lists(
    st.builds(
        Edit,
        st.sampled_from(["cut", "repeat", "move", "insert", "fill", "replace"]),
        st.integers(0, SCALE - 1),
        st.integers(1, 600),
        WORDS,
    ),
    min_size=1,
    max_size=12,
)


def damaged(content: bytes, edits: list[Edit], part: int = -1, *, mended: bool = False) -> bytes:
    """A document with changes: in a part of its package where it has any, or in its bytes.

    Where it is mended, XML is made well-formed again, so that the change reaches what reads it.
    """
    if part >= 0 and content.startswith(b"PK"):
        return _repacked(content, edits, part, mended=mended)
    is_xml = content.startswith((b"<w:", b"<akoma", b"<Relation"))
    for edit in edits:
        content = edit.made(content)
    return _mended(content) if mended and is_xml else content


def _mended(content: bytes) -> bytes:
    try:
        root = etree.fromstring(content, etree.XMLParser(recover=True, resolve_entities=False))
    except etree.XMLSyntaxError:  # nothing of it is left
        return content
    return content if root is None else etree.tostring(root, encoding="utf-8")


def _repacked(content: bytes, edits: list[Edit], part: int, *, mended: bool) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        names = old.namelist()
        for number, name in enumerate(names):
            words = old.read(name)
            if number == part % len(names):
                words = damaged(words, edits, mended=mended)
            new.writestr(name, words)
    return packed.getvalue()


# ── What is owed ─────────────────────────────────────────────────────────────────────────────


class Judge:
    """The stages from the file to the graph, and what they owe to any document."""

    def __init__(self, folder: Path, *, checks: bool = True) -> None:
        self.folder = folder
        settings = Settings(BASE, (), resources.ontology())
        self.knowledge = Knowledge.of(settings)
        self.bench: Callable[[tuple[str, ...]], object] = lambda _: ()
        if checks:
            self.bench = _bench(settings).faults

    def __call__(self, content: bytes, ending: str) -> str:
        """Reads a document; says whether it was read or refused.

        Raises:
            Slow: It took more of the processor than its size allows.
        """
        path = self.folder / f"made-up{ending}"
        path.write_bytes(content)
        with bounded(SECONDS + SECONDS_FOR_EACH * _unfolded(content)):
            try:
                said = self.knowledge.said(path)
            except UnreadableError as error:
                _owes_a_line(str(error), path)
                return "refused"
            self.bench(said.lines)
        _owes_quads(said.iri, said.lines)
        return "read"


def _bench(settings: Settings) -> Bench:
    from viennagraph import check  # noqa: PLC0415 (only where it is asked for)
    from viennagraph.knowledge import knowledge_graphs  # noqa: PLC0415

    known = ("\n".join(graph.lines) for graph in knowledge_graphs(settings))
    return Bench(known, check.load(resources.shapes()))


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Ends what takes more of the processor than that; other processes do not count."""

    def end(*_: object) -> None:
        message = f"more than {seconds:.1f} s of the processor"
        raise Slow(message)

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def timed(action: Callable[[], object]) -> float:
    """The seconds of the processor that an action takes."""
    begun = time.process_time()
    action()
    return time.process_time() - begun


def _unfolded(content: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(min(part.file_size, 10_000_000) for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, RuntimeError, OSError):
        return len(content)


def _owes_a_line(words: str, path: Path) -> None:
    assert str(path) in words
    assert words.isprintable(), ascii(words)
    assert len(words) < len(str(path)) + 1000


def _owes_quads(iri: str, lines: tuple[str, ...]) -> None:
    quads = list(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS))
    names = {quad.graph_name.value for quad in quads}
    assert len(lines) == len(quads)
    assert iri in names
    assert not [name for name in names if name != iri and not name.startswith(f"{iri}#")]
