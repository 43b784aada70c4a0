"""The constants that Python uses: up to date, and of terms that exist."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from rdflib.namespace import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    TIME,
    VOID,
    XSD,
    DefinedNamespace,
)

from viennagraph import vocab
from viennagraph.errors import UnknownPrefixError
from viennagraph.vocab import PREFIXES, expand

ROOT = Path(__file__).resolve().parents[2]
PAIRS = (
    ("dcat", DCAT),
    ("dcterms", DCTERMS),
    ("foaf", FOAF),
    ("org", ORG),
    ("owl", OWL),
    ("prov", PROV),
    ("rdf", RDF),
    ("rdfs", RDFS),
    ("schema", SDO),
    ("sh", SH),
    ("skos", SKOS),
    ("time", TIME),
    ("void", VOID),
    ("xsd", XSD),
)
ANNOTATION = {
    "Annotation",
    "FragmentSelector",
    "SpecificResource",
    "TextPositionSelector",
    "TextQuoteSelector",
    "end",
    "exact",
    "hasBody",
    "hasSelector",
    "hasSource",
    "hasTarget",
    "prefix",
    "start",
    "suffix",
}


def _module(prefix: str) -> ModuleType:
    module = getattr(vocab, prefix)
    assert isinstance(module, ModuleType)
    return module


def _terms(prefix: str) -> dict[str, str]:
    module = _module(prefix)
    values = {name: value for name, value in vars(module).items() if isinstance(value, str)}
    return {name: value for name, value in values.items() if name != "NS" and name[:2] != "__"}


def test_the_constants_of_our_terms_are_up_to_date() -> None:
    script = ROOT / "scripts" / "vocabulary_constants.py"
    run = subprocess.run([sys.executable, str(script), "--check"], check=False)  # noqa: S603

    assert run.returncode == 0


@pytest.mark.parametrize(("prefix", "namespace"), PAIRS)
def test_a_foreign_constant_is_a_term_of_its_vocabulary(
    prefix: str, namespace: type[DefinedNamespace]
) -> None:
    unknown = {term for term in _terms(prefix).values() if term not in namespace}

    assert unknown == set()


def test_the_web_annotation_terms_are_those_that_were_seen_in_a_source() -> None:
    assert set(_terms("oa")) == ANNOTATION


@pytest.mark.parametrize("prefix", [prefix for prefix in PREFIXES if prefix != "vgs"])
def test_a_constant_has_the_name_and_the_namespace_of_its_term(prefix: str) -> None:
    terms = _terms(prefix)

    assert {name: PREFIXES[prefix] + name.rstrip("_") for name in terms} == terms


def test_a_prefixed_name_expands_to_its_iri() -> None:
    assert expand("vg:Body") == "https://w3id.org/viennagraph/ontology#Body"


@pytest.mark.parametrize("name", ["Body", "nobody:Body", ""])
def test_an_unknown_prefix_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(UnknownPrefixError, match="known prefix") as caught:
        expand(name)

    assert name == caught.value.name
    assert "vg" in caught.value.known
