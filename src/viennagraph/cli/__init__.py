"""The command `viennagraph`: arguments in, words and exit codes out.

Exit codes: 0 done, 1 not conforming, 2 wrong use or unreadable input.
"""

from __future__ import annotations

import sys

from viennagraph.cli.app import app
from viennagraph.errors import ViennaGraphError

__all__ = ["main"]


def main() -> None:
    """Runs the command; errors that a user can act on become one line and an exit code."""
    try:
        app(prog_name="viennagraph")
    except ViennaGraphError as error:
        from viennagraph.cli.output import complain  # noqa: PLC0415 (it loads rich)

        complain(str(error), lines=True)
        sys.exit(error.exit_code)
