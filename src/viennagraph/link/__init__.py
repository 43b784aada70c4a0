"""The stage `link`: which thing each mention names, with a verdict and a reason."""

from viennagraph.link.linker import Names, link

__all__ = ["Names", "link"]
