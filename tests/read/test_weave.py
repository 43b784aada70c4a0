"""Paragraphs to one text: laws that hold whatever a format gives."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from viennagraph.model import MarkKind, Text
from viennagraph.read.weave import Paragraph, Piece, compose

WORDS = st.text(alphabet="abé𝔘 -\n\t\u00ad\u200b.1", max_size=12)
PIECES = st.builds(
    Piece, WORDS, is_strong=st.booleans(), target=st.sampled_from(["", "#"]), is_cut=st.booleans()
)
PARAGRAPHS = st.lists(
    st.builds(
        Paragraph,
        st.lists(PIECES, max_size=5).map(tuple),
        level=st.integers(0, 6),
        page=st.integers(1, 4),
    ),
    max_size=6,
)


def text(paragraphs: list[Paragraph]) -> Text:
    return Text("invented.docx", "", "", *compose(paragraphs))


def visible(words: str) -> str:
    return "".join(c for c in words if not c.isspace() and c not in "\u00ad\u200b")


@given(PARAGRAPHS)
def test_the_raw_spans_give_the_characters_back(paragraphs: list[Paragraph]) -> None:
    found = text(paragraphs)
    spans = found.raw_spans(0, len(found.characters))

    assert found.characters == "".join(found.raw[start:end] for start, end in spans)


@given(PARAGRAPHS)
def test_all_words_but_the_cut_ones_are_characters(paragraphs: list[Paragraph]) -> None:
    expected = "".join(visible(paragraph.words) for paragraph in paragraphs)

    assert expected == visible(text(paragraphs).characters)


@given(PARAGRAPHS)
def test_all_words_are_raw_characters(paragraphs: list[Paragraph]) -> None:
    expected = "".join(visible(piece.words) for p in paragraphs for piece in p.pieces)

    assert expected == visible(text(paragraphs).raw)


@given(PARAGRAPHS)
@example([Paragraph((Piece("\xad"), Piece("\xad", target="#")))])  # a mark inside one cut
def test_marks_and_pages_are_in_order_and_within(paragraphs: list[Paragraph]) -> None:
    found = text(paragraphs)

    assert sorted(found.pages) == list(found.pages)
    assert all(0 <= m.start <= m.end <= len(found.characters) for m in found.marks)
    assert all(0 <= page <= len(found.characters) for page in found.pages)


def test_a_page_begins_where_its_first_paragraph_does() -> None:
    found = text([Paragraph((Piece(word),), page=page) for word, page in (("a", 1), ("b", 3))])

    assert (found.raw, found.pages) == ("a\n\nb", (3, 3))


def test_bold_pieces_with_a_space_between_are_one_stretch() -> None:
    pieces = (Piece("a", is_strong=True), Piece(" "), Piece("b", is_strong=True), Piece(" c"))
    found = text([Paragraph(pieces)])

    assert [(m.kind, m.start, m.end) for m in found.marks] == [(MarkKind.STRONG, 0, 3)]
