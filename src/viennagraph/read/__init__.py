"""The stage `read`: bytes to clean characters, with the way back to the file."""

from viennagraph.read.files import FORMATS, UnreadableError, is_readable, read

__all__ = ["FORMATS", "UnreadableError", "is_readable", "read"]
