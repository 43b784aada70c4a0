"""The terms of the Organization ontology that the graph uses or may use."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://www.w3.org/ns/org#"

ChangeEvent: Final = "http://www.w3.org/ns/org#ChangeEvent"
FormalOrganization: Final = "http://www.w3.org/ns/org#FormalOrganization"
Membership: Final = "http://www.w3.org/ns/org#Membership"
Organization: Final = "http://www.w3.org/ns/org#Organization"
OrganizationalCollaboration: Final = "http://www.w3.org/ns/org#OrganizationalCollaboration"
OrganizationalUnit: Final = "http://www.w3.org/ns/org#OrganizationalUnit"
Post: Final = "http://www.w3.org/ns/org#Post"
Role: Final = "http://www.w3.org/ns/org#Role"
changedBy: Final = "http://www.w3.org/ns/org#changedBy"
classification: Final = "http://www.w3.org/ns/org#classification"
hasMembership: Final = "http://www.w3.org/ns/org#hasMembership"
hasSubOrganization: Final = "http://www.w3.org/ns/org#hasSubOrganization"
hasUnit: Final = "http://www.w3.org/ns/org#hasUnit"
identifier: Final = "http://www.w3.org/ns/org#identifier"
member: Final = "http://www.w3.org/ns/org#member"
memberDuring: Final = "http://www.w3.org/ns/org#memberDuring"
organization: Final = "http://www.w3.org/ns/org#organization"
originalOrganization: Final = "http://www.w3.org/ns/org#originalOrganization"
resultedFrom: Final = "http://www.w3.org/ns/org#resultedFrom"
resultingOrganization: Final = "http://www.w3.org/ns/org#resultingOrganization"
role: Final = "http://www.w3.org/ns/org#role"
subOrganizationOf: Final = "http://www.w3.org/ns/org#subOrganizationOf"
unitOf: Final = "http://www.w3.org/ns/org#unitOf"
