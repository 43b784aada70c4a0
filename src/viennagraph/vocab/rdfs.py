"""The terms of RDF Schema that the graph uses or may use."""

# ruff: noqa: A001, N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://www.w3.org/2000/01/rdf-schema#"

Class: Final = "http://www.w3.org/2000/01/rdf-schema#Class"
Resource: Final = "http://www.w3.org/2000/01/rdf-schema#Resource"
comment: Final = "http://www.w3.org/2000/01/rdf-schema#comment"
domain: Final = "http://www.w3.org/2000/01/rdf-schema#domain"
isDefinedBy: Final = "http://www.w3.org/2000/01/rdf-schema#isDefinedBy"
label: Final = "http://www.w3.org/2000/01/rdf-schema#label"
range: Final = "http://www.w3.org/2000/01/rdf-schema#range"
seeAlso: Final = "http://www.w3.org/2000/01/rdf-schema#seeAlso"
subClassOf: Final = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
subPropertyOf: Final = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"
