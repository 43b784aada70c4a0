"""The stage `read`: bytes to clean characters, with the way back to the file."""

from viennagraph.read.files import FORMATS, UnreadableError, digest, is_readable, read

__all__ = ["FORMATS", "UnreadableError", "digest", "is_readable", "read"]
