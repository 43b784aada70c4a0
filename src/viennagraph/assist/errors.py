"""What an assistant is told when it gets no answer."""

from __future__ import annotations

from viennagraph.errors import ViennaGraphError


class LimitError(ViennaGraphError):
    """What is asked is more than the limits allow, or nothing that can be asked here."""
