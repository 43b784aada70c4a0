"""The page about the measures says what their definitions say."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_about_the_measures_is_up_to_date(root: Path) -> None:
    script = root / "scripts" / "measures_page.py"
    run = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )

    assert (run.returncode, run.stdout) == (0, ""), run.stderr
