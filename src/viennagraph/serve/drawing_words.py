"""What the server asks of the processes that draw, beside media types."""

from __future__ import annotations

from typing import Final

STANDING: Final = "standing"
"""In the place of a media type: how the IRI stands, not what is known of it."""

PATHS: Final = "paths"
"""In the place of a media type: the paths of all pages, one a line."""
