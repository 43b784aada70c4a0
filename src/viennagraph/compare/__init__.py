"""Two documents or two provisions side by side, word by word."""

from viennagraph.compare.page import page
from viennagraph.compare.pairs import Comparison, NotComparableError, Pair, compare
from viennagraph.compare.pieces import Kind, Piece, pieces

__all__ = [
    "Comparison",
    "Kind",
    "NotComparableError",
    "Pair",
    "Piece",
    "compare",
    "page",
    "pieces",
]
