"""The terms of DCMI metadata terms that the graph uses or may use."""

# ruff: noqa: A001, N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://purl.org/dc/terms/"

conformsTo: Final = "http://purl.org/dc/terms/conformsTo"
created: Final = "http://purl.org/dc/terms/created"
creator: Final = "http://purl.org/dc/terms/creator"
description: Final = "http://purl.org/dc/terms/description"
format: Final = "http://purl.org/dc/terms/format"
hasPart: Final = "http://purl.org/dc/terms/hasPart"
identifier: Final = "http://purl.org/dc/terms/identifier"
isPartOf: Final = "http://purl.org/dc/terms/isPartOf"
isReferencedBy: Final = "http://purl.org/dc/terms/isReferencedBy"
isReplacedBy: Final = "http://purl.org/dc/terms/isReplacedBy"
isVersionOf: Final = "http://purl.org/dc/terms/isVersionOf"
issued: Final = "http://purl.org/dc/terms/issued"
language: Final = "http://purl.org/dc/terms/language"
license: Final = "http://purl.org/dc/terms/license"
modified: Final = "http://purl.org/dc/terms/modified"
publisher: Final = "http://purl.org/dc/terms/publisher"
references: Final = "http://purl.org/dc/terms/references"
replaces: Final = "http://purl.org/dc/terms/replaces"
rights: Final = "http://purl.org/dc/terms/rights"
rightsHolder: Final = "http://purl.org/dc/terms/rightsHolder"
source: Final = "http://purl.org/dc/terms/source"
spatial: Final = "http://purl.org/dc/terms/spatial"
subject: Final = "http://purl.org/dc/terms/subject"
temporal: Final = "http://purl.org/dc/terms/temporal"
title: Final = "http://purl.org/dc/terms/title"
