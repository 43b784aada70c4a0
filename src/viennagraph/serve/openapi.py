"""The OpenAPI description of what programs may ask."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from viennagraph.serve.place import Place


def document(place: Place) -> bytes:
    """The description, with the address of the server.

    >>> from pathlib import Path
    >>> from viennagraph.serve.place import Place
    >>> json.loads(document(Place(Path(), root="/data/")))["servers"]
    [{'url': '/data'}]
    """
    value: dict[str, Any] = json.loads(Path(__file__).with_name("openapi.json").read_text("utf-8"))
    value["servers"] = [{"url": f"{place.origin}{place.root}".rstrip("/") or "/"}]
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
