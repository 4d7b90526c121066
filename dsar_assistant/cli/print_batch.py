"""The command ``requests print``: many letters in one run, with labels and lists."""

from dataclasses import dataclass
from pathlib import Path

import click

from dsar_assistant.cli.files import write_bytes
from dsar_assistant.cli.output import plain_errors, print_json, say
from dsar_assistant.cli.parameters import choices
from dsar_assistant.cli.vault import open_vault
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.paper import Envelope, PaperChoices, PrintSize, ReferenceMark
from dsar_assistant.services.app import App
from dsar_assistant.services.print_batch import BatchOrder, PrintedBatch, as_zip, drafts

ADDRESS_FORM = click.Choice(["l7160", "l7163", "dl", "c5", "c4"], case_sensitive=False)


class NotAllPrintedError(DsarError):
    """Some letters of a run could not be written."""

    def __init__(self, failed: int, printed: int) -> None:
        """Say how many letters could not be written, and how many were."""
        super().__init__(
            f"{failed} of {failed + printed} letters could not be written; why is said above. "
            "The others are finished. Correct those requests and print them again."
        )


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """The options of the command, as read."""

    request_ids: tuple[str, ...]
    wants_drafts: bool
    out: Path
    one_pdf: bool
    duplex: bool
    addresses: tuple[str, ...]
    envelope: str
    size: str
    mark: str
    wants_json: bool

    @property
    def paper(self) -> PaperChoices:
        """How each letter is to be put on paper."""
        envelope, size = Envelope(self.envelope), PrintSize(self.size)
        return PaperChoices(envelope, size, mark=ReferenceMark(self.mark))


class _Progress:
    """Says on standard error how far the run is."""

    def checkpoint(self, done: int, total: int) -> None:
        """Say it after every ten letters."""
        if done and (done % 10 == 0 or done == total):
            say(f"{done} of {total} letters")


@click.command("print")
@click.argument("request_ids", nargs=-1, metavar="[REQUEST_ID]...")
@click.option("--drafts", "wants_drafts", is_flag=True, help="All requests without a letter.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="A folder, or FILE.zip.",
)
@click.option("--one-pdf", is_flag=True, help="All letters in one PDF.")
@click.option("--duplex", is_flag=True, help="Each letter on its own sheets, printed both sides.")
@click.option(
    "--labels",
    "--addresses",
    "addresses",
    type=ADDRESS_FORM,
    multiple=True,
    help="Print the addresses too, on label sheets or envelopes.",
)
@click.option(
    "--envelope",
    type=choices(Envelope),
    default=Envelope.UNSURE.value,
    help="Window envelope that the addresses must show in.",
)
@click.option(
    "--size",
    type=choices(PrintSize),
    default=PrintSize.STANDARD.value,
    help="Size of the print.",
)
@click.option(
    "--mark",
    type=choices(ReferenceMark),
    default=ReferenceMark.NONE.value,
    help="Print the reference as a code that a scanner reads.",
)
@click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
@click.pass_context
@plain_errors
def print_letters(context: click.Context, /, **_: object) -> None:
    """Write the letters of many requests for good, in the order given, with labels and lists."""
    app = context.ensure_object(App)
    options = PrintOptions(**context.params)
    if not options.request_ids and not options.wants_drafts:
        raise click.UsageError("Name requests, or use --drafts.")
    open_vault(app)
    more = drafts(app.deadlines.rows()) if options.wants_drafts else ()
    order = BatchOrder(
        (*options.request_ids, *more),
        options.paper,
        is_one_pdf=options.one_pdf,
        duplex=options.duplex,
        addresses=tuple(name.upper() for name in options.addresses),
    )
    batch = app.batches.run(order, _Progress()).value
    _tell(batch, _write(batch, options.out), wants_json=options.wants_json)


def _write(batch: PrintedBatch, out: Path) -> list[str]:
    """Write the files into a folder, or all of them as one ZIP."""
    if out.suffix.lower() == ".zip":
        write_bytes(out, as_zip(batch))
        return [str(out)]
    for name, content in batch.files.items():
        write_bytes(out / name, content)
    return [str(out / name) for name in batch.files]


def _tell(batch: PrintedBatch, written: list[str], *, wants_json: bool) -> None:
    failed = [
        {"request": one.request_id, "organisation": one.organisation, "reason": one.reason}
        for one in batch.not_printed
    ]
    if wants_json:
        letters = [{"letter": one.letter_id, "file": one.file_name} for one in batch.letters]
        told = {"letters": letters, "not_printed": failed, "files": written}
        print_json({**told, "warnings": list(batch.warnings)})
    else:
        for warning in batch.warnings:
            say(warning)
        for one in batch.not_printed:
            say(f"{one.organisation}: {one.reason}")
        for file in written:
            click.echo(file)
    if failed:
        raise NotAllPrintedError(len(failed), len(batch.letters))
