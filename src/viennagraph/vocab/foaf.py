"""The terms of FOAF that the graph uses or may use."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://xmlns.com/foaf/0.1/"

Agent: Final = "http://xmlns.com/foaf/0.1/Agent"
Document: Final = "http://xmlns.com/foaf/0.1/Document"
Group: Final = "http://xmlns.com/foaf/0.1/Group"
Organization: Final = "http://xmlns.com/foaf/0.1/Organization"
Person: Final = "http://xmlns.com/foaf/0.1/Person"
homepage: Final = "http://xmlns.com/foaf/0.1/homepage"
isPrimaryTopicOf: Final = "http://xmlns.com/foaf/0.1/isPrimaryTopicOf"
member: Final = "http://xmlns.com/foaf/0.1/member"
name: Final = "http://xmlns.com/foaf/0.1/name"
page: Final = "http://xmlns.com/foaf/0.1/page"
primaryTopic: Final = "http://xmlns.com/foaf/0.1/primaryTopic"
