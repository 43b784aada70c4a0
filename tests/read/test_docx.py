"""Word documents: numbers that stand nowhere in the file, notes, tables, changes, bounds."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viennagraph.model import MarkKind
from viennagraph.read import UnreadableError, numbering, package, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    Lines = Callable[[Path], list[str]]


@pytest.fixture
def made(word: ModuleType, tmp_path: Path) -> Callable[..., Path]:
    """Saves a document of these blocks."""
    return lambda *body, **more: word.save(tmp_path / "invented.docx", *body, **more)


# ── numbers ──────────────────────────────────────────────────────────────────────────────────


def test_a_style_gives_its_paragraphs_their_numbers(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    path = made(*(word.paragraph(words, style="Numbered") for words in ("One.", "Two.")))

    assert lines(path) == ["1. One.", "2. Two."]


def test_levels_have_letters_and_roman_numerals(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    levels = [("Asks:", 0), ("First;", 1), ("Second:", 1), ("Inner;", 2), ("Third.", 1)]
    path = made(*(word.paragraph(words, level=level) for words, level in levels))

    assert lines(path) == ["1. Asks:", "(a) First;", "(b) Second:", "(i) Inner;", "(c) Third."]


def test_a_deeper_level_begins_again_below_the_next_number(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    levels = [("One:", 0), ("First.", 1), ("Two:", 0), ("Again first.", 1)]
    path = made(*(word.paragraph(words, level=level) for words, level in levels))

    assert lines(path)[3] == "(a) Again first."


def test_another_list_of_the_same_kind_goes_on_counting(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    path = made(word.paragraph("One.", level=0), word.paragraph("Two.", level=0, number=4))

    assert lines(path) == ["1. One.", "2. Two."]


def test_a_list_that_overrides_its_start_begins_again(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    path = made(word.paragraph("First;", level=1), word.paragraph("Again.", level=1, number=3))

    assert lines(path) == ["(a) First;", "(a) Again."]


def test_a_heading_style_is_bound_to_a_level_and_quotes_in_digits(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    path = made(
        word.paragraph("Introduction", style="Chapter"),
        word.paragraph("Chapter of it", style="Chapter"),
        word.paragraph("Section", level=1, number=2),
    )

    assert lines(path) == ["I. Introduction", "II. Chapter of it", "2.1 Section"]


def test_a_paragraph_can_leave_the_list_of_its_style(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    plain = "<w:p><w:pPr><w:pStyle w:val='Numbered'/><w:numPr><w:numId w:val='0'/></w:numPr>"
    path = made(f"{plain}</w:pPr>{word.run('Plain.')}</w:p>")

    assert lines(path) == ["Plain."]


@pytest.mark.parametrize(
    ("restart", "labels"),
    [
        pytest.param(None, ["1.", "(a)", "2.", "(a)"], id="by any higher level"),
        pytest.param(0, ["1.", "(a)", "2.", "(b)"], id="never"),
        pytest.param(1, ["1.", "(a)", "2.", "(a)"], id="by the first level"),
    ],
)
def test_a_level_begins_again_when_it_says(restart: int | None, labels: list[str]) -> None:
    letter = numbering.Level(form="lowerLetter", text="(%2)", restart=restart)
    levels = {0: numbering.Level(text="%1."), 1: letter}
    counters = numbering.Counters({"1": numbering.List("0", levels, {})})

    assert labels == [counters.label("1", depth) for depth in (0, 1, 0, 1)]


def test_a_label_quotes_the_numbers_above_it() -> None:
    levels = {
        0: numbering.Level(form="upperRoman", text="%1."),
        1: numbering.Level(form="decimalZero", text="%1.%2"),
        2: numbering.Level(form="bullet", text="\uf0b7"),
    }
    counters = numbering.Counters({"1": numbering.List("0", levels, {})})

    assert [counters.label("1", depth) for depth in (0, 1, 2)] == ["I.", "I.01", "•"]


def test_a_label_of_a_level_that_was_skipped_quotes_its_start() -> None:
    levels = {0: numbering.Level(start=4), 1: numbering.Level(text="%1.%2")}
    counters = numbering.Counters({"1": numbering.List("0", levels, {})})

    assert counters.label("1", 1) == "4.1"


def test_a_list_that_is_not_defined_gives_no_label() -> None:
    assert numbering.Counters({}).label("7", 0) == ""


def test_typed_numbers_stay_and_their_tab_is_a_space(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    tabbed = "<w:r><w:tab/><w:t>1.</w:t><w:tab/><w:t>The Meeting met.</w:t></w:r>"
    path = made(word.paragraph(tabbed))

    assert lines(path) == ["1. The Meeting met."]


# ── headings, links, notes, tables ───────────────────────────────────────────────────────────


def test_a_heading_leaves_its_level_and_is_bold(
    made: Callable[..., Path], word: ModuleType
) -> None:
    text = read(made(word.paragraph("Introduction", style="Chapter")))
    marks = {(m.kind, text.characters[m.start : m.end], m.value) for m in text.marks}

    assert marks == {
        (MarkKind.HEADING, "I. Introduction", "1"),
        (MarkKind.STRONG, "I. Introduction", ""),
    }


def test_a_hyperlink_leaves_its_target(made: Callable[..., Path], word: ModuleType) -> None:
    link = f'<w:hyperlink r:id="x">{word.run("A/91/1")}</w:hyperlink>'
    path = made(
        word.paragraph(word.run("See ") + link + word.run(".")),
        relations=(("x", "hyperlink", "https://example.org/A/91/1"),),
    )
    text = read(path)

    assert [(text.characters[m.start : m.end], m.value) for m in text.marks] == [
        ("A/91/1", "https://example.org/A/91/1")
    ]


def test_a_field_shows_its_result_and_links(made: Callable[..., Path], word: ModuleType) -> None:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText>HYPERLINK "https://example.org/"</w:instrText></w:r>'
    runs = field("begin") + code + field("separate") + word.run("A/91/1") + field("end")
    text = read(made(word.paragraph(word.run("See ") + runs + word.run(" there"))))

    assert text.characters == "See A/91/1 there"
    assert [m.value for m in text.marks] == ["https://example.org/"]


def test_a_footnote_stands_after_the_paragraph_that_cites_it(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    path = made(
        word.paragraph(word.run("Cited") + word.cite(2) + word.run(" here.")),
        word.paragraph("Next paragraph."),
        notes=("Not cited.", "See elsewhere."),
    )

    assert lines(path) == ["Cited¹ here.", "¹ See elsewhere.", "Next paragraph."]


def test_a_row_is_one_paragraph_with_tabs(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    path = made(
        word.paragraph("Officers:", level=0), word.table(("Chair", "Ilse"), ("Rapporteur", "Ana"))
    )

    assert lines(path)[1:] == ["Chair\tIlse", "Rapporteur\tAna"]


def test_a_table_on_the_title_page_is_no_table(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    path = made(word.table(("United Nations", "A/91/1")), word.paragraph("Met.", level=0))

    assert lines(path) == ["United Nations", "A/91/1", "1. Met."]


def test_a_text_box_stands_after_its_anchor_once(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    box = f"<w:txbxContent>{word.paragraph('In a box.')}</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="urn:compatibility">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    path = made(word.paragraph(f"<w:r>{both}<w:t>Anchored.</w:t></w:r>"))

    assert lines(path) == ["Anchored.", "In a box."]


def test_raised_digits_become_superscripts(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    raising = '<w:vertAlign w:val="superscript"/>'
    path = made(word.paragraph(word.run("word") + word.run("12", raising)))

    assert lines(path) == ["word¹²"]


# ── changes and what is not printed ──────────────────────────────────────────────────────────


def test_insertions_stay_and_deletions_go(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    deleted = "<w:del><w:r><w:delText>may</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{word.run('away ')}</w:moveFrom>"
    inserted = f"<w:ins>{word.run('should')}</w:ins>"
    path = made(word.paragraph(word.run("They ") + deleted + moved + inserted + word.run(" act")))

    assert lines(path) == ["They should act"]


def test_a_deleted_paragraph_end_joins_two_paragraphs(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    torn = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{word.run('The Meeting ')}</w:p>"
    path = made(torn, word.paragraph("took note.", level=0))

    assert lines(path) == ["1. The Meeting took note."]


def test_hidden_words_are_not_read(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    path = made(word.paragraph(word.run("Seen") + word.run("hidden", "<w:vanish/>")))

    assert lines(path) == ["Seen"]


def test_the_running_head_is_kept_but_cut(made: Callable[..., Path], word: ModuleType) -> None:
    text = read(made(word.paragraph("Met."), parts=(("footer", "ftr", word.paragraph("Page")),)))

    assert text.raw == "Met.\n\nPage"
    assert text.characters.strip() == "Met."


def test_the_head_of_the_title_page_comes_first(
    made: Callable[..., Path], word: ModuleType, lines: Lines
) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="part3"/></w:sectPr>'
    path = made(
        word.paragraph("Met."), section, parts=(("header", "hdr", word.paragraph("A/CONF.91/1")),)
    )

    assert lines(path) == ["A/CONF.91/1", "Met."]


def test_a_quote_leads_back_to_the_raw_characters(
    made: Callable[..., Path], word: ModuleType
) -> None:
    text = read(made(word.paragraph("two  spaces, one\u00adhyphen")))
    spans = text.raw_spans(0, len(text.characters))

    assert text.characters == "two spaces, onehyphen"
    assert text.characters == "".join(text.raw[start:end] for start, end in spans)


# ── refusals ─────────────────────────────────────────────────────────────────────────────────


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return str(caught.value)


def test_an_archive_without_a_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "invented.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "words")

    assert "the archive holds no Word document" in refusal(path)


def test_a_cut_archive_is_refused(made: Callable[..., Path], word: ModuleType) -> None:
    path = made(word.paragraph("Met."))
    path.write_bytes(path.read_bytes()[:-40])

    assert "a damaged DOCX file" in refusal(path)


def test_a_part_that_unfolds_without_end_is_refused(
    made: Callable[..., Path], word: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LARGEST_PART", 100_000)
    path = made(word.paragraph("a" * 1_000_000))

    assert path.stat().st_size < 10_000
    assert "unpacks to more than 100,000 bytes" in refusal(path)


def test_a_part_with_a_document_type_is_refused(tmp_path: Path, word: ModuleType) -> None:
    path = word.save(tmp_path / "whole.docx", word.paragraph("Met."))
    hostile = tmp_path / "hostile.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(hostile, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("document.xml"):
                content = b'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + content
            target.writestr(name, content)

    assert "declares a document type" in refusal(hostile)


def test_a_locked_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "locked.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100)

    assert "locked with a password" in refusal(path)


def test_a_locked_part_is_refused(made: Callable[..., Path], word: ModuleType) -> None:
    path = made(word.paragraph("Met."))
    content = bytearray(path.read_bytes())
    place = 0
    while (place := content.find(b"PK\x01\x02", place)) >= 0:
        content[place + 8] |= 1  # the bit that says: encrypted
        place += 4
    path.write_bytes(content)

    assert "it is locked with a password" in refusal(path)


def test_a_part_that_is_packed_in_another_way_is_refused(tmp_path: Path, word: ModuleType) -> None:
    path = word.save(tmp_path / "whole.docx", word.paragraph("Met."))
    other = tmp_path / "other.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w", zipfile.ZIP_BZIP2) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))

    assert "it is packed in an unusual way" in refusal(other)


@given(
    place=st.integers(0, 10**6),
    change=st.one_of(st.binary(max_size=4), st.integers(1, 30)),
    form=st.sampled_from(["docx", "pdf"]),
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, word: ModuleType, paper: ModuleType, place: int, change: bytes | int, form: str
) -> None:
    path = tmp_path / f"whole.{form}"
    if not path.exists() and form == "docx":
        word.save(path, word.paragraph("Met.", level=0), word.table(("a", "b")), notes=("Note.",))
    elif not path.exists():
        sheet = paper.Paper()
        sheet.paragraph("1. The Meeting met.")
        sheet.save(path)
    content = path.read_bytes()
    place %= len(content)
    size = change if isinstance(change, int) else len(change)
    damaged = (
        content[:place] + (b"" if isinstance(change, int) else change) + content[place + size :]
    )
    (tmp_path / f"damaged.{form}").write_bytes(damaged)

    try:
        words = read(tmp_path / f"damaged.{form}").raw
    except UnreadableError as error:
        words = error.remedy

    assert words
