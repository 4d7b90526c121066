"""The commands beside ``directory import``: whose signed lists to trust. They open the vault."""

from pathlib import Path

import click

from dsar_assistant.cli.files import read_text
from dsar_assistant.cli.output import plain_errors, print_json
from dsar_assistant.cli.vault import open_vault
from dsar_assistant.domain.text import counted
from dsar_assistant.services.app import App


@click.command()
@click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
@click.pass_obj
@plain_errors
def signers(app: App, *, wants_json: bool) -> None:
    """Show whose signed lists you trust, with the numbers of their keys."""
    open_vault(app)
    found = app.signers.all()
    if wants_json:
        print_json({"signers": [{"name": one.name, "key": one.key_id} for one in found]})
        return
    for one in found:
        click.echo(f"{one.key_id}: {one.name}")
    if not found:
        click.echo("No signer was added.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="Who the signer is.")
@click.pass_obj
@plain_errors
def trust(app: App, *, file: Path, name: str) -> None:
    """Trust lists signed with the public key in FILE (minisign, .pub), from now on."""
    open_vault(app)
    kept = app.signers.trust(name, read_text(file)).value
    click.echo(f"{kept.name} is trusted. Number of the key: {kept.key_id}")
    click.echo("Compare it with the signer, by telephone or face to face.")


@click.command()
@click.argument("key")
@click.pass_obj
@plain_errors
def distrust(app: App, *, key: str) -> None:
    """Trust the signer with this number no more; their lists come out of use."""
    open_vault(app)
    gone = app.signers.remove(key.replace(" ", "").upper()).value
    click.echo(f"Not trusted any more. {counted(gone, 'list')} came out of use.")


SIGNER_COMMANDS = (signers, trust, distrust)
