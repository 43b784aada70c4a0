"""What the service gave, kept by digest, so that it is asked again only for what changed.

```
CACHE/lock                    held by the process that fetches
CACHE/asked                   as old as the last request, of whichever process
CACHE/entries/<digest>.json   what is known of one address
CACHE/files/<digest>          the bytes themselves
```
"""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING

from viennagraph.fetch.errors import AnswerError, InUseError
from viennagraph.fetch.folder import explained, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from viennagraph.fetch.service import Format


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one address: where it led, what came, and when that was last so."""

    url: str
    final: str
    tag: str
    changed: str
    digest: str
    size: int
    checked: float


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of documents as the service gave them."""

    folder: Path

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds the cache, and with it the right to ask the service.

        Raises:
            InUseError: Another process holds it.
            PlaceError: The folder cannot be made or written.
        """
        with explained(self.folder):
            (self.folder / "entries").mkdir(parents=True, exist_ok=True)
            (self.folder / "files").mkdir(exist_ok=True)
            stream = (self.folder / "lock").open("a", encoding="ascii")
        with stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise InUseError(str(self.folder)) from error
            with explained(self.folder):
                self._draft.unlink(missing_ok=True)
            yield

    def last_asked(self) -> float | None:
        """When the service was last asked, if that is known."""
        try:
            return self._asked.stat().st_mtime
        except OSError:
            return None

    def note_asked(self, now: float) -> None:
        """Keeps when the service was last asked, for the next document or the next process.

        Raises:
            PlaceError: It cannot be written.
        """
        with explained(self._asked):
            self._asked.touch()
            os.utime(self._asked, (now, now))

    def entry(self, url: str) -> Entry | None:
        """What is known of an address, if its bytes are still what came."""
        try:
            values = json.loads(self._place(url).read_text("utf-8"))
            entry = Entry(**values)
            if _is_sound(entry) and entry.url == url and self._holds(entry):
                return entry
        except (OSError, ValueError, TypeError):
            return None
        return None

    def file(self, entry: Entry) -> Path:
        """Where the bytes of an entry lie."""
        return self.folder / "files" / entry.digest

    def confirm(self, entry: Entry, now: float) -> Entry:
        """Keeps that an entry still held at a time.

        Raises:
            PlaceError: It cannot be written.
        """
        confirmed = replace(entry, checked=now)
        words = json.dumps(asdict(confirmed), ensure_ascii=False, indent=1)
        write(self._place(entry.url), (words + "\n").encode("utf-8"))
        return confirmed

    def take(
        self,
        pieces: Iterable[bytes],
        form: Format,
        url: str,
        head: tuple[str, str | None, str | None],
        now: float,
    ) -> Entry:
        """Keeps a document that is arriving; `head` is where from, its tag and its date.

        Raises:
            AnswerError: It is not a whole file of the format.
            PlaceError: It cannot be written.
        """
        final, tag, changed = head
        hashed, size, first, last = sha256(), 0, b"", b""
        with explained(self.folder):
            draft = self._draft.open("wb")
        with draft:
            for piece in pieces:
                with explained(self.folder):
                    draft.write(piece)
                hashed.update(piece)
                size += len(piece)
                first = first if len(first) >= len(form.begins) else first + piece
                last = (last + piece)[-form.tail_bytes :]
            with explained(self.folder):
                draft.flush()
                os.fsync(draft.fileno())
        _check_whole(first, last, form, final)
        entry = Entry(url, final, tag or "", changed or "", hashed.hexdigest(), size, now)
        with explained(self.folder):
            self._draft.replace(self.file(entry))
        return self.confirm(entry, now)

    @property
    def _asked(self) -> Path:
        return self.folder / "asked"

    @property
    def _draft(self) -> Path:
        return self.folder / "files" / "arriving"

    def _place(self, url: str) -> Path:
        return self.folder / "entries" / f"{sha256(url.encode()).hexdigest()}.json"

    def _holds(self, entry: Entry) -> bool:
        with self.file(entry).open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest() == entry.digest


def _is_sound(entry: Entry) -> bool:
    texts = [getattr(entry, one.name) for one in fields(Entry)[:5]]
    return (
        all(isinstance(text, str) and text.isascii() and text.isprintable() for text in texts)
        and isinstance(entry.size, int)
        and isinstance(entry.checked, int | float)
    )


def _check_whole(first: bytes, last: bytes, form: Format, place: str) -> None:
    if not first.startswith(form.begins):
        what = f"the answer does not begin as {form.name} does"
        advice = "try another format (older documents have none of this one), or try later"
        raise AnswerError(what, place, advice)
    if form.ends not in last:
        what = f"the answer does not end as {form.name} does"
        raise AnswerError(what, place, "it is cut off: try again later")
