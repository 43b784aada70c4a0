"""The terms of RDF that the graph uses or may use."""

# ruff: noqa: A001, N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

Property: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"
first: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
langString: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
nil: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
rest: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
type: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
