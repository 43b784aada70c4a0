"""Answers on their way: validators, compression, and files that go when they are sent."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.background import BackgroundTask
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.responses import Response, StreamingResponse

from viennagraph.serve import media

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from starlette.requests import Request

    from viennagraph.serve.jobs import Answer

_PART: Final = 256 * 1024
_WORTH: Final = 1024  # bytes from which compression is worth its while
_QUICK: Final = 16 * 1024  # bytes that are compressed at once, without a thread
_GZIP: Final = 31


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with what is to be said of it; without `tag` it is not kept by anyone."""

    answer: Answer
    tag: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    modified: str = ""
    fresh: str = "public, max-age=300"

    async def response(self, request: Request) -> Response:
        """The response to a request: whole, compressed, or only that nothing has changed."""
        is_packed = self._is_packed(request)
        headers = self._headers(is_packed=is_packed)
        if self.tag and _is_known(request, self.tag, self.modified):
            self._drop()
            return Response(status_code=304, headers=headers)
        headers["Content-Type"] = _content_type(self.answer.media)
        if self.answer.file:
            return self._streamed(request, headers, is_packed=is_packed)
        body = self.answer.body
        if is_packed:
            pack = body if len(body) <= _QUICK else None
            body = _packed(body) if pack is not None else await run_in_threadpool(_packed, body)
        headers["Content-Length"] = str(len(body))
        return Response(b"" if request.method == "HEAD" else body, headers=headers)

    def _is_packed(self, request: Request) -> bool:
        accept = request.headers.get("accept-encoding", "")
        if self.answer.size < _WORTH or self.answer.media.startswith(("image/png", "font/")):
            return False
        return any(
            one.split(";")[0].strip() == "gzip" and not one.replace(" ", "").endswith(";q=0")
            for one in accept.casefold().split(",")
        )

    def _headers(self, *, is_packed: bool) -> dict[str, str]:
        headers = {"Vary": "Accept, Accept-Encoding", **self.headers}
        if self.tag:
            # What is compressed here is the same answer in other bytes.
            headers["ETag"] = f'{"W/" if is_packed else ""}"{self.tag}"'
            headers["Cache-Control"] = self.fresh
        else:
            headers["Cache-Control"] = "no-store"
        if self.modified:
            headers["Last-Modified"] = self.modified
        if is_packed:
            headers["Content-Encoding"] = "gzip"
        return headers

    def _streamed(self, request: Request, headers: dict[str, str], *, is_packed: bool) -> Response:
        if not is_packed:
            headers["Content-Length"] = str(self.answer.size)
        if request.method == "HEAD":
            self._drop()
            return Response(headers=headers)
        stream = Path(self.answer.file).open("rb")  # noqa: SIM115 (closed by what reads it)
        self._drop()  # the open file lasts until it is sent
        parts = iterate_in_threadpool(_parts(stream, is_packed=is_packed))
        return StreamingResponse(parts, headers=headers, background=BackgroundTask(stream.close))

    def _drop(self) -> None:
        if self.answer.file:
            Path(self.answer.file).unlink(missing_ok=True)


def unchanged(request: Request, own: str, headers: Mapping[str, str]) -> Response | None:
    """The response that a client's copy is still right, if it is, before anything is computed."""
    if not own or "if-none-match" not in request.headers or not _is_known(request, own, ""):
        return None
    known = {"ETag": f'W/"{own}"', "Vary": "Accept, Accept-Encoding", **headers}
    return Response(status_code=304, headers=known)


def tag(*parts: object) -> str:
    """A validator for an answer: the same for the same parts, in their order.

    >>> tag("7", "text/turtle") == tag("7", "text/turtle") != tag("7text/turtle", "")
    True
    """
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def _parts(stream: BinaryIO, *, is_packed: bool) -> Iterator[bytes]:
    packer = zlib.compressobj(1, wbits=_GZIP)
    with stream:
        while part := stream.read(_PART):
            out = packer.compress(part) if is_packed else part
            if out:
                yield out
    if is_packed:
        yield packer.flush()


def _packed(body: bytes) -> bytes:
    packer = zlib.compressobj(6, wbits=_GZIP)
    return packer.compress(body) + packer.flush()


def _is_known(request: Request, own: str, modified: str) -> bool:
    known = request.headers.get("if-none-match")
    if known is None:
        return bool(modified) and request.headers.get("if-modified-since") == modified
    tags = {one.strip().removeprefix("W/").strip('"') for one in known.split(",")}
    return own in tags or "*" in tags


def _content_type(name: str) -> str:
    is_text = name.startswith("text/") or name in {media.JSON, media.XML}
    return f"{name}; charset=utf-8" if is_text and "charset" not in name else name
