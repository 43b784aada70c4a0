"""The terms of SKOS that the graph uses or may use."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://www.w3.org/2004/02/skos/core#"

Concept: Final = "http://www.w3.org/2004/02/skos/core#Concept"
ConceptScheme: Final = "http://www.w3.org/2004/02/skos/core#ConceptScheme"
altLabel: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
broadMatch: Final = "http://www.w3.org/2004/02/skos/core#broadMatch"
broader: Final = "http://www.w3.org/2004/02/skos/core#broader"
changeNote: Final = "http://www.w3.org/2004/02/skos/core#changeNote"
closeMatch: Final = "http://www.w3.org/2004/02/skos/core#closeMatch"
definition: Final = "http://www.w3.org/2004/02/skos/core#definition"
editorialNote: Final = "http://www.w3.org/2004/02/skos/core#editorialNote"
exactMatch: Final = "http://www.w3.org/2004/02/skos/core#exactMatch"
example: Final = "http://www.w3.org/2004/02/skos/core#example"
hasTopConcept: Final = "http://www.w3.org/2004/02/skos/core#hasTopConcept"
hiddenLabel: Final = "http://www.w3.org/2004/02/skos/core#hiddenLabel"
historyNote: Final = "http://www.w3.org/2004/02/skos/core#historyNote"
inScheme: Final = "http://www.w3.org/2004/02/skos/core#inScheme"
narrower: Final = "http://www.w3.org/2004/02/skos/core#narrower"
notation: Final = "http://www.w3.org/2004/02/skos/core#notation"
prefLabel: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
related: Final = "http://www.w3.org/2004/02/skos/core#related"
relatedMatch: Final = "http://www.w3.org/2004/02/skos/core#relatedMatch"
scopeNote: Final = "http://www.w3.org/2004/02/skos/core#scopeNote"
topConceptOf: Final = "http://www.w3.org/2004/02/skos/core#topConceptOf"
