"""Authority files and vocabularies to plain values, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from viennagraph.model import Ref
from viennagraph.register import Cue, Register, Term, load
from viennagraph.register.load import AuthorityError

if TYPE_CHECKING:
    from pathlib import Path

PREFIXES: Final = """\
@prefix vg: <https://w3id.org/viennagraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix body: <https://w3id.org/viennagraph/body/> .
@prefix cue: <https://w3id.org/viennagraph/vocabulary/cue/> .
"""
BOARD: Final = """\
body:board a vg:Body, org:Organization ; skos:prefLabel "Harbour Board"@en ;
    skos:altLabel "Board of Harbours"@en ; vg:acronym "HB" ; vg:shortLabel "Board" ;
    vg:symbolSeries "HB/X" ; org:subOrganizationOf body:council .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An ontology with one authority file and one vocabulary."""
    (tmp_path / "authority").mkdir()
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "authority" / "bodies.ttl").write_text(PREFIXES + BOARD, "utf-8")
    concept = 'cue:topic a skos:Concept ; skos:prefLabel "topic"@en ; vg:pattern "b", "a" .'
    (tmp_path / "vocabulary" / "cue.ttl").write_text(PREFIXES + concept, "utf-8")
    return tmp_path


def test_an_entity_has_its_names_shorts_and_links(folder: Path) -> None:
    (board,) = load(folder).entities

    assert (
        Ref("body", "board"),
        "Body",
        {"Harbour Board", "Board of Harbours", "HB"},
        ("Board",),
        (Ref("body", "council"),),
    ) == (
        board.ref,
        board.category,
        set(board.names),
        board.shorts,
        board.linked("org:subOrganizationOf"),
    )


def test_cues_come_in_the_order_of_their_patterns(folder: Path) -> None:
    assert [cue.pattern for cue in load(folder).patterns("cue")] == ["a", "b"]


def test_a_file_of_the_user_adds_names_to_an_entity(folder: Path) -> None:
    extra = folder / "mine.ttl"
    extra.write_text(
        f'{PREFIXES}body:board a vg:Body ; skos:prefLabel "Quay Board"@en .', encoding="utf-8"
    )

    (board,) = load(folder, [extra]).entities
    assert (board.label, "Quay Board" in board.names) == ("Harbour Board", True)


def test_another_content_has_another_digest(folder: Path) -> None:
    before = load(folder).digest
    with (folder / "authority" / "bodies.ttl").open("a", encoding="utf-8") as file:
        file.write("# more\n")

    assert before != load(folder).digest


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("body:board a vg:Body .", "has no preferred label"),
        ('body:board skos:prefLabel "Board"@en .', "has no class"),
        ("body:board a vg:Body ;;; what .", "not Turtle"),
    ],
)
def test_a_broken_authority_file_is_refused_with_its_path(
    folder: Path, content: str, reason: str
) -> None:
    path = folder / "authority" / "broken.ttl"
    path.write_text(PREFIXES + content, encoding="utf-8")

    with pytest.raises(AuthorityError, match=reason) as caught:
        load(folder)
    assert path == caught.value.path


def test_a_missing_authority_file_is_refused_with_its_path(folder: Path) -> None:
    with pytest.raises(AuthorityError, match="could not be read"):
        load(folder, [folder / "gone.ttl"])


def test_a_register_answers_by_scheme_and_by_concept() -> None:
    register = Register(
        terms=(Term("role", "chair", "Chair"), Term("unit", "gram", "gram")),
        cues=(Cue("cue", "topic", "a"), Cue("cue", "place", "b"), Cue("role", "topic", "c")),
    )

    assert (
        tuple(term.local for term in register.scheme("role")),
        tuple(cue.pattern for cue in register.patterns("cue")),
        tuple(cue.pattern for cue in register.patterns("cue", "place")),
        register.patterns("nothing"),
    ) == (("chair",), ("a", "b"), ("b",), ())
