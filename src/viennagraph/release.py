"""Which release of the program this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

UNKNOWN = "0"
"""What a checkout calls itself that nobody installed."""


def release() -> str:
    """The version of the installed package.

    >>> release()[0].isdigit()
    True
    """
    try:
        return version("viennagraph")
    except PackageNotFoundError:
        return UNKNOWN
