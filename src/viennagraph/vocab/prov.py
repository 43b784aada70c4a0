"""The terms of PROV-O that the graph uses or may use."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://www.w3.org/ns/prov#"

Activity: Final = "http://www.w3.org/ns/prov#Activity"
Agent: Final = "http://www.w3.org/ns/prov#Agent"
Derivation: Final = "http://www.w3.org/ns/prov#Derivation"
Entity: Final = "http://www.w3.org/ns/prov#Entity"
Person: Final = "http://www.w3.org/ns/prov#Person"
Plan: Final = "http://www.w3.org/ns/prov#Plan"
SoftwareAgent: Final = "http://www.w3.org/ns/prov#SoftwareAgent"
alternateOf: Final = "http://www.w3.org/ns/prov#alternateOf"
generatedAtTime: Final = "http://www.w3.org/ns/prov#generatedAtTime"
hadPlan: Final = "http://www.w3.org/ns/prov#hadPlan"
hadPrimarySource: Final = "http://www.w3.org/ns/prov#hadPrimarySource"
qualifiedDerivation: Final = "http://www.w3.org/ns/prov#qualifiedDerivation"
specializationOf: Final = "http://www.w3.org/ns/prov#specializationOf"
used: Final = "http://www.w3.org/ns/prov#used"
value: Final = "http://www.w3.org/ns/prov#value"
wasAssociatedWith: Final = "http://www.w3.org/ns/prov#wasAssociatedWith"
wasAttributedTo: Final = "http://www.w3.org/ns/prov#wasAttributedTo"
wasDerivedFrom: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"
wasGeneratedBy: Final = "http://www.w3.org/ns/prov#wasGeneratedBy"
wasQuotedFrom: Final = "http://www.w3.org/ns/prov#wasQuotedFrom"
wasRevisionOf: Final = "http://www.w3.org/ns/prov#wasRevisionOf"
