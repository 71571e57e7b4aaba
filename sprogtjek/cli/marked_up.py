"""``--comments`` and ``--track``: a copy of a document with the findings in it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from sprogtjek.cli.app import fail
from sprogtjek.errors import UserError
from sprogtjek.records import Level, Report

comments_option = click.option(
    "--comments",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Skriv en kopi af Word- eller OpenDocument-filen med fundene som kommentarer.",
)
track_option = click.option(
    "--track",
    is_flag=True,
    help="Skriv også de sikre forslag i kopien, som rettelser du kan acceptere.",
)


class Copy:
    """The copy that is asked for, if one is. Ends the command where it cannot be made."""

    def __init__(self, names: tuple[str, ...], target: Path | None, *, track: bool) -> None:
        self._target = target
        self._track = track
        if target is None:
            if track:
                fail(UserError("Skriv med --comments, hvor kopien skal ligge."))
            return
        if len(names) != 1 or not Path(names[0]).is_file():
            message = "Kommentarer kan skrives for én fil ad gangen."
            fail(UserError(message, hint="Nævn én Word- eller OpenDocument-fil."))
        if target.exists() and target.samefile(names[0]):
            hint = "Giv kopien et andet navn, så din egen fil bliver, som den er."
            fail(UserError("Kopien kan ikke ligge oven i filen.", path=str(target), hint=hint))

    def write(self, report: Report, level: Level) -> None:
        """Write the copy of the file that a report is about, with what is shown at a level."""
        if self._target is None or (report.problems and not report.findings):
            return
        try:
            said = _write(report, level, self._target, track=self._track)
        except UserError as error:
            fail(error)
        click.echo(f"{self._target}: {said}.", err=True)


def _write(report: Report, level: Level, target: Path, *, track: bool) -> str:
    from sprogtjek.reporters import docx_comments, odt_annotations
    from sprogtjek.reporters.remarks import Stamp, shown
    from sprogtjek.sources import filetypes, formats
    from sprogtjek.sources.files import read_data
    from sprogtjek.sources.writing import write_new

    data = read_data(Path(report.source))
    format_ = formats.format_of(data, report.source)
    writers = {filetypes.DOCX: docx_comments.marked_up, filetypes.ODT: odt_annotations.marked_up}
    if format_.media_type not in writers:
        message = "Der kan kun skrives kommentarer i Word- og OpenDocument-filer (.docx og .odt)."
        raise UserError(message, path=report.source)
    own = Path(report.source).suffix.lower()
    wanted = own if own in format_.suffixes else format_.suffixes[0]
    if target.suffix.lower() != wanted:
        hint = f"Kald den noget, der ender på {wanted}."
        raise UserError("Kopien får samme format som filen.", path=str(target), hint=hint)
    stamp = Stamp(datetime.now())
    copy = writers[format_.media_type](data, shown(report, level), stamp, track=track)
    write_new(target, copy.data)
    said = f"{copy.remarks} kommentar{'er' if copy.remarks != 1 else ''}"
    if track:
        said += f" og {copy.changes} rettelse{'r' if copy.changes != 1 else ''}"
    return said
