"""The terms of OWL that the graph uses or may use."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://www.w3.org/2002/07/owl#"

AnnotationProperty: Final = "http://www.w3.org/2002/07/owl#AnnotationProperty"
Class: Final = "http://www.w3.org/2002/07/owl#Class"
DatatypeProperty: Final = "http://www.w3.org/2002/07/owl#DatatypeProperty"
ObjectProperty: Final = "http://www.w3.org/2002/07/owl#ObjectProperty"
Ontology: Final = "http://www.w3.org/2002/07/owl#Ontology"
deprecated: Final = "http://www.w3.org/2002/07/owl#deprecated"
equivalentClass: Final = "http://www.w3.org/2002/07/owl#equivalentClass"
inverseOf: Final = "http://www.w3.org/2002/07/owl#inverseOf"
priorVersion: Final = "http://www.w3.org/2002/07/owl#priorVersion"
sameAs: Final = "http://www.w3.org/2002/07/owl#sameAs"
versionIRI: Final = "http://www.w3.org/2002/07/owl#versionIRI"
versionInfo: Final = "http://www.w3.org/2002/07/owl#versionInfo"
