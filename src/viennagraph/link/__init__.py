"""The stage `link`: which thing each mention names, with a verdict and a reason."""

from viennagraph.link.linker import link
from viennagraph.link.names import Names

__all__ = ["Names", "link"]
