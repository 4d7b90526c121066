"""Lists of organisations by others: look at one, take it in, see which are in use, take it out."""

from datetime import date
from pathlib import Path

import click

from dsar_assistant.cli.due_words import iso
from dsar_assistant.cli.output import SpokenProgress, plain_errors, print_json, say
from dsar_assistant.cli.parameters import DAY
from dsar_assistant.directory.packs.pack import KeptPack, Origin
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.domain.text import counted
from dsar_assistant.services.app import App
from dsar_assistant.services.inspect_pack import PackReport

_JSON = click.option("--json", "wants_json", is_flag=True, help="Print JSON.")


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@_JSON
@click.pass_obj
@plain_errors
def inspect(app: App, *, path: Path, wants_json: bool) -> None:
    """Look at the list at PATH: who signed it, what is new, which addresses differ.

    Nothing of it is used. A signature lies beside the list, with .minisig added to its name.
    """
    report = app.packs.look(path, PackWords(), SpokenProgress())
    _tell(report, wants_json=wants_json)


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--label", default="", help="What to call the list; else the name of the file.")
@click.option("--licence", default="not stated", help="Its licence, as its makers state it.")
@click.option("--url", default="", help="Where it comes from.")
@click.option("--as-of", type=DAY, help="The date of the list.")
@_JSON
@click.pass_obj
@plain_errors
def import_pack(
    app: App,
    *,
    path: Path,
    label: str,
    licence: str,
    url: str,
    as_of: date | None,
    wants_json: bool,
) -> None:
    """Use the list at PATH from now on: a CSV, or a folder or ZIP of a kind that is known.

    Its organisations stand beside those of the program, marked with where they come from.
    What the program knows already is kept. An earlier list of the same name is replaced.
    """
    words = PackWords(label=label, licence=licence, url=url, as_of=as_of)
    report = app.kept_packs.take_in(path, words, SpokenProgress()).value
    _tell(report, wants_json=wants_json)
    say(f"In use as {report.origin.id}. To take it out: directory remove {report.origin.id}")


@click.command()
@_JSON
@click.pass_obj
@plain_errors
def packs(app: App, *, wants_json: bool) -> None:
    """List the lists that are in use beside the program's own directory."""
    kept = app.kept_packs.in_use()
    for name in app.kept_packs.unreadable():
        say(f"The list {name} cannot be read and is not in use. Import it again, or remove it.")
    if wants_json:
        print_json({"packs": [_kept_json(one) for one in kept]})
        return
    for one in kept:
        words = f"{len(one.pack.controllers):,} organisations, imported {iso(one.imported_on)}"
        click.echo(f"{one.pack.origin.id}: {one.pack.origin.label}; {words}")


@click.command()
@click.argument("pack_id")
@click.pass_obj
@plain_errors
def remove(app: App, *, pack_id: str) -> None:
    """Stop using a list. Requests that are open keep what they need."""
    app.kept_packs.take_out(pack_id)
    click.echo(f"Removed: {pack_id}")


def _tell(report: PackReport, *, wants_json: bool) -> None:
    for warning in report.warnings:
        say(warning)
    if wants_json:
        print_json(_as_json(report))
        return
    click.echo(f"{len(report.pack.controllers):,} organisations, {report.added:,} of them new.")
    if report.pack.problems:
        click.echo(f"{counted(len(report.pack.problems), 'entry', 'entries')} could not be read.")
    for change in report.changes:
        click.echo(f"{change.name}")
        click.echo(f"  known:   {', '.join(change.known)}")
        click.echo(f"  offered: {', '.join(change.offered)}")
    for suspect in report.suspects:
        click.echo(f"{suspect.name}: {' '.join(suspect.reasons)}")


def _origin_json(origin: Origin) -> dict[str, object]:
    return {
        "pack": origin.id,
        "label": origin.label,
        "licence": origin.licence,
        "url": origin.url,
        "as_of": origin.as_of.iso if origin.as_of else None,
    }


def _kept_json(kept: KeptPack) -> dict[str, object]:
    return {
        **_origin_json(kept.pack.origin),
        "organisations": len(kept.pack.controllers),
        "signed": kept.is_signed,
        "sequence": kept.sequence,
        "imported_on": iso(kept.imported_on),
    }


def _as_json(report: PackReport) -> dict[str, object]:
    note = report.note
    return {
        **_origin_json(report.origin),
        "signed": report.is_signed,
        "sequence": note.sequence if note else None,
        "date": note.on.isoformat() if note else None,
        "warnings": list(report.warnings),
        "organisations": len(report.pack.controllers),
        "added": report.added,
        "problems": [{"where": one.where, "reason": one.reason} for one in report.pack.problems],
        "changes": [
            {
                "controller": change.controller_id,
                "name": change.name,
                "known": list(change.known),
                "offered": list(change.offered),
            }
            for change in report.changes
        ],
        "suspects": [
            {"controller": one.controller_id, "name": one.name, "reasons": list(one.reasons)}
            for one in report.suspects
        ],
    }
