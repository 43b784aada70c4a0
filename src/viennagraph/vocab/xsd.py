"""The terms of XML Schema datatypes that the graph uses or may use."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://www.w3.org/2001/XMLSchema#"

anyURI: Final = "http://www.w3.org/2001/XMLSchema#anyURI"
boolean: Final = "http://www.w3.org/2001/XMLSchema#boolean"
date: Final = "http://www.w3.org/2001/XMLSchema#date"
dateTime: Final = "http://www.w3.org/2001/XMLSchema#dateTime"
decimal: Final = "http://www.w3.org/2001/XMLSchema#decimal"
double: Final = "http://www.w3.org/2001/XMLSchema#double"
gYear: Final = "http://www.w3.org/2001/XMLSchema#gYear"
gYearMonth: Final = "http://www.w3.org/2001/XMLSchema#gYearMonth"
integer: Final = "http://www.w3.org/2001/XMLSchema#integer"
string: Final = "http://www.w3.org/2001/XMLSchema#string"
