"""The stage `read`: bytes to clean characters, with the way back to the file."""

from viennagraph.read.files import FORMATS, digest, is_readable, read
from viennagraph.read.refusal import UnreadableError

__all__ = ["FORMATS", "UnreadableError", "digest", "is_readable", "read"]
