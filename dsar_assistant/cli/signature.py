"""The command ``people signature``: what is printed above a person's name."""

from pathlib import Path

import click

from dsar_assistant.cli.files import read_picture, write_bytes
from dsar_assistant.cli.output import plain_errors, say
from dsar_assistant.cli.vault import open_vault
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.services.app import App

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("signature")
@click.argument("person")
@click.option("--picture", type=_FILE, help="Keep this picture: PNG, JPEG or the like.")
@click.option("--remove", "wants_removal", is_flag=True, help="Forget it.")
@click.option("--out", type=_FILE, help="Write the kept one to FILE.png.")
@click.pass_obj
@plain_errors
def signature(
    app: App, *, person: str, picture: Path | None, wants_removal: bool, out: Path | None
) -> None:
    """Keep, show or remove the signature of PERSON. It is printed above the name."""
    if sum(map(bool, (picture, wants_removal, out))) != 1:
        raise click.UsageError("Give one of --picture, --remove and --out.")
    open_vault(app)
    if picture:
        app.signatures.keep(person, read_picture(picture))
        say("The signature is kept. New letters carry it.")
    elif wants_removal:
        app.signatures.remove(person)
        say("The signature is removed. Letters already finished keep theirs.")
    elif out:
        kept = app.signatures.get(person)
        if kept is None:
            raise NotFoundError("signature for the person", person)
        write_bytes(out, kept)
