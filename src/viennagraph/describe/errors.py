"""What can go wrong when things are described."""

from __future__ import annotations

from viennagraph.errors import ViennaGraphError


class MediaTypeError(ViennaGraphError):
    """Descriptions are not written in this format."""

    def __init__(self, media: str, known: tuple[str, ...]) -> None:
        super().__init__(f"nothing is written as {media!r}: ask for one of {', '.join(known)}")
        self.media = media
        self.known = known
