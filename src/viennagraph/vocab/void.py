"""The terms of VoID that the graph uses or may use."""

# ruff: noqa: A001, N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://rdfs.org/ns/void#"

Dataset: Final = "http://rdfs.org/ns/void#Dataset"
DatasetDescription: Final = "http://rdfs.org/ns/void#DatasetDescription"
Linkset: Final = "http://rdfs.org/ns/void#Linkset"
classPartition: Final = "http://rdfs.org/ns/void#classPartition"
classes: Final = "http://rdfs.org/ns/void#classes"
dataDump: Final = "http://rdfs.org/ns/void#dataDump"
distinctObjects: Final = "http://rdfs.org/ns/void#distinctObjects"
distinctSubjects: Final = "http://rdfs.org/ns/void#distinctSubjects"
documents: Final = "http://rdfs.org/ns/void#documents"
entities: Final = "http://rdfs.org/ns/void#entities"
exampleResource: Final = "http://rdfs.org/ns/void#exampleResource"
feature: Final = "http://rdfs.org/ns/void#feature"
inDataset: Final = "http://rdfs.org/ns/void#inDataset"
linkPredicate: Final = "http://rdfs.org/ns/void#linkPredicate"
objectsTarget: Final = "http://rdfs.org/ns/void#objectsTarget"
properties: Final = "http://rdfs.org/ns/void#properties"
property: Final = "http://rdfs.org/ns/void#property"
propertyPartition: Final = "http://rdfs.org/ns/void#propertyPartition"
sparqlEndpoint: Final = "http://rdfs.org/ns/void#sparqlEndpoint"
subjectsTarget: Final = "http://rdfs.org/ns/void#subjectsTarget"
subset: Final = "http://rdfs.org/ns/void#subset"
triples: Final = "http://rdfs.org/ns/void#triples"
uriRegexPattern: Final = "http://rdfs.org/ns/void#uriRegexPattern"
uriSpace: Final = "http://rdfs.org/ns/void#uriSpace"
vocabulary: Final = "http://rdfs.org/ns/void#vocabulary"
