"""The command ``directory inspect``: what somebody's list of organisations would bring."""

from pathlib import Path

import click

from dsar_assistant.cli.output import SpokenProgress, plain_errors, print_json, say
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.services.app import App
from dsar_assistant.services.inspect_pack import PackReport


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
@click.pass_obj
@plain_errors
def inspect(app: App, *, path: Path, wants_json: bool) -> None:
    """Look at the list at PATH: who signed it, what is new, which addresses differ.

    Nothing of it is used. A signature lies beside the list, with .minisig added to its name.
    """
    report = app.packs.look(path, PackWords(), SpokenProgress())
    if wants_json:
        print_json(_as_json(report))
        return
    for warning in report.warnings:
        say(warning)
    click.echo(f"{len(report.pack.controllers):,} organisations, {report.added:,} of them new.")
    for change in report.changes:
        click.echo(f"{change.name}")
        click.echo(f"  known:   {', '.join(change.known)}")
        click.echo(f"  offered: {', '.join(change.offered)}")
    for suspect in report.suspects:
        click.echo(f"{suspect.name}: {' '.join(suspect.reasons)}")


def _as_json(report: PackReport) -> dict[str, object]:
    note = report.note
    return {
        "signed": report.is_signed,
        "sequence": note.sequence if note else None,
        "date": note.on.isoformat() if note else None,
        "warnings": list(report.warnings),
        "organisations": len(report.pack.controllers),
        "added": report.added,
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
