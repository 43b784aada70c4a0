"""The stage `claim`: who said, asked, attended and decided what, each claim with its passage."""

from viennagraph.claim.asking import AskReader
from viennagraph.claim.reading import read_claims

__all__ = ["AskReader", "read_claims"]
