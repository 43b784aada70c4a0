"""Every IRI that Python uses: one module for each namespace, one constant for each term.

>>> from viennagraph.vocab import vg
>>> vg.Body
'https://w3id.org/viennagraph/ontology#Body'
"""

from __future__ import annotations

from typing import Final

from viennagraph.errors import UnknownPrefixError
from viennagraph.vocab import (
    dcat,
    dcterms,
    foaf,
    oa,
    org,
    owl,
    prov,
    rdf,
    rdfs,
    schema,
    sh,
    skos,
    time,
    vg,
    void,
    xsd,
)

BASE: Final = "https://w3id.org/viennagraph/"
"""The base of all things, unless a user chooses another."""

PREFIXES: Final[dict[str, str]] = {
    "dcat": dcat.NS,
    "dcterms": dcterms.NS,
    "foaf": foaf.NS,
    "oa": oa.NS,
    "org": org.NS,
    "owl": owl.NS,
    "prov": prov.NS,
    "rdf": rdf.NS,
    "rdfs": rdfs.NS,
    "schema": schema.NS,
    "sh": sh.NS,
    "skos": skos.NS,
    "time": time.NS,
    "vg": vg.NS,
    "vgs": "https://w3id.org/viennagraph/shapes#",
    "void": void.NS,
    "xsd": xsd.NS,
}
"""Every prefix and its namespace, in alphabetical order."""


def expand(name: str) -> str:
    """The IRI that a prefixed name stands for.

    >>> expand("vg:Body")
    'https://w3id.org/viennagraph/ontology#Body'

    Raises:
        UnknownPrefixError: Nobody declared the prefix.
    """
    prefix, colon, local = name.partition(":")
    if not colon or prefix not in PREFIXES:
        raise UnknownPrefixError(name, tuple(PREFIXES))
    return PREFIXES[prefix] + local
