"""One source, saved in each format, says the same."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from viennagraph import resources
from viennagraph.knowledge import Knowledge, Settings
from viennagraph.model import PassageKind
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from viennagraph.model import Reading


class Block(NamedTuple):
    """A paragraph of the invented source: how it is numbered, its words, and a note to it."""

    kind: str
    label: str
    words: str
    note: str = ""


MEETING: Final = "Ninety-first Meeting of Heads of National Drug Law Enforcement Agencies"
SOURCE: Final = (
    Block("title", "", "UNODC/HONEURO/91/6"),
    Block("title", "", "9 July 2091"),
    Block("title", "", "Original: English"),
    Block("title", "", f"Report of the {MEETING}, Europe, held in Lisbon from 26 to 29 June 2091"),
    Block("chapter", "I.", "Matters calling for action by the Commission on Narcotic Drugs"),
    Block("title", "", f"Recommendations adopted by the {MEETING}, Europe"),
    Block(
        "paragraph",
        "1.",
        f"The {MEETING} (HONLEA), Europe, adopted the recommendations drawn up by its working"
        " groups, which are set out below.",
    ),
    Block("title", "1.", "Parcels as carriers of drugs"),
    Block(
        "paragraph",
        "2.",
        "The following recommendations concern the topic entitled “Parcels as carriers of drugs”:",
    ),
    Block(
        "item",
        "(a)",
        "Governments should be encouraged to ensure that their customs and postal services pass on"
        " advance data about parcels to one national contact point;",
    ),
    Block(
        "item",
        "(b)",
        "Governments must report each seizure of precursors from the post through the Precursors"
        " Incident Communication System (PICS);",
        "As far as their law allows.",
    ),
    Block(
        "item",
        "(c)",
        "Governments should encourage their law enforcement agencies to turn to the Airport"
        " Communication Project (AIRCOP) when a parcel has travelled as air freight and"
        " drug-related offences are likely.",
    ),
    Block("title", "2.", "Kitchen laboratories and what they leave behind"),
    Block(
        "paragraph",
        "3.",
        "The following recommendations concern the topic entitled “Kitchen laboratories and what"
        " they leave behind”:",
    ),
    Block(
        "item",
        "(a)",
        "Governments on whose territories kitchen laboratories were found in the past year are"
        " invited to send the United Nations Office on Drugs and Crime (UNODC) a short account of"
        " the methods seen there;",
    ),
    Block(
        "item",
        "(b)",
        "UNODC should be requested to develop, subject to the availability of resources, a common"
        " form for the reporting of laboratory fires.",
    ),
    Block("chapter", "II.", "Consideration of topics by working groups"),
    Block(
        "paragraph",
        "4.",
        "The working group on parcels met once, on 28 June, and reached the following conclusions:",
    ),
    Block("item", "(a)", "Advance data must reach the officer before the parcel does;"),
    Block("item", "(b)", "A contact point is of use only when it is staffed at night."),
    Block(
        "paragraph",
        "5.",
        "The Meeting recalled Commission on Narcotic Drugs resolution 56/10 and paragraph 97 of"
        " General Assembly resolution 71/211. It adopted the present report.",
    ),
)
FORMATS: Final = ("txt", "docx", "pdf", "html", "xml")


@pytest.fixture(scope="module")
def files(
    tmp_path_factory: pytest.TempPathFactory, word: ModuleType, paper: ModuleType
) -> dict[str, Path]:
    """The source as a file of each format."""
    folder = tmp_path_factory.mktemp("source")
    path = {ending: folder / f"invented.{ending}" for ending in FORMATS}
    path["txt"].write_text(as_text(), encoding="utf-8")
    path["html"].write_text(as_html(), encoding="utf-8")
    path["xml"].write_text(as_akn(), encoding="utf-8")
    save_docx(path["docx"], word)
    save_pdf(path["pdf"], paper)
    return path


def as_text() -> str:
    parts: list[str] = []
    for block in SOURCE:
        mark = "¹" if block.note else ""
        parts.append(f"{block.label} {block.words}{mark}".strip())
        parts += [f"¹ {block.note}"] if block.note else []
    return "\n\n".join(parts) + "\n"


def as_html() -> str:
    rows = ['<!DOCTYPE html><meta charset="utf-8"><body>']
    for block in SOURCE:
        mark = '<sup><a href="#n1">1</a></sup>' if block.note else ""
        words = f"{block.label} {escape(block.words)}{mark}"
        rows.append(f"<h2>{words}</h2>" if block.kind == "chapter" else f"<p>{words}</p>")
    note = next(block.note for block in SOURCE if block.note)
    return "\n".join([*rows, f'<ol><li id="n1">{note}</li></ol>'])


def as_akn() -> str:
    rows = ['<akomaNtoso xmlns="urn:akn"><doc name="report"><meta/><mainBody>']
    for block in SOURCE:
        note = block.note and f'<authorialNote marker="1"><p>{block.note}</p></authorialNote>'
        words = f"{escape(block.words)}{note}"
        numbered = f"<num>{block.label}</num><content><p>{words}</p></content>"
        rows.append(f"<paragraph>{numbered}</paragraph>" if block.label else f"<p>{words}</p>")
    return "".join([*rows, "</mainBody></doc></akomaNtoso>"])


def save_docx(path: Path, word: ModuleType) -> None:
    """Numbers of chapters, paragraphs and items are made by Word; those of topics are typed."""
    body: list[str] = []
    for block in SOURCE:
        runs = word.run(block.words) + (word.cite(1) if block.note else "")
        if block.kind == "chapter":
            body.append(word.paragraph(runs, style="Chapter"))
        elif block.kind == "paragraph":
            body.append(word.paragraph(runs, style="Numbered"))
        elif block.kind == "item":
            body.append(word.paragraph(runs, level=1))
        else:
            typed = word.run(f"{block.label}\t") if block.label else ""
            body.append(word.paragraph(word.run("", "<w:b/>") + typed + runs))
    word.save(path, *body, notes=tuple(block.note for block in SOURCE if block.note))


def save_pdf(path: Path, paper: ModuleType) -> None:
    """Two pages with running heads, page numbers, indents, and a note at the foot of the first."""
    sheet = paper.Paper()
    for block in SOURCE:
        words = f"{block.label} {block.words}".strip()
        indent = {"item": 20, "paragraph": 20}.get(block.kind, 0)
        sheet.paragraph(words, bold=block.kind in {"title", "chapter"}, indent=indent)
        if block.note:
            sheet.put(sheet.x, sheet.y + 4, "1", 6)
            sheet.put(50, 52, "1", 5)
            sheet.put(54, 49, block.note, 8)
    for number, page in enumerate(sheet.pages, start=1):
        sheet.put(50, 570, "UNODC/HONEURO/91/6", 8, page=page)
        sheet.put(350, 25, f"{number}/{len(sheet.pages)}", 8, page=page)
    sheet.save(path)


@pytest.fixture(scope="module")
def readings(files: dict[str, Path]) -> dict[str, Reading]:
    """What each file says."""
    knowledge = Knowledge.of(Settings(BASE, (), resources.ontology()))
    return {ending: knowledge.read(path) for ending, path in files.items()}


OTHERS: Final = [ending for ending in FORMATS if ending != "txt"]


def test_the_text_says_what_the_source_asks_and_concludes(readings: dict[str, Reading]) -> None:
    kinds = [provision.kind.value for provision in readings["txt"].provisions]

    assert kinds == ["Recommendation"] * 5 + ["Conclusion"] * 2


@pytest.mark.parametrize("ending", OTHERS)
def test_each_format_gives_the_same_provisions(readings: dict[str, Reading], ending: str) -> None:
    assert readings[ending].provisions == readings["txt"].provisions


@pytest.mark.parametrize("ending", OTHERS)
def test_each_format_gives_the_same_mentions(readings: dict[str, Reading], ending: str) -> None:
    assert named(readings[ending]) == named(readings["txt"])


@pytest.mark.parametrize("ending", OTHERS)
def test_each_format_gives_the_same_passages(readings: dict[str, Reading], ending: str) -> None:
    assert passages(readings[ending]) == passages(readings["txt"])


def test_the_pdf_alone_knows_pages(readings: dict[str, Reading]) -> None:
    pages = {
        ending: sorted({passage.page for passage in reading.document.passages if passage.page})
        for ending, reading in readings.items()
    }

    assert pages == {"txt": [], "docx": [], "pdf": [1, 2], "html": [], "xml": []}


@pytest.mark.parametrize("ending", FORMATS)
def test_each_printed_character_is_in_one_leaf(readings: dict[str, Reading], ending: str) -> None:
    document = readings[ending].document
    covered = sorted(
        place
        for leaf in document.leaves
        for start, end in leaf.segments
        for place in range(start, end)
        if not document.text.raw[place].isspace()
    )

    assert covered == [n for n, sign in enumerate(document.text.raw) if not sign.isspace()]


@pytest.mark.parametrize("ending", FORMATS)
def test_the_segments_of_each_leaf_give_its_words(
    readings: dict[str, Reading], ending: str
) -> None:
    document = readings[ending].document

    assert [leaf.words for leaf in document.leaves] == [
        "".join(document.text.raw[start:end] for start, end in leaf.segments)
        for leaf in document.leaves
    ]


def named(reading: Reading) -> list[tuple[str, str, tuple[object, ...]]]:
    """The mentions with what they refer to, by passage."""
    return sorted(
        (link.mention.passage, link.mention.surface, tuple(link.entities)) for link in reading.links
    )


def passages(reading: Reading) -> dict[str, str]:
    """The words of each passage that is no page furniture."""
    return {
        passage.fragment: " ".join(passage.words.split())
        for passage in reading.document.passages
        if passage.kind is not PassageKind.FURNITURE
    }
