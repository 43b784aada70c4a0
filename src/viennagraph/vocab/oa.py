"""The terms of the Web Annotation vocabulary that the graph uses or may use."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://www.w3.org/ns/oa#"

Annotation: Final = "http://www.w3.org/ns/oa#Annotation"
FragmentSelector: Final = "http://www.w3.org/ns/oa#FragmentSelector"
SpecificResource: Final = "http://www.w3.org/ns/oa#SpecificResource"
TextPositionSelector: Final = "http://www.w3.org/ns/oa#TextPositionSelector"
TextQuoteSelector: Final = "http://www.w3.org/ns/oa#TextQuoteSelector"
end: Final = "http://www.w3.org/ns/oa#end"
exact: Final = "http://www.w3.org/ns/oa#exact"
hasBody: Final = "http://www.w3.org/ns/oa#hasBody"
hasSelector: Final = "http://www.w3.org/ns/oa#hasSelector"
hasSource: Final = "http://www.w3.org/ns/oa#hasSource"
hasTarget: Final = "http://www.w3.org/ns/oa#hasTarget"
prefix: Final = "http://www.w3.org/ns/oa#prefix"
start: Final = "http://www.w3.org/ns/oa#start"
suffix: Final = "http://www.w3.org/ns/oa#suffix"
