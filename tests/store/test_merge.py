"""What is held is the merge of what is said, whatever is added and removed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from viennagraph import store
from viennagraph.store import DocumentRecord

NAMES = st.sampled_from("DEF")
LITERALS = st.one_of(
    st.sampled_from(['"c"', "<s:c>", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>']),
    st.text(st.characters(codec="utf-8", exclude_characters='"\\\r\n'), max_size=8).map(
        lambda words: f'"{words} <g:x> ."@en'
    ),
)
QUADS = st.tuples(
    st.sampled_from(["<s:a>", "<s:b>"]), LITERALS, st.sampled_from(["", "#p1", "#p2"])
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(NAMES, st.booleans(), st.lists(QUADS, max_size=6)), min_size=1, max_size=6)
)
def test_adding_and_removing_keeps_said_and_held_in_step(
    steps: list[tuple[str, bool, list[tuple[str, str, str]]]],
) -> None:
    with TemporaryDirectory() as folder, store.generation(Path(folder)) as draft:
        for name, adds, quads in steps:
            iri = f"https://example.org/document/{name}"
            if draft.state.document(iri):
                draft.remove_document(iri)
            if adds:
                lines = [f"{s} <p:b> {o} <{iri}{part}> .\n" for s, o, part in quads]
                draft.add_document(DocumentRecord(iri, name, name, name), lines)

        assert list(store.consistency(draft.store)) == []


def test_a_passage_found_by_no_index_is_removed_all_the_same(tmp_path: Path) -> None:
    iri = "https://example.org/document/D"
    part_of = "http://purl.org/dc/terms/isPartOf"
    lines = [
        f"<{iri}> <p:b> <s:c> <{iri}> .",
        f"<{iri}#p1> <{part_of}> <{iri}> <{iri}#p1> .",
        f'<{iri}#p2> <p:b> "says not of what it is a part" <{iri}#p2> .',
    ]
    with store.generation(tmp_path) as draft:
        draft.add_document(DocumentRecord(iri, "", "", ""), lines)
        draft.remove_document(iri)

        assert len(draft.store) == 0
