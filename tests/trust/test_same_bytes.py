"""The same documents give the same bytes, whatever else differs.

`scripts/same_bytes.py` tries each circumstance by itself, and other versions of Python.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_locale_zone_seed_workers_and_order_leave_no_trace(root: Path, examples: Path) -> None:
    words = [sys.executable, root / "scripts" / "same_bytes.py", examples, "--short"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 (ours)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "same · all at once" in done.stdout
    assert "2 builds, 6 exports of each" in done.stdout
