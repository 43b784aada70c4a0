"""PDF files for tests, line by line at the places that a test names."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, HEIGHT = 420.0, 595.0
LEFT, RIGHT, TOP, BOTTOM = 50.0, 370.0, 530.0, 75.0
LEADING = 1.2
SPACE = 0.25  # of the size


class Paper:
    """A PDF in the making; `x` and `y` are where the last line set ends, and its base line."""

    def __init__(self) -> None:
        self.document = pypdfium2.PdfDocument.new()
        self.widths: dict[tuple[str, float, bool], float] = {}
        self.pages: list[pypdfium2.PdfPage] = []
        self.x = self.y = 0.0
        self.turn()

    def turn(self) -> None:
        """Begins a page."""
        self.pages.append(self.document.new_page(WIDTH, HEIGHT))
        self.y = TOP

    def put(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 10,
        *,
        bold: bool = False,
        page: pypdfium2.PdfPage | None = None,
    ) -> None:
        """Sets words at a place, on the last page or on another."""
        item = self._text(words, size, bold=bold)
        pdfium.FPDFPageObj_Transform(item, 1, 0, 0, 1, x, y)
        pdfium.FPDFPage_InsertObject(page or self.pages[-1], item)

    def picture(self) -> None:
        """Covers the page with a picture."""
        image = pypdfium2.PdfImage.new(self.document)
        bitmap = pypdfium2.PdfBitmap.new_native(8, 8, pdfium.FPDFBitmap_BGR)
        bitmap.fill_rect((200, 200, 200, 255), 0, 0, 8, 8)
        image.set_bitmap(bitmap)
        image.set_matrix(pypdfium2.PdfMatrix().scale(WIDTH, HEIGHT))
        self.pages[-1].insert_obj(image)

    def paragraph(
        self,
        words: str,
        *,
        left: float = LEFT,
        right: float = RIGHT,
        size: float = 10,
        indent: float = 0,
        bold: bool = False,
    ) -> None:
        """Sets a paragraph that wraps, on a new page when this one is full."""
        self.y -= size * 0.6
        x, line = left + indent, ""
        for part in words.split(" "):
            longer = f"{line} {part}".strip()
            if line and x + self.width(longer, size, bold=bold) > right:
                self._line(x, line, size, bold=bold)
                x, line = left, part
            else:
                line = longer
        self._line(x, line, size, bold=bold)

    def _line(self, x: float, line: str, size: float, *, bold: bool) -> None:
        if self.y - size * LEADING < BOTTOM:
            self.turn()
        self.y -= size * LEADING
        self.put(x, self.y, line, size, bold=bold)
        self.x = x + self.width(line, size, bold=bold)

    def width(self, words: str, size: float, *, bold: bool = False) -> float:
        """How wide words are when they are set."""
        parts = words.split(" ")
        for part in parts:
            if (part, size, bold) not in self.widths:
                left, right = ctypes.c_float(), ctypes.c_float()
                item = self._text(part, size, bold=bold)
                pdfium.FPDFPageObj_GetBounds(item, left, ctypes.c_float(), right, ctypes.c_float())
                pdfium.FPDFPageObj_Destroy(item)
                self.widths[part, size, bold] = right.value - left.value
        return sum(self.widths[part, size, bold] for part in parts) + SPACE * size * (
            len(parts) - 1
        )

    def _text(self, words: str, size: float, *, bold: bool) -> pdfium.FPDF_PAGEOBJECT:
        font = b"Times-Bold" if bold else b"Times-Roman"
        item = pdfium.FPDFPageObj_NewTextObj(self.document, font, size)
        encoded = (words + "\0").encode("utf-16-le")
        buffer = ctypes.create_string_buffer(encoded, len(encoded))
        pdfium.FPDFText_SetText(item, ctypes.cast(buffer, pdfium.FPDF_WIDESTRING))
        return item

    def save(self, path: Path) -> Path:
        """Writes the file."""
        for page in self.pages:
            page.gen_content()
        self.document.save(path)
        self.document.close()
        return path
