"""Documents and graphs that are made to do harm are read or refused, soon and alone."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viennagraph import ask, pipeline, relate
from viennagraph.ask.engines import Oxigraph
from viennagraph.errors import ViennaGraphError
from viennagraph.read import UnreadableError, read

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

SHORT: Final = 10_000
TIMES: Final = 4
SLOWER: Final = 12  # four times the text: 16 would be the square of it


def package(*parts: tuple[str, bytes]) -> bytes:
    """A DOCX of these parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return packed.getvalue()


RELATIONS: Final = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'
)
TEMPLATE: Final = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="t" Type="x/attachedTemplate" Target="http://127.0.0.1:9/evil.dotm"'
    b' TargetMode="External"/></Relationships>'
)
BODY: Final = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    b"<w:p><w:r><w:t>1. The Meeting met.</w:t></w:r></w:p></w:body></w:document>"
)
BILLION: Final = (
    '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;">]>'
)
OUTSIDE: Final = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


def test_a_part_that_unfolds_without_end_takes_no_memory_and_no_neighbour(tmp_path: Path) -> None:
    (tmp_path / "good.docx").write_bytes(
        package(("_rels/.rels", RELATIONS), ("word/document.xml", BODY))
    )
    bomb = package(("_rels/.rels", RELATIONS), ("word/document.xml", b"\0" * 80_000_000))
    (tmp_path / "bomb.docx").write_bytes(bomb)
    done = pipeline.build([tmp_path], tmp_path / "store")

    assert len(bomb) < 100_000
    assert list(done.read) == ["good.docx"]
    assert "unpacks to more than" in done.refused[0].reason


def test_a_template_elsewhere_is_not_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "template.docx"
    parts = (
        ("_rels/.rels", RELATIONS),
        ("word/_rels/document.xml.rels", TEMPLATE),
        ("word/document.xml", BODY),
    )
    path.write_bytes(package(*parts))

    assert "The Meeting met." in read(path).characters


@pytest.mark.parametrize("kind", [BILLION, OUTSIDE], ids=["multiplied", "outside"])
@pytest.mark.parametrize("ending", [".xml", ".docx"])
def test_an_entity_is_never_put_in(tmp_path: Path, kind: str, ending: str) -> None:
    path = tmp_path / f"entities{ending}"
    if ending == ".xml":
        path.write_text(f'{kind}<akomaNtoso xmlns="urn:akn"><doc>&b;</doc></akomaNtoso>')
    else:
        words = kind.encode() + BODY.replace(b"met", b"&b;")
        path.write_bytes(package(("_rels/.rels", RELATIONS), ("word/document.xml", words)))

    with pytest.raises(UnreadableError, match="document type"):
        read(path)


@pytest.mark.parametrize("kids", ["[2 0 R]", "[3 0 R 2 0 R]", "[3 0 R 3 0 R 3 0 R]", "2 0 R"])
def test_pages_that_hold_themselves_come_to_an_end(
    documents: ModuleType,
    judge: Any,  # noqa: ANN401 (its type is in the other module)
    kids: str,
) -> None:
    assert judge(documents.plain_pdf(kids=kids, count=3), ".pdf") in {"read", "refused"}


def test_a_hundred_thousand_pages_are_refused_soon(documents: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "many.pdf"
    path.write_bytes(documents.plain_pdf(kids=f"[{'3 0 R ' * 100_000}]", count=100_000))

    with documents.bounded(20), pytest.raises(UnreadableError, match="page"):
        read(path)


@pytest.mark.parametrize(
    "piece",
    [
        "a", " ", "\n", "\t", "1", ".", "1.", "(", ")", "(a)", "(i)", "*", "**", "_", "|", "-", "/",
        ",", ";", ":", "“", "[", "](", "<", "&", "¹", "A/", "I", "Annex ", "and ", "of the ",
        "should ", "Governments ", "the Meeting ", "resolution ", "E/CN.7/", "paragraph 1 ",
        "2091 ", "A", "to ", "by the Commission ", "first ", "in order to ", "L.1-", "é", "\u202e",
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["", "1. Governments should encourage the "])
def test_the_time_for_a_long_run_of_anything_grows_with_its_length(
    documents: ModuleType,
    judge: Any,  # noqa: ANN401 (its type is in the other module)
    tmp_path: Path,
    piece: str,
    head: str,
) -> None:
    path = tmp_path / "run.txt"

    def read_run(length: int) -> float:
        path.write_text(head + piece * (length // len(piece)), "utf-8", newline="")

        def action() -> None:
            try:
                judge.knowledge.said(path)
            except UnreadableError:
                return

        return documents.timed(action)

    with documents.bounded(60):
        short, long = read_run(SHORT // TIMES), read_run(SHORT)
    assert long < max(0.5, short * SLOWER), f"{short:.2f} s and {long:.2f} s"


@pytest.mark.parametrize(
    "line",
    [
        "one\ttwo", "a\tb\tmaybe\tr\tb\t2091-01-01", "a\tb\tsame\t\tb\t2091-01-01", "\0" * 9,
        "a\tb\tsame\tr\tb\t2091-01-01\tmore", "x" * 200_000, '"', "a\tb\tsame\tr",
    ],
)  # fmt: skip
def test_a_bad_line_of_decisions_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "store.decisions.tsv"
    path.write_text(f"a\tb\tsame\treason\tby\t2091-01-01\n{line}\n", "utf-8")

    with pytest.raises(relate.DecisionError) as refused:
        relate.load(path)
    assert f"{path}:2" in str(refused.value)


HOSTILE: Final = (
    '"', "\\", '" } ; DROP ALL #', "> } #", "{x}", "$this", "'''", '"""', "\n", "\x00",
    "<script>", "=cmd|' /C calc'!A0", "../../etc/passwd", "`id`", "\u202e", "urn:x> <y",
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30)))
def test_no_value_of_a_parameter_changes_its_query(words: str) -> None:
    name = "https://example.org/a"
    engine = Oxigraph(ox.Store())
    engine.store.add(ox.Quad(ox.NamedNode(name), ox.NamedNode(name), ox.Literal("secret")))
    try:
        table = ask.answer(engine, "search-provisions", words=words)
    except ViennaGraphError as error:
        assert str(error)  # noqa: PT017 (a refusal in words is as good as an answer)
    else:
        assert table.rows == ()
