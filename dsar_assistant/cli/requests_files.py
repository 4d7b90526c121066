"""The commands of ``requests`` that read and write files: export, import, bundle, attach."""

from pathlib import Path

import click

from dsar_assistant.cli.files import read_within, write_bytes
from dsar_assistant.cli.output import plain_errors, print_json, say
from dsar_assistant.cli.vault import open_vault
from dsar_assistant.domain.attachment import LARGEST_BYTES, AttachmentTooLargeError
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.services.app import App
from dsar_assistant.services.contact_card import contact_card
from dsar_assistant.services.list_file import list_file

_JSON = click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
_OUT = click.Path(path_type=Path, dir_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)
_PERSON = click.option("--person", "person_id", help="Id of one person.")


@click.command("export")
@click.option("--csv", "list_out", type=_OUT, help="Write the list, for a spreadsheet.")
@click.option("--json", "archive_out", type=_OUT, help="Write everything, as a ZIP with JSON.")
@_PERSON
@click.pass_obj
@plain_errors
def export(
    app: App, *, list_out: Path | None, archive_out: Path | None, person_id: str | None
) -> None:
    """Write the list of requests, or everything with files, for other programs or for keeping."""
    if list_out is None and archive_out is None:
        raise click.UsageError("Say what to write: --csv FILE, --json FILE.zip, or both.")
    open_vault(app)
    if list_out is not None:
        write_bytes(list_out, list_file(app.deadlines.rows()))
        click.echo(f"Written: {list_out}")
    if archive_out is not None:
        write_bytes(archive_out, app.exports.archive(person_id))
        click.echo(f"Written: {archive_out}")
        say("This file is not encrypted. Keep it somewhere safe.")


@click.command("import")
@click.argument("file", type=_FILE)
@_PERSON
@_JSON
@click.pass_obj
@plain_errors
def import_file(app: App, *, file: Path, person_id: str | None, wants_json: bool) -> None:
    """Read an export back, or take over “My requests” of datenanfragen.de (CSV or JSON)."""
    open_vault(app)
    if app.imports.is_export(file):
        _read_back(app, file, wants_json=wants_json)
    else:
        _take_over(app, file, person_id, wants_json=wants_json)


def _read_back(app: App, file: Path, *, wants_json: bool) -> None:
    came = app.imports.read(file, UnwatchedTicket()).value
    if wants_json:
        print_json(
            {
                "people": came.people,
                "requests": came.requests,
                "files": came.files,
                "known_already": came.known_already,
            }
        )
        return
    click.echo(f"People: {came.people}. Requests: {came.requests}. Files: {came.files}.")
    click.echo(f"Here already, and left as they were: {came.known_already}.")


def _take_over(app: App, file: Path, person_id: str | None, *, wants_json: bool) -> None:
    own = app.people.own()
    came = app.lists.read(file, person_id or (own.id if own else ""), UnwatchedTicket()).value
    if wants_json:
        print_json({"requests": came.added, "left_out": list(came.left_out)})
        return
    click.echo(f"Requests: {came.added}.")
    for sentence in came.left_out:
        say(sentence)


@click.command("bundle")
@click.argument("request_id")
@click.option("--out", type=_OUT, required=True, help="FILE.pdf, or FILE.zip with the originals.")
@_JSON
@click.pass_obj
@plain_errors
def bundle(app: App, *, request_id: str, out: Path, wants_json: bool) -> None:
    """Bind a request for the regulator, a court or an adviser. Private notes stay out."""
    is_archive = out.suffix.lower() == ".zip"
    if not is_archive and out.suffix.lower() != ".pdf":
        raise click.UsageError("The file must end in .pdf or .zip.")
    open_vault(app)
    made = app.bundles.make(request_id)
    write_bytes(out, made.archive if is_archive else made.pdf)
    if wants_json:
        print_json({"file": str(out), "pages": made.page_count, "notes": list(made.notes)})
        return
    for note in made.notes:
        say(note)
    click.echo(f"Written: {out} ({made.page_count} pages)")


@click.command("attach")
@click.argument("request_id")
@click.argument("file", type=_FILE)
@click.option("--fact", "fact_id", help="Id of the entry it belongs to.")
@click.option("--letter", "letter_id", help="Id of the letter it belongs to.")
@click.pass_obj
@plain_errors
def attach(
    app: App, *, request_id: str, file: Path, fact_id: str | None, letter_id: str | None
) -> None:
    """Keep a file with a request, encrypted, and print its id."""
    open_vault(app)
    content = read_within(file, LARGEST_BYTES, AttachmentTooLargeError(file.name))
    kept = app.attachments.add(
        request_id, file.name, content, fact_id=fact_id, letter_id=letter_id
    ).value
    click.echo(kept.id)


@click.command("files")
@click.argument("request_id")
@_JSON
@click.pass_obj
@plain_errors
def files(app: App, *, request_id: str, wants_json: bool) -> None:
    """List the files kept with a request."""
    open_vault(app)
    found = app.attachments.all(request_id)
    if wants_json:
        rows = [
            {
                "id": one.id,
                "name": one.name,
                "media_type": one.media_type,
                "bytes": one.size_bytes,
                "sha256": one.fingerprint,
                "fact": one.fact_id,
                "letter": one.letter_id,
            }
            for one in found
        ]
        print_json({"files": rows})
        return
    for one in found:
        click.echo(f"{one.id}  {one.name}  {one.media_type}  {one.size_bytes:,} bytes")


@click.command("save-file")
@click.argument("file_id")
@click.option("--out", type=_OUT, required=True, help="The FILE to write.")
@click.pass_obj
@plain_errors
def save_file(app: App, *, file_id: str, out: Path) -> None:
    """Save a copy of a kept file, in the clear."""
    open_vault(app)
    write_bytes(out, app.attachments.content(file_id))
    click.echo(f"Written: {out}")


@click.command("card")
@click.argument("request_id")
@click.option("--out", type=_OUT, required=True, help="FILE.vcf")
@click.pass_obj
@plain_errors
def card(app: App, *, request_id: str, out: Path) -> None:
    """Write the organisation's contact as a card for an address book."""
    open_vault(app)
    write_bytes(out, contact_card(app.deadlines.one(request_id).request.controller))
    click.echo(f"Written: {out}")


FILE_COMMANDS = (export, import_file, bundle, attach, files, save_file, card)
