"""Files that stand at fixed names: styles and scripts, and what is said to robots."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final
from urllib.parse import quote
from xml.sax.saxutils import escape

from starlette.concurrency import run_in_threadpool

from viennagraph import describe
from viennagraph.serve import media, openapi, replies
from viennagraph.serve.drawing_words import PATHS
from viennagraph.serve.endpoint import unless_gone
from viennagraph.serve.jobs import Answer, Drawing, JobError
from viennagraph.serve.place import public
from viennagraph.serve.problems import Problem, of_limit
from viennagraph.site import assets

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from viennagraph.serve.live import Live

_FOREVER: Final = "public, max-age=31536000, immutable"
_SHORT: Final = "public, max-age=300"
_SAFE: Final = "/:@!$&'()*+,;=~"
_MOST: Final = 50_000  # addresses of one sitemap, says its standard
_DIGEST: Final = re.compile(r"-[\w-]{8}\.\w+\Z")
_TYPES: Final = {".js": "text/javascript", ".wasm": "application/wasm", ".map": media.JSON}


@dataclass(frozen=True, slots=True)
class Plain:
    """What stands at fixed names."""

    live: Live

    def named(self, path: str) -> Callable[[Request], Awaitable[Response]] | None:
        """What answers at a fixed name, if it is one."""
        names = {
            "context.jsonld": self.context,
            "openapi.json": self.openapi,
            "robots.txt": self.robots,
        }
        return names.get(path)

    async def static(self, request: Request, name: str) -> Response:
        """A style sheet, a script, or another file of the build."""
        file = await run_in_threadpool(_file, name)
        if file is None:
            raise Problem(HTTPStatus.NOT_FOUND, f"there is no file {name}")
        body, kind = file
        answer = Answer(kind, body, size=len(body))
        fresh = _FOREVER if _DIGEST.search(name) else _SHORT
        return await replies.Reply(answer, replies.tag(body), fresh=fresh).response(request)

    async def context(self, request: Request) -> Response:
        """The context of JSON-LD."""
        body = await run_in_threadpool(describe.context, self.live.base)
        return await self._given(request, media.JSON_LD, body)

    async def openapi(self, request: Request) -> Response:
        """The description of what programs may ask."""
        return await self._given(request, media.JSON, openapi.document(self.live.place))

    async def robots(self, request: Request) -> Response:
        """What robots may read."""
        root = self.live.place.root
        lines = ["User-agent: *", f"Disallow: {root}sparql?", f"Disallow: {root}*?", "Allow: /"]
        lines.append(f"Sitemap: {self._address(request)}sitemap.xml")
        return await self._given(request, media.TEXT, "\n".join([*lines, ""]).encode())

    async def sitemap(self, request: Request, number: int | None) -> Response:
        """The addresses of all pages, in parts where there are many."""
        try:
            drawn = await unless_gone(request, self.live.pages, Drawing("", PATHS))
        except JobError as error:
            raise of_limit(error, self.live.place.limits) from error
        words = await run_in_threadpool(self._sitemap, drawn, number, self._address(request))
        if words is None:
            raise Problem(HTTPStatus.NOT_FOUND, "there is no such part of the sitemap")
        return await self._given(request, media.XML, words)

    def _sitemap(self, drawn: Answer, number: int | None, address: str) -> bytes | None:
        file = Path(drawn.file) if drawn.file else None
        body = file.read_bytes() if file else drawn.body
        if file:
            file.unlink(missing_ok=True)
        paths = body.decode("utf-8").splitlines()
        parts = [paths[start : start + _MOST] for start in range(0, len(paths), _MOST)]
        if number is None and len(parts) > 1:
            names = [f"sitemap-{place}.xml" for place in range(1, len(parts) + 1)]
            return _listed("sitemapindex", "sitemap", names, address)
        place = (number or 1) - 1
        if not 0 <= place < max(1, len(parts)):
            return None
        names = [f"{path or 'index'}.html" for path in (parts[place] if parts else ())]
        return _listed("urlset", "url", names, address)

    def _address(self, request: Request) -> str:
        """Where the site stands for the public: what a client says in `Host` is not believed."""
        return public(self.live.place, request.headers) or self.live.base

    async def _given(self, request: Request, kind: str, body: bytes) -> Response:
        answer = Answer(kind, body, size=len(body))
        reply = replies.Reply(answer, replies.tag(body), {"Vary": "Accept-Encoding"}, fresh=_SHORT)
        return await reply.response(request)


def _listed(whole: str, part: str, names: list[str], address: str) -> bytes:
    parts = "\n".join(
        f"<{part}><loc>{escape(address + quote(name, safe=_SAFE))}</loc></{part}>" for name in names
    )
    template = Template(Path(__file__).with_name("sitemap.xml").read_text("utf-8"))
    return template.substitute(whole=whole, parts=parts).encode()


@lru_cache(maxsize=256)
def _file(name: str) -> tuple[bytes, str] | None:
    """A file of the build, none where there is no such file or where it lies elsewhere."""
    if not name.isprintable():
        return None
    folder = assets.folder().resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder) or path.relative_to(folder).parts[:1] == (".vite",):
        return None
    if not path.is_file():
        return None
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return path.read_bytes(), kind or "application/octet-stream"
