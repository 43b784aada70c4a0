"""The characters of a PDF page with their places, in stretches that were set in one go."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from viennagraph.read.labels import raised
from viennagraph.read.refusal import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_PAGES: Final = 5_000
"""The longest documents of the field have a few hundred pages."""

_LOCKED: Final = 4  # the library's number for a wrong or missing password
_COLUMN_GAP: Final = 1.6  # in ems: wider than the widest space of justified text
_UNREADABLE_SHARE: Final = 0.3
_PICTURE_SHARE: Final = 0.5
_LINE_END_HYPHEN: Final = "\x02"
_LIGATURES: Final = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", _LINE_END_HYPHEN: "-"}
)


class Stretch(NamedTuple):
    """Characters side by side: their words, box, base line, height and weight."""

    words: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool = False


class Page(NamedTuple):
    """The stretches of one page in the order in which the file holds them."""

    width: float
    height: float
    stretches: tuple[Stretch, ...]


class _Glyph(NamedTuple):
    character: str
    left: float
    right: float
    base: float
    size: float


def pages(path: Path, content: bytes) -> tuple[Page, ...]:
    """The pages of a PDF file.

    Raises:
        UnreadableError: The file is damaged, locked, endless, or has pages that are pictures.
    """
    import pypdfium2  # noqa: PLC0415 - loaded where a PDF is read, and nowhere else

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise _refused(path, error) from None
    try:
        if len(document) > MOST_PAGES:
            reason = f"the PDF has {len(document):,} pages, which no document has"
            raise UnreadableError(path, reason, "Split it into its documents.")
        found = tuple(_page(document[number]) for number in range(len(document)))
        _refuse_pictures(path, document, found)
    except pypdfium2.PdfiumError as error:
        raise _refused(path, error) from None
    finally:
        document.close()
    return found


def _refused(path: Path, error: Exception) -> UnreadableError:
    if getattr(error, "err_code", None) == _LOCKED or "password" in str(error).lower():
        reason = "the PDF is locked with a password"
        return UnreadableError(path, reason, "Save a copy without a password and read that.")
    reason = f"a damaged PDF file ({error})"
    return UnreadableError(path, reason, "Fetch it again, or print it to a new PDF.")


def _refuse_pictures(path: Path, document: Any, found: tuple[Page, ...]) -> None:  # noqa: ANN401 - untyped library
    """A page that is a picture has words that are not read: better none than some in silence."""
    remedy = "Recognise the text first (OCR), for example with `ocrmypdf --skip-text`."
    scanned = [
        number
        for number, page in enumerate(found, start=1)
        if not page.stretches and _is_picture(document[number - 1])
    ]
    covers = {1, len(found)}
    if scanned and not (set(scanned) <= covers and len(scanned) < len(found)):
        named = ", ".join(map(str, scanned[:5])) + (" …" if len(scanned) > 5 else "")  # noqa: PLR2004
        raise UnreadableError(path, f"the PDF has pictures of pages, without text: {named}", remedy)
    words = [s.words for page in found for s in page.stretches]
    total = sum(map(len, words))
    if not total:
        raise UnreadableError(path, "the PDF has no text", remedy)
    unknown = sum(word.count("\ufffd") for word in words)
    if unknown > total * _UNREADABLE_SHARE:
        reason = "the PDF does not say which letters its signs are"
        raise UnreadableError(path, reason, remedy.replace("--skip-text", "--force-ocr"))


def _is_picture(page: Any) -> bool:  # noqa: ANN401 - untyped library
    """Whether an image covers most of a page."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    whole = page.get_width() * page.get_height()
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) > whole * _PICTURE_SHARE:
            return True
    return False


def _page(page: Any) -> Page:  # noqa: ANN401 - untyped library
    text = page.get_textpage()
    found = tuple(_stretches(text))
    size = page.get_width(), page.get_height()
    text.close()
    return Page(*size, found)


def _glyphs(text: Any) -> Iterator[tuple[int, _Glyph]]:  # noqa: ANN401 - untyped library
    """Each character with its place; a line feed where the library sees the end of a line."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        character = chr(code) if 0 < code < 0x110000 and not 0xFFFE <= code <= 0xFFFF else "\ufffd"  # noqa: PLR2004
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        yield index, _Glyph(character, box.left, box.right, y.value, abs(box.top - box.bottom))


def _stretches(text: Any) -> Iterator[Stretch]:  # noqa: ANN401 - untyped library
    pen = _Pen()
    for index, glyph in _glyphs(text):
        if glyph.character in "\r\n":
            yield from pen.stretch()
            pen = _Pen()
        elif glyph.character.isspace():
            pen.space()
        else:
            if pen.leaves(glyph):
                yield from pen.stretch()
                pen = _Pen()
            if pen.is_up:
                pen.weights.append(_is_bold(text, index))
            pen.draw(glyph)
    yield from pen.stretch()


def _is_bold(text: Any, index: int) -> bool:  # noqa: ANN401 - untyped library
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    heavy = b"bold" in name.value.lower() or b"black" in name.value.lower()
    return heavy or pdfium.FPDFText_GetFontWeight(text, index) >= 600  # noqa: PLR2004 - CSS weight


class _Pen:
    """What has been written since the pen was put down: a stretch in the making."""

    def __init__(self) -> None:
        self.words = ""
        self.is_spaced = False
        self.left = self.right = self.base = self.size = 0.0
        self.weights: list[bool] = []

    @property
    def is_up(self) -> bool:
        """Whether a word begins with the next character."""
        return not self.words or self.is_spaced

    def space(self) -> None:
        """Notes a space, which counts when another character follows."""
        self.is_spaced = bool(self.words)

    def leaves(self, glyph: _Glyph) -> bool:
        """Whether a character stands elsewhere: apart, back to the left, or on another line."""
        if not self.words:
            return False
        size = max(self.size, glyph.size)
        gap = glyph.left - self.right
        return gap > _COLUMN_GAP * size or gap < -size or abs(glyph.base - self.base) > 0.6 * size

    def draw(self, glyph: _Glyph) -> None:
        """Writes one character; a small raised digit becomes a superscript."""
        character = glyph.character.translate(_LIGATURES)
        if self.words and self._is_raised(glyph.base - self.base, glyph.size, self.size):
            self.words += " " * self.is_spaced + raised(character)
        else:
            if self.words and self._is_raised(self.base - glyph.base, self.size, glyph.size):
                self.words = raised(self.words) + " " * (not self.is_spaced)
            if not self.words:
                self.left = glyph.left
            self.words += " " * self.is_spaced + character
            self.base, self.size = glyph.base, glyph.size
        self.right = glyph.right
        self.is_spaced = False

    @staticmethod
    def _is_raised(rise: float, size: float, beside: float) -> bool:
        return rise > 0.12 * beside and size < 0.9 * beside

    def stretch(self) -> Iterator[Stretch]:
        """The stretch that was written, if one was."""
        if words := self.words.encode("utf-16", "surrogatepass").decode("utf-16", "replace"):
            bold = all(self.weights)
            yield Stretch(words, self.left, self.right, self.base, self.size, bold)
