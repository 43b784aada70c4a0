"""The terms of the extension of VoID that says which datatypes the values of a property have."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://ldf.fi/void-ext#"

datatype: Final = "http://ldf.fi/void-ext#datatype"
datatypePartition: Final = "http://ldf.fi/void-ext#datatypePartition"
