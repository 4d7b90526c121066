"""The commands of ``requests`` that take back: undo, redo, remove, removed, put-back."""

import click

from dsar_assistant.cli.output import plain_errors, print_json, say
from dsar_assistant.cli.vault import open_vault
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.services.app import App
from dsar_assistant.services.undo import KEPT_DAYS

_JSON = click.option("--json", "wants_json", is_flag=True, help="Print JSON.")


@click.command("undo")
@click.argument("request_id")
@click.pass_obj
@plain_errors
def undo(app: App, *, request_id: str) -> None:
    """Take the last change of a request's record back; the history keeps it."""
    open_vault(app)
    words = app.undo.view(request_id).undo_words
    app.undo.undo(request_id)
    click.echo(f"Taken back: {words}")


@click.command("redo")
@click.argument("request_id")
@click.pass_obj
@plain_errors
def redo(app: App, *, request_id: str) -> None:
    """Do the change again that was taken back last."""
    open_vault(app)
    words = app.undo.view(request_id).redo_words
    app.undo.redo(request_id)
    click.echo(f"Done again: {words}")


@click.command("remove")
@click.argument("request_id")
@click.pass_obj
@plain_errors
def remove(app: App, *, request_id: str) -> None:
    """Remove a request; for 30 days it can be put back."""
    open_vault(app)
    app.requests.remove(request_id)
    say(f"The request is removed. For {KEPT_DAYS} days it can be put back, then it is erased.")


@click.command("removed")
@_JSON
@click.pass_obj
@plain_errors
def removed(app: App, *, wants_json: bool) -> None:
    """List what was removed and can still be put back."""
    open_vault(app)
    found = app.undo.removed()
    if wants_json:
        rows = [
            {
                "id": one.id,
                "kind": "file" if one.is_file else "request",
                "text": one.words,
                "erased_on": one.erased_on.isoformat(),
            }
            for one in found
        ]
        print_json({"removed": rows})
        return
    for one in found:
        click.echo(f"{one.id}  {one.words}, erased on {one.erased_on.isoformat()}")


@click.command("put-back")
@click.argument("item_id")
@click.pass_obj
@plain_errors
def put_back(app: App, *, item_id: str) -> None:
    """Put a removed request or file back as it was."""
    open_vault(app)
    item = next((one for one in app.undo.removed() if one.id == item_id), None)
    if item is None:
        raise NotFoundError("removed request or file", item_id)
    app.undo.bring_back(item)
    click.echo(f"Put back: {item.words}")


UNDO_COMMANDS = (undo, redo, remove, removed, put_back)
