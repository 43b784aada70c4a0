"""What the authority files promise: each entry whole, each name one thing's, each file in order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import resources
from viennagraph.vocab import BASE, dcterms, org, rdf, schema, skos, vg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLASSES = {
    "body": {vg.Body, org.Organization},
    "decision": {vg.Decision, vg.Act},
    "group": {vg.Group},
    "instrument": {vg.Instrument},
    "meeting": {vg.Meeting, schema.Event},
    "place": {schema.Place},
    "programme": {vg.Programme},
    "region": {vg.Region},
    "resolution": {vg.Resolution, vg.Act},
    "standard": {vg.Standard},
    "state": {vg.State},
    "substance": {vg.Substance},
    "succession": set[str](),
    "system": {vg.InformationSystem},
}
WITHOUT_EXAMPLE = {"place", "region", "state", "succession"}
FULL_NAMES = (skos.prefLabel, skos.altLabel, skos.hiddenLabel, vg.acronym)
MATCHES = (
    r"http://www\.wikidata\.org/entity/Q[1-9][0-9]*",
    r"http://metadata\.un\.org/thesaurus/[0-9]+",
    r"http://metadata\.un\.org/sdg/[0-9]+(\.[0-9]+)?",
    r"http://metadata\.un\.org/sdg/codes/geoArea/[0-9]{3}",
    rf"{re.escape(BASE)}[a-z]+/[a-z0-9-]+",
)
NEEDS_CONTEXT = {
    "Agenda",
    "Assembly",
    "Board",
    "Commission",
    "Committee",
    "Conference",
    "Congress",
    "Convention",
    "Council",
    "Declaration",
    "Group",
    "Meeting",
    "Meetings",
    "Office",
    "Programme",
    "Project",
    "Protocol",
    "Session",
    "Subcommission",
    "Subcommittee",
    "System",
}

Names = dict[str, dict[str, list[str]]]


def files() -> list[Path]:
    return sorted((resources.ontology() / "authority").glob("*.ttl"))


@cache
def entries() -> Names:
    found: Names = defaultdict(lambda: defaultdict(list))
    for path in files():
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            found[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return found


def kind(iri: str) -> str:
    return iri.removeprefix(BASE).split("/")[0]


def full_names(iri: str) -> set[str]:
    return {name for predicate in FULL_NAMES for name in entries()[iri][predicate]}


def named() -> Iterator[tuple[str, set[str]]]:
    for iri in entries():
        if kind(iri) != "succession":
            yield iri, full_names(iri)


def natural(text: str) -> list[tuple[int, int, str]]:
    """Numbers in a text are sorted as numbers."""
    parts = re.findall(r"\d+|\D+", text)
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]


each_file = pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)


@each_file
def test_an_authority_file_has_no_blank_node(path: Path) -> None:
    quads = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)

    assert [q for q in quads if ox.BlankNode in (type(q.subject), type(q.object))] == []


@each_file
def test_the_entries_of_a_section_are_in_order(path: Path) -> None:
    sections = path.read_text(encoding="utf-8").split("\n# ── ")[1:]

    assert sections != []
    for section in sections:
        locals_ = re.findall(r"^[a-z]+:(\S+) a ", section, re.MULTILINE)

        assert sorted(locals_, key=natural) == locals_


@each_file
def test_an_authority_file_says_what_it_holds(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]

    assert re.fullmatch(r"# [A-Z].+\.", first)


@each_file
def test_an_authority_file_has_no_invisible_character(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"[\u00a0\u00ad\u200b-\u200f\u2028\u2029\ufeff\t]| $", text) == []


def test_no_entry_stands_in_two_files() -> None:
    holders = Counter(
        iri
        for path in files()
        for iri in {
            quad.subject.value for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
        }
    )

    assert [iri for iri, count in holders.items() if count > 1] == []


def test_the_classes_of_an_entry_are_those_of_its_kind() -> None:
    wrong = {
        iri: entry[rdf.type]
        for iri, entry in entries().items()
        if kind(iri) not in CLASSES or not CLASSES[kind(iri)] <= set(entry[rdf.type])
    }

    assert wrong == {}


def test_an_entry_has_one_preferred_label() -> None:
    assert [iri for iri, entry in entries().items() if len(entry[skos.prefLabel]) != 1] == []


def test_an_entry_names_its_source() -> None:
    assert [iri for iri, entry in entries().items() if not entry[dcterms.source]] == []


def test_an_entry_has_an_invented_example_with_one_of_its_names() -> None:
    lacking = []
    for iri, names in named():
        if kind(iri) in WITHOUT_EXAMPLE or "true" in entries()[iri][vg.addresseeOnly]:
            continue
        sentences = entries()[iri][skos.example]
        has = any(s.startswith("Invented: ") and any(n in s for n in names) for s in sentences)
        if not has:
            lacking.append(iri)

    assert lacking == []


def test_a_full_name_is_the_name_of_one_thing() -> None:
    holders: dict[str, list[str]] = defaultdict(list)
    for iri, names in named():
        for name in names:
            holders[name].append(iri)

    assert {name: iris for name, iris in holders.items() if len(iris) > 1} == {}


def test_a_short_name_is_not_a_full_name_of_anything() -> None:
    full = {name for _, names in named() for name in names}
    shorts = {name for entry in entries().values() for name in entry[vg.shortLabel]}

    assert shorts & full == set()


def test_a_full_name_says_what_it_names_without_context() -> None:
    names = {name for _, names in named() for name in names}

    assert names & {word for w in NEEDS_CONTEXT for word in (w, w.lower())} == set()


def test_a_name_begins_with_no_article() -> None:
    names = {name for _, names in named() for name in names}
    articles = ("the ", "The ", "a ", "A ", "an ", "An ")

    assert {n for n in names if n.startswith(articles)} == {"The Hague", "The Onion Router"}


def test_a_name_has_no_space_too_many() -> None:
    names = {name for _, names in named() for name in names}

    assert {name for name in names if name != " ".join(name.split())} == set()


def test_a_match_has_the_form_of_an_identifier_of_a_known_register() -> None:
    matches = {
        match
        for entry in entries().values()
        for predicate in (skos.exactMatch, skos.closeMatch)
        for match in entry[predicate]
    }

    assert {m for m in matches if not any(re.fullmatch(form, m) for form in MATCHES)} == set()


def test_an_exact_match_is_that_of_one_thing() -> None:
    counts = Counter(m for entry in entries().values() for m in entry[skos.exactMatch])

    assert [match for match, count in counts.items() if count > 1] == []


def test_a_thing_that_an_entry_points_at_is_an_entry() -> None:
    targets = {
        value
        for entry in entries().values()
        for values in entry.values()
        for value in values
        if value.startswith(BASE) and kind(value) in CLASSES
    }

    assert targets - set(entries()) == set()


def test_the_local_name_of_a_state_is_its_code() -> None:
    states = {iri: entry for iri, entry in entries().items() if kind(iri) == "state"}
    wrong = [
        iri
        for iri, entry in states.items()
        if [iri.rsplit("/", 1)[-1].upper()] != entry[vg.isoAlpha3]
        or not re.fullmatch(r"[0-9]{3}", "".join(entry[vg.m49]))
    ]

    assert len(states) == 249
    assert wrong == []


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("gbr", "United Kingdom"),
        ("gbr", "United Kingdom of Great Britain and Northern Ireland"),
        ("irn", "Iran (Islamic Republic of)"),
        ("irn", "Islamic Republic of Iran"),
        ("tur", "Turkey"),
        ("tur", "Türkiye"),
        ("usa", "United States of America"),
        ("nld", "Netherlands"),
    ],
)
def test_a_state_has_each_name_that_documents_print(code: str, name: str) -> None:
    assert name in full_names(f"{BASE}state/{code}")


def test_the_netherlands_are_the_kingdom() -> None:
    matches = entries()[f"{BASE}state/nld"][skos.exactMatch]

    assert "http://www.wikidata.org/entity/Q29999" in matches


def test_the_subsidiary_bodies_of_the_commission_have_their_series_of_symbols() -> None:
    series = {
        iri.rsplit("/", 1)[-1]: entry[vg.symbolSeries]
        for iri, entry in entries().items()
        if "".join(entry[vg.symbolSeries]).startswith("UNODC/")
    }

    assert series == {
        "honlea-africa": ["UNODC/HONLAF"],
        "honlea-asia-pacific": ["UNODC/HONLAP"],
        "honlea-europe": ["UNODC/HONEURO"],
        "honlea-latin-america-caribbean": ["UNODC/HONLAC"],
        "subcommission-near-middle-east": ["UNODC/SUBCOM"],
    }


def test_a_merger_is_dated_and_rests_on_a_page() -> None:
    merger = entries()[f"{BASE}succession/aircop-ccp-pccp"]

    assert merger[vg.effectiveOn] == ["2025-01"]
    assert merger[vg.successor] == [f"{BASE}programme/pccp"]
    assert all(source.startswith("https://www.unodc.org/") for source in merger[dcterms.source])
