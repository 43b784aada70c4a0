"""The terms of SPDX that say what bytes a file has."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "http://spdx.org/rdf/terms#"

Checksum: Final = "http://spdx.org/rdf/terms#Checksum"
algorithm: Final = "http://spdx.org/rdf/terms#algorithm"
checksum: Final = "http://spdx.org/rdf/terms#checksum"
checksumAlgorithm_sha256: Final = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
checksumValue: Final = "http://spdx.org/rdf/terms#checksumValue"
