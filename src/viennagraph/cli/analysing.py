"""`viennagraph analyse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph import analyse
from viennagraph.analyse import pictures
from viennagraph.cli import answers
from viennagraph.cli.options import Format
from viennagraph.cli.output import console, working, write_json, write_table
from viennagraph.errors import ExportError
from viennagraph.export.files import whole_file

if TYPE_CHECKING:
    from pathlib import Path

    from viennagraph.api.places import Source
    from viennagraph.ask import Table


def run(
    name: str | None, form: Format, source: Source, picture: Path | None, *, explain: bool
) -> None:
    """Writes what a measure finds, what it means, or without a name the measures that there are.

    Raises:
        UnknownMeasureError: No measure has this name.
        NoPictureError: The measure is a table alone.
        ExportError: The picture cannot be written.
    """
    if name is None:
        _list(form)
        return
    measure = analyse.measure(name)
    if explain:
        console().print(f"{measure.question}\n\n{measure.definition}")
        return
    with source.opened() as opened, working("measuring"):
        table = measure.compute(opened.engine)
        base = opened.base
    if picture is not None:
        _draw(measure, table, picture)
    else:
        answers.write(table, form, base)


def _list(form: Format) -> None:
    known = analyse.measures()
    if form is Format.JSON:
        write_json(
            [
                {"name": one.name, "question": one.question, "definition": one.definition}
                for one in known
            ]
        )
    else:
        write_table(("measure", "what it asks"), [(one.name, one.question) for one in known])


def _draw(measure: analyse.Measure, table: Table, path: Path) -> None:
    suffix = path.suffix.lower()
    if suffix not in pictures.SUFFIXES:
        what = f"{suffix or 'a file without ending'} is no format of pictures"
        raise ExportError(what, str(path), f"end the name in {' or '.join(pictures.SUFFIXES)}")
    content = pictures.draw(measure, table, suffix.removeprefix("."))
    with whole_file(path) as stream:
        stream.write(content)
    console(stderr=True).print(f"{path} written", soft_wrap=True)
