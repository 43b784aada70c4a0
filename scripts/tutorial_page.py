"""Plays the commands of docs/tutorial.md, and writes what they answer under each.

python scripts/tutorial_page.py
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "tutorial.md"

_FILE: Final = re.compile(r"`([\w-]+\.\w+)`:\n\n```txt\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
_STEP: Final = re.compile(
    r"^```sh\n(?P<command>[^\n]+)\n```\n\n```console\n(?P<answer>.*?)^```\n",
    re.DOTALL | re.MULTILINE,
)
_SECONDS: Final = re.compile(r"\(\d+\.\d s\)")


def main() -> None:
    """Writes the page anew."""
    PAGE.write_text(played(PAGE.read_text("utf-8")), "utf-8")


def played(page: str) -> str:
    """The page with what its commands answer now, one after another in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in _FILE.findall(page):
            Path(folder, name).write_text(text, "utf-8")
        return _STEP.sub(lambda step: _shown(step["command"], Path(folder)), page)


def _shown(command: str, folder: Path) -> str:
    program, *words = shlex.split(command)
    if program != "viennagraph":
        message = f"{program} is not played: show `viennagraph` alone"
        raise ValueError(message)
    said = subprocess.run(  # noqa: S603 (the words are those of the page)
        [sys.executable, "-m", "viennagraph", *words],
        cwd=folder,
        env={**os.environ, "COLUMNS": "90", "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
        capture_output=True,
        text=True,
    )
    lines = [line.rstrip() for line in (said.stdout + said.stderr).splitlines()]
    answer = _SECONDS.sub("(0.9 s)", "\n".join(lines)).strip("\n")
    return f"```sh\n{command}\n```\n\n```console\n{answer}\n```\n"


if __name__ == "__main__":
    main()
