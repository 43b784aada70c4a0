"""The examples below the help of each command, as `examples.toml` has them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def examples() -> dict[str, tuple[str, ...]]:
    """The examples of each command, by its name.

    >>> examples()["load"]
    ('viennagraph load dataset/viennagraph.nq.gz',)
    """
    words = Path(__file__).with_suffix(".toml").read_text("utf-8")
    return {name: tuple(lines) for name, lines in tomllib.loads(words).items()}


def epilog(command: str) -> str:
    r"""The examples of a command, laid out for its help; nothing where it has none.

    >>> epilog("load")
    '\x08\nExamples:\n  viennagraph load dataset/viennagraph.nq.gz'
    """
    lines = examples().get(command, ())
    # The mark keeps the lines apart, which would be run together otherwise.
    return "\n".join(("\b\nExamples:", *(f"  {line}" for line in lines))) if lines else ""
