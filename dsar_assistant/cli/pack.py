"""The commands ``directory import`` and those beside it: other people's lists of organisations."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from pathlib import Path

import click

from dsar_assistant.cli.output import SpokenProgress, plain_errors, print_json, say
from dsar_assistant.cli.parameters import DAY, read_facts
from dsar_assistant.cli.vault import open_vault
from dsar_assistant.directory.packs.columns import ColumnMap
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.domain.text import counted
from dsar_assistant.services.app import App
from dsar_assistant.services.inspect_pack import AddressChange, PackReport
from dsar_assistant.services.keep_packs import ListInUse

_JSON = click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
_TRUSTED = click.option(
    "--trusted",
    "asks_vault",
    is_flag=True,
    help="Open the vault, and let the signers count that you trust.",
)
_PROBLEMS_SHOWN = 10
_FIELDS = tuple(field.name for field in fields(ColumnMap))
_WORDS = (
    click.option("--label", default="", help="What to call it; else the name of the file."),
    click.option("--licence", default="not stated", help="As its makers state it."),
    click.option("--url", default="", help="Where it comes from."),
    click.option("--as-of", type=DAY, help="The day the list is from."),
    click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="FIELD=HEADING",
        help=f"Which column of a CSV holds what. FIELD is one of: {', '.join(_FIELDS)}. "
        "Give address more than once, from top to bottom.",
    ),
)


def _with_words(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_WORDS):
        command = option(command)
    return command


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@_with_words
@_TRUSTED
@_JSON
@click.pass_obj
@plain_errors
def inspect(
    app: App,
    *,
    path: Path,
    label: str,
    licence: str,
    url: str,
    as_of: date | None,
    columns: tuple[str, ...],
    asks_vault: bool,
    wants_json: bool,
) -> None:
    """Look at the list at PATH: who signed it, what is new, which addresses differ.

    Nothing of it is used. A signature lies beside the list, with .minisig added to its name.
    """
    words = PackWords(label, licence, url, as_of, _column_map(columns))
    if asks_vault:
        open_vault(app)
    _tell(app.packs.look(path, words, SpokenProgress()), wants_json=wants_json)


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@_with_words
@_TRUSTED
@_JSON
@click.pass_obj
@plain_errors
def import_list(
    app: App,
    *,
    path: Path,
    label: str,
    licence: str,
    url: str,
    as_of: date | None,
    columns: tuple[str, ...],
    asks_vault: bool,
    wants_json: bool,
) -> None:
    """Use the list at PATH from now on: a file, a folder or a ZIP.

    An address that is known already stays as it is; where the list gives another, both are
    shown. Look at it first with "directory inspect".
    """
    words = PackWords(label, licence, url, as_of, _column_map(columns))
    if asks_vault:
        open_vault(app)
    report = app.packs.take_in(path, words, SpokenProgress()).value
    _tell(report, wants_json=wants_json)
    if not wants_json:
        click.echo(f"In use. To remove it: directory remove {report.installed.id}")


@click.command()
@_JSON
@click.pass_obj
@plain_errors
def packs(app: App, *, wants_json: bool) -> None:
    """Show the lists in use, with their licence and age."""
    found, damaged = app.packs.lists(), app.packs.damaged()
    if wants_json:
        print_json({"packs": [_list_json(one) for one in found], "damaged": list(damaged)})
        return
    for one in found:
        click.echo(_list_words(one))
    for name in damaged:
        say(f"{name} cannot be read any more. Import it again, or remove it.")
    if not found and not damaged:
        click.echo("No list was imported.")


@click.command()
@click.argument("list_id")
@click.pass_obj
@plain_errors
def remove(app: App, *, list_id: str) -> None:
    """Remove a list with all organisations and addresses that only it knew."""
    if not app.packs.remove(list_id).value:
        raise click.ClickException(f"No list is called {list_id}. See: directory packs")
    click.echo("The list was removed.")


@click.command()
@_JSON
@click.pass_obj
@plain_errors
def offers(app: App, *, wants_json: bool) -> None:
    """Show the addresses that lists give differently, beside those in use.

    Opens the vault, to show first those that you have written to already.
    """
    open_vault(app)
    found = app.packs.offers()
    if wants_json:
        print_json({"changes": [_change_json(one) for one in found]})
        return
    _echo_changes(found)
    if not found:
        click.echo("No list gives another address than the one in use.")


@click.command("use-address")
@click.argument("controller_id")
@click.argument("list_id")
@click.pass_obj
@plain_errors
def use_address(app: App, *, controller_id: str, list_id: str) -> None:
    """Write to the address that a list gives, from now on. Opens the vault."""
    open_vault(app)
    kept = app.packs.use_offer(controller_id, list_id).value
    lines = ", ".join(kept.contact.address.block) if kept.contact.address else "no address"
    click.echo(f"{kept.display_name}: {lines}")
    click.echo("Check it in the organisation's own privacy notice before you post.")


def _column_map(columns: Iterable[str]) -> ColumnMap | None:
    """Read which column holds what; None = let the program guess."""
    told = list(columns)
    if not told:
        return None
    address = tuple(
        heading for one in told for key, heading in _read(one).items() if key == "address"
    )
    single = {key: text for one in told for key, text in _read(one).items() if key != "address"}
    if unknown := sorted(single.keys() - set(_FIELDS)):
        raise click.UsageError(f"There is no field {unknown[0]}. Use: {', '.join(_FIELDS)}.")
    if "name" not in single:
        raise click.UsageError("Say which column holds the names: --column name=HEADING.")
    return ColumnMap(address=address, **single)


def _read(text: str) -> dict[str, str]:
    try:
        return read_facts([text])
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _tell(report: PackReport, *, wants_json: bool) -> None:
    if wants_json:
        print_json(_report_json(report))
        return
    for warning in report.warnings:
        say(warning)
    pack = report.installed.pack
    found = counted(len(pack.controllers), "organisation")
    click.echo(f"{pack.origin.label}: {found}, {report.added:,} of them new.")
    click.echo(f"Licence: {pack.origin.licence}.")
    for problem in pack.problems[:_PROBLEMS_SHOWN]:
        say(f"  {problem.where}: {problem.reason}")
    if len(pack.problems) > _PROBLEMS_SHOWN:
        say(f"  and {len(pack.problems) - _PROBLEMS_SHOWN:,} more")
    _echo_changes(report.changes)
    for suspect in report.suspects:
        click.echo(f"{suspect.name}: {' '.join(suspect.reasons)}")


def _echo_changes(changes: Iterable[AddressChange]) -> None:
    for change in changes:
        written = " You have written to them already." if change.is_written_to else ""
        click.echo(f"{change.name}: the list gives another contact.{written}")
        click.echo(f"  in use:  {', '.join(change.known)} ({change.known_age})")
        click.echo(f"  offered: {', '.join(change.offered)} ({change.offered_age})")
        click.echo(f"  to use it: directory use-address {change.controller_id} {change.list_id}")


def _report_json(report: PackReport) -> dict[str, object]:
    installed = report.installed
    note, pack = installed.note, installed.pack
    return {
        "pack": installed.id,
        "label": pack.origin.label,
        "licence": pack.origin.licence,
        "signed": report.is_signed,
        "sequence": note.sequence if note else None,
        "date": note.on.isoformat() if note else None,
        "warnings": list(report.warnings),
        "organisations": len(pack.controllers),
        "added": report.added,
        "problems": [{"where": one.where, "reason": one.reason} for one in pack.problems],
        "changes": [_change_json(one) for one in report.changes],
        "suspects": [
            {"controller": one.controller_id, "name": one.name, "reasons": list(one.reasons)}
            for one in report.suspects
        ],
    }


def _change_json(change: AddressChange) -> dict[str, object]:
    return {
        "controller": change.controller_id,
        "name": change.name,
        "pack": change.list_id,
        "known": list(change.known),
        "known_age": change.known_age,
        "offered": list(change.offered),
        "offered_age": change.offered_age,
        "written_to": change.is_written_to,
    }


def _list_json(one: ListInUse) -> dict[str, object]:
    return {
        "pack": one.id,
        "label": one.label,
        "licence": one.licence,
        "url": one.url,
        "as_of": one.as_of.iso if one.as_of else None,
        "imported_on": one.installed_on.isoformat(),
        "organisations": one.organisations,
        "signed": one.is_signed,
        "signer": one.signer,
        "offers": one.offers,
    }


def _list_words(one: ListInUse) -> str:
    as_of = f"as of {one.as_of.words}" if one.as_of else "not dated"
    found = counted(one.organisations, "organisation")
    return f"{one.id}: {one.label}, {found}, {as_of}, licence {one.licence}, {one.signed_words}."
