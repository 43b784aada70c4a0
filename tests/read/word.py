"""Word documents for tests, made part by part as Word writes them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_NAMES: Final = f'xmlns:w="{_MAIN}" xmlns:r="{_RELATED}"'

LISTS: Final = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/>
  </w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/>
  </w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Chapter"/>
    <w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>
    <w:isLgl/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>
"""

STYLES: Final = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
  <w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="Chapter"/>
  <w:basedOn w:val="Heading1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/>
  <w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""


def run(words: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(content: str, *, style: str = "", level: int | None = None, number: int = 1) -> str:
    """A paragraph of words or of runs, in a style, or at a level of a list."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level is not None:
        inner = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
        properties += f"<w:numPr>{inner}</w:numPr>"
    runs = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def cite(note: int) -> str:
    """A run that cites a footnote."""
    return f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of words."""
    return f"<w:tbl>{''.join(map(_row, rows))}</w:tbl>"


def _row(cells: tuple[str, ...]) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


def save(
    path: Path,
    *body: str,
    notes: tuple[str, ...] = (),
    relations: tuple[tuple[str, str, str], ...] = (),
    parts: tuple[tuple[str, str, str], ...] = (),
) -> Path:
    """A document with these blocks, these footnotes (from 1 on) and these relations and parts.

    A relation is identifier, kind and address; a part is kind, element name and content.
    """
    footnotes = "".join(
        f'<w:footnote w:id="{n}">{paragraph(note)}</w:footnote>' for n, note in enumerate(notes, 1)
    )
    made = [
        ("styles", "styles", STYLES),
        ("numbering", "numbering", LISTS),
        ("footnotes", "footnotes", footnotes),
        *parts,
    ]
    listed = "".join(
        f'<Relationship Id="part{n}" Type="{_RELATED}/{kind}" Target="{kind}{n}.xml"/>'
        for n, (kind, _, _) in enumerate(made)
    )
    listed += "".join(
        f'<Relationship Id="{name}" Type="{_RELATED}/{kind}" Target="{to}" TargetMode="External"/>'
        for name, kind, to in relations
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            _relations(
                f'<Relationship Id="a" Type="{_RELATED}/officeDocument"'
                ' Target="word/document.xml"/>'
            ),
        )
        archive.writestr("word/_rels/document.xml.rels", _relations(listed))
        archive.writestr(
            "word/document.xml",
            f"<w:document {_NAMES}><w:body>{''.join(body)}</w:body></w:document>",
        )
        for n, (kind, element, content) in enumerate(made):
            archive.writestr(
                f"word/{kind}{n}.xml", f"<w:{element} {_NAMES}>{content}</w:{element}>"
            )
    return path


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'
