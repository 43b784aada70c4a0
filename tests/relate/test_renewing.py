"""What is brought up to date is what would be found anew, and no more is read than is new."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from viennagraph import resources, store
from viennagraph.ask.engines import Oxigraph
from viennagraph.relate import Decision, inferred, relate
from viennagraph.relate.statements import Statements
from viennagraph.vocab import BASE, dcterms, rdf, schema, vg, xsd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

FORMULAS: Final = f"{BASE}vocabulary/formula"
GRAPH: Final = f"{BASE}inference/restatement-1"
MEETING: Final = f"{BASE}meeting/regatta"
SAID: Final = (
    "governments should lend signal lamps and trained crews to the coastal districts that keep"
    " small harbours open at night during winter storms and report what the lamps cost them"
)
WORDS: Final = tuple(SAID.split())

Document = tuple[str, tuple[str, ...]]
"""When a document was issued, if it says so, and its provisions."""


def sentence(chance: random.Random) -> str:
    """An ask that differs from others in a few words, or is far from them."""
    words = list(WORDS[chance.randrange(4) :])
    for _ in range(chance.choice((0, 0, 1, 2))):
        words[chance.randrange(len(words))] = f"word{chance.randrange(30)}"
    return " ".join(words[: chance.choice((12, 24, 40))])


def document(chance: random.Random) -> Document:
    year = chance.choice(("", "2091-01-01", "2092-05-05", "2093"))
    return year, tuple(sentence(chance) for _ in range(chance.randint(2, 5)))


def lines(name: str, said: Document) -> list[str]:
    iri, (date, texts) = f"{BASE}document/{name}", said
    rows = [
        f"<{iri}> <{vg.readFrom}> <{iri}/file> <{iri}> .",
        f'<{iri}> <{dcterms.title}> "Lamps of {name[0]}" <{iri}> .',
    ]
    if date:
        rows.append(f'<{iri}> <{dcterms.issued}> "{date}" <{iri}> .')
    if name == "a":
        rows.append(f"<{MEETING}> <{rdf.type}> <{vg.Meeting}> <{iri}> .")
        rows.append(f'<{MEETING}> <{schema.endDate}> "2090-01-01"^^<{xsd.date}> <{iri}> .')
    for number, text in enumerate(texts, start=1):
        passage, ask = f"{iri}#p{number}", f"{BASE}recommendation/{name}-p{number}"
        rows.append(f"<{passage}> <{dcterms.isPartOf}> <{iri}> <{passage}> .")
        rows += [
            f"<{ask}> <{rdf.type}> <{kind}> <{passage}> ."
            for kind in (vg.Provision, vg.Ask, vg.Recommendation)
        ]
        rows.append(f'<{ask}> <{vg.text}> "{text}" <{passage}> .')
        rows.append(f"<{ask}> <{vg.statedIn}> <{passage}> <{passage}> .")
        if number % 2:
            rows.append(f"<{ask}> <{vg.madeBy}> <{MEETING}> <{passage}> .")
    return rows


def put(draft: store.Draft, name: str, said: Document) -> None:
    iri = f"{BASE}document/{name}"
    if draft.state.document(iri):
        draft.remove_document(iri)
    record = store.DocumentRecord(iri, name, repr(said), name)
    draft.add_document(record, lines(name, said))


def known(draft: store.Draft) -> None:
    path = resources.ontology() / "vocabulary" / "formula.ttl"
    held = Store()
    held.load(path=path, format=RdfFormat.TURTLE, to_graph=NamedNode(FORMULAS))
    draft.add_graph(FORMULAS, [f"{quad} ." for quad in held])


def built(place: Path, documents: Mapping[str, Document], *decisions: Decision) -> list[str]:
    """What a store of its own infers of these documents."""
    with store.generation(place) as draft:
        known(draft)
        for name, one in documents.items():
            put(draft, name, one)
        relate(draft, decisions=decisions)
        draft.commit()
    return said(place)


def said(place: Path) -> list[str]:
    with store.reading(place) as snapshot:
        quads = snapshot.store.quads_for_pattern(None, None, None, NamedNode(GRAPH))
        return sorted(f"{quad} ." for quad in quads)


def alone(place: Path, decisions: Sequence[Decision] = ()) -> list[str]:
    """What the rules infer with nothing known from before."""
    with store.reading(place) as snapshot:
        found = dict(inferred(Oxigraph(snapshot.store), BASE, decisions))[GRAPH]
    # A store writes numbers in a form of its own.
    held = Store()
    held.load("\n".join(found), RdfFormat.N_QUADS)
    return sorted(f"{quad} ." for quad in held)


@pytest.mark.parametrize("seed", range(4))
def test_each_step_of_a_random_history_gives_what_a_whole_build_gives(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 (a fixed row, not a secret)
    place, documents = tmp_path / "grown", {}
    built(place, documents)
    for step in range(5):
        with store.generation(place) as draft:
            for name in chance.sample("abcdefgh", chance.randint(1, 3)):
                if name in documents and chance.random() < 0.4:
                    draft.remove_document(f"{BASE}document/{name}")
                    del documents[name]
                else:
                    documents[name] = document(chance)
                    put(draft, name, documents[name])
            relate(draft)
            draft.commit()
        with store.reading(place) as snapshot:
            assert list(store.consistency(snapshot.store)) == []
        assert alone(place) == said(place)
        assert said(place) == built(tmp_path / f"{step}", documents)


def test_the_histories_hold_restatements_and_changes(tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311 (as above)
    found = "\n".join(built(tmp_path / "s", {name: document(chance) for name in "abcdefgh"}))

    counts = [found.count(f"<{name}>") for name in (vg.restates, vg.before, vg.firstSaid)]
    assert min(counts) > 0
    assert counts[0] > len("abcdefgh") // 2


def test_only_what_is_new_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(2)  # noqa: S311 (as above)
    place, read = tmp_path / "s", []
    built(place, {name: document(chance) for name in "abcdefgh"})
    whole = Statements.provisions
    monkeypatch.setattr(
        Statements, "provisions", lambda self, iri: read.append(iri) or whole(self, iri)
    )
    with store.generation(place) as draft:
        put(draft, "c", ("2091-01-01", (SAID,)))
        relate(draft)
        draft.commit()

    assert [f"{BASE}document/c"] == read


def test_a_date_that_another_document_gives_changes_what_came_first(tmp_path: Path) -> None:
    said_twice = ("2091-01-01", (SAID,))
    place = tmp_path / "s"
    before = built(place, {"b": said_twice, "c": said_twice})
    with store.generation(place) as draft:
        put(draft, "a", ("2092-05-05", ("lamps",)))
        relate(draft)
        draft.commit()

    assert before == said(place) == alone(place)


def test_a_decision_takes_a_restatement_out_and_its_withdrawal_brings_it_back(
    tmp_path: Path,
) -> None:
    documents = {"b": ("2091-01-01", (SAID,)), "c": ("2092-01-01", (SAID,))}
    verdict = Decision("recommendation/c-p1", "recommendation/b-p1", "different", "No.", "Ada", "")
    place = tmp_path / "s"
    first = built(place, documents)

    assert built(place, documents, verdict) == []
    assert first == built(place, documents)


@pytest.mark.parametrize("damage", [b"", b"no table", None])
def test_a_ledger_that_is_lost_or_damaged_costs_nothing_but_time(
    tmp_path: Path, damage: bytes | None
) -> None:
    chance = random.Random(3)  # noqa: S311 (as above)
    documents = {name: document(chance) for name in "abcdefgh"}
    place = tmp_path / "s"
    built(place, documents)
    (ledger,) = place.glob("ledger.sqlite")
    ledger.unlink() if damage is None else ledger.write_bytes(damage)
    with store.generation(place) as draft:
        draft.remove_document(f"{BASE}document/b")
        relate(draft)
        draft.commit()

    assert alone(place) == said(place)
