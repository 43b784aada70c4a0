"""Vienna Graph: what United Nations drug-policy bodies said, to whom, how firmly, and where.

>>> import viennagraph
>>> viennagraph.open("no-such-folder")
Traceback (most recent call last):
...
viennagraph.errors.StoreMissingError: there is no store at no-such-folder: build one with \
`viennagraph build PATH… --store no-such-folder`, or name another with --store
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viennagraph.api import Answer, Graph, open  # noqa: A004 (as one opens a file)

__all__ = ["Answer", "Graph", "open"]


def __getattr__(name: str) -> object:
    # The interface loads the engine; whoever needs one module alone should not wait for it.
    if name in __all__:
        from viennagraph import api  # noqa: PLC0415 (as above)

        return getattr(api, name)
    what = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(what)
