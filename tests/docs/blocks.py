"""The blocks of code on the pages, and a folder in which they run.

A block runs unless a comment before it says why not: `<!-- not run: … -->`.
A command that is meant to end with another exit code has `<!-- exit code 1 -->` before its block.
A block below a line that is the name of a file, as `by-strength.rq`:, is saved under that name.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from viennagraph import cli
from viennagraph.errors import ViennaGraphError

ROOT: Final = Path(__file__).resolve().parents[2]
TUTORIAL: Final = ROOT / "docs" / "tutorial.md"  # played by a test of its own, answers and all
PAGES: Final = sorted({*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"} - {TUTORIAL})
RUN: Final = frozenset({"sh", "python"})
UNNAMED: Final = frozenset({"bash", "shell", "console-session"})  # names that would hide a block

_BLOCK: Final = re.compile(
    r"(?:<!-- not run: (?P<reason>[^>]+?) -->\n+)?(?:<!-- exit code (?P<code>\d) -->\n+)?"
    r"(?:^.*`(?P<file>[\w./-]+\.\w+)`:\n\n)?"
    r"^```(?P<language>\w+)\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_DECLARED: Final = re.compile(r"@prefix (\w*):")
_PREFIX: Final = re.compile(r"(?<![\w<:/])([a-z]+):(?=\w)")
_SHELL: Final = frozenset("|><&;$*")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page: its language and words, why it is not run, and the code it ends with."""

    language: str
    body: str
    file: str | None
    reason: str | None
    code: int

    @property
    def runs(self) -> bool:
        """Whether the block is run by a test."""
        return self.language in RUN and self.reason is None


def blocks(page: Path) -> list[Block]:
    """The blocks of a page, in order."""
    return [
        Block(one["language"], one["body"], one["file"], one["reason"], int(one["code"] or 0))
        for one in _BLOCK.finditer(page.read_text("utf-8"))
    ]


def prepare(folder: Path, store: Path, page: Path) -> None:
    """Puts into a folder what the pages take for granted: a store, and documents to read."""
    shutil.copytree(store, folder / "viennagraph-store")
    for name in ("documents", "reports"):
        shutil.copytree(ROOT / "examples", folder / name)
    for name in ("examples", "dataset", "queries", "benchmarks"):
        (folder / name).symlink_to(ROOT / name)
    words = ["UNODC/HONLAC/95/7", "Invented example.", "1. Governments are urged to meet."]
    (folder / "minutes.txt").write_text("\n\n".join(words), "utf-8")
    words[0] = "UNODC/HONLAC/95/8"
    (folder / "old.txt").write_bytes("\n\n".join([*words, "“So it was.”"]).encode("cp1252"))
    _write_docx(folder / "report.docx", ["UNODC/HONLAC/95/9", *words[1:]])
    _write_pdf(folder / "resolution.pdf", ["UNODC/HONLAC/95/10", *words[1:]])
    shutil.copy(folder / "resolution.pdf", folder / "report.pdf")
    names = "@prefix vg: <https://w3id.org/viennagraph/ontology#> .\n"
    for name in ("our-names.ttl", "my-bodies.ttl"):
        (folder / name).write_text(names, "utf-8")
    _write_tools(folder / "bin")
    if "validate graph.trig" in page.read_text("utf-8"):
        run_command(["export", str(folder / "graph.trig")], 0)


def run(block: Block, folder: Path, names: dict[str, object]) -> None:
    """Runs a block in the folder; Python keeps its names from one block of a page to the next."""
    if block.file is not None:
        (folder / Path(block.file).name).write_text(block.body, "utf-8")
    if not block.runs:
        return
    if block.language == "python":
        exec(compile(block.body, "block", "exec"), names)  # noqa: S102 (of our page)
        return
    lines = [line for line in block.body.splitlines() if line.split("#")[0].strip()]
    for at, line in enumerate(lines, 1):
        _run_line(line, folder, block.code if at == len(lines) else 0)


def _run_line(line: str, folder: Path, code: int) -> None:
    words = shlex.split(line, comments=True)
    if words[0] == "viennagraph" and not _SHELL & set(" ".join(words)):
        run_command(words[1:], code)
        return
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S603 (the words are those of our page)
        ["bash", "-euo", "pipefail", "-c", line],  # noqa: S607 (as above)
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src")},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, f"{line}\n{done.stdout}\n{done.stderr}"


def run_command(words: list[str], code: int) -> None:
    """Runs a command of ours here, which is quicker than in a process of its own."""
    said: object = ""
    try:
        ended = cli.app(words, prog_name="viennagraph", standalone_mode=False) or 0
    except ViennaGraphError as error:
        ended, said = error.exit_code, error
    assert ended == code, f"viennagraph {shlex.join(words)} ended with {ended} {said}"


def _write_tools(folder: Path) -> None:
    folder.mkdir()
    for name, words in (("viennagraph", "-m viennagraph"), ("python", "")):
        tool = folder / name
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"\n', "utf-8")
        tool.chmod(0o755)


def _write_docx(path: Path, words: list[str]) -> None:
    names = "http://schemas.openxmlformats.org"
    kinds = "application/vnd.openxmlformats"
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in words)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{names}/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{kinds}-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="'
            f'{kinds}-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{names}/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{names}/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{names}/wordprocessingml/2006/main">'
            f"<w:body>{body}</w:body></w:document>",
        )


def _write_pdf(path: Path, words: list[str]) -> None:
    lines = "".join(f"({one}) Tj 0 -40 Td " for one in words)
    drawn = f"BT /F 12 Tf 72 720 Td {lines}ET"
    fonts = "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources{fonts}>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
    )
    said = "%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(said))
        said += f"{number} 0 obj{one}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    said += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(said)}\n%%EOF\n"
    )
    path.write_bytes(said.encode("latin-1"))


def parses(turtle: str) -> bool:
    """Whether a block of Turtle can be read; one with `…` in it is an excerpt, and is not."""
    declared = set(_DECLARED.findall(turtle))
    prefixes = {name for name in _PREFIX.findall(turtle) if name not in declared}
    head = "".join(f"@prefix {name}: <urn:{name}:> .\n" for name in sorted(prefixes))
    return "…" in turtle or list(ox.parse(head + turtle, format=ox.RdfFormat.TURTLE)) != []
