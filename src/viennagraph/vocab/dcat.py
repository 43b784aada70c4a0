"""The terms of DCAT that the graph uses or may use."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://www.w3.org/ns/dcat#"

Catalog: Final = "http://www.w3.org/ns/dcat#Catalog"
DataService: Final = "http://www.w3.org/ns/dcat#DataService"
Dataset: Final = "http://www.w3.org/ns/dcat#Dataset"
Distribution: Final = "http://www.w3.org/ns/dcat#Distribution"
accessURL: Final = "http://www.w3.org/ns/dcat#accessURL"
byteSize: Final = "http://www.w3.org/ns/dcat#byteSize"
compressFormat: Final = "http://www.w3.org/ns/dcat#compressFormat"
contactPoint: Final = "http://www.w3.org/ns/dcat#contactPoint"
dataset: Final = "http://www.w3.org/ns/dcat#dataset"
distribution: Final = "http://www.w3.org/ns/dcat#distribution"
downloadURL: Final = "http://www.w3.org/ns/dcat#downloadURL"
endpointURL: Final = "http://www.w3.org/ns/dcat#endpointURL"
keyword: Final = "http://www.w3.org/ns/dcat#keyword"
landingPage: Final = "http://www.w3.org/ns/dcat#landingPage"
mediaType: Final = "http://www.w3.org/ns/dcat#mediaType"
packageFormat: Final = "http://www.w3.org/ns/dcat#packageFormat"
servesDataset: Final = "http://www.w3.org/ns/dcat#servesDataset"
theme: Final = "http://www.w3.org/ns/dcat#theme"
