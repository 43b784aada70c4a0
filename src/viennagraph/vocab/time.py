"""The terms of OWL-Time that the graph uses or may use."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://www.w3.org/2006/time#"

Instant: Final = "http://www.w3.org/2006/time#Instant"
ProperInterval: Final = "http://www.w3.org/2006/time#ProperInterval"
after: Final = "http://www.w3.org/2006/time#after"
before: Final = "http://www.w3.org/2006/time#before"
hasBeginning: Final = "http://www.w3.org/2006/time#hasBeginning"
hasEnd: Final = "http://www.w3.org/2006/time#hasEnd"
hasTime: Final = "http://www.w3.org/2006/time#hasTime"
inXSDDate: Final = "http://www.w3.org/2006/time#inXSDDate"
inXSDgYear: Final = "http://www.w3.org/2006/time#inXSDgYear"
inside: Final = "http://www.w3.org/2006/time#inside"
