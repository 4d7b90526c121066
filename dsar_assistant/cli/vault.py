"""The commands ``vault`` and ``backup``: create, open and keep the encrypted vault."""

import os
from pathlib import Path

import click

from dsar_assistant.cli.output import plain_errors, print_json, say
from dsar_assistant.domain.vault import (
    KeyChoices,
    Unlock,
    WithPassphrase,
    WithRecoveryKey,
)
from dsar_assistant.services.app import App

ENVIRONMENT_NAME = "DSAR_PASSPHRASE"
_JSON = click.option("--json", "wants_json", is_flag=True, help="Print JSON.")


def open_vault(app: App) -> None:
    """Open the vault for a command: by the environment, the keyring, or a prompt.

    Raises:
        DsarError: It cannot be opened.
    """
    if app.vault.is_open:
        return
    given = os.environ.get(ENVIRONMENT_NAME)
    if given is not None:
        app.vault.unlock(WithPassphrase(given))
    elif not app.vault.try_keyring():
        app.vault.unlock(_asked())


def _asked() -> Unlock:
    return WithPassphrase(click.prompt("Pass phrase", hide_input=True, err=True))


def _new_passphrase() -> str:
    given = os.environ.get(ENVIRONMENT_NAME)
    if given is not None:
        return given
    return str(click.prompt("New pass phrase", hide_input=True, confirmation_prompt=True, err=True))


@click.group()
def vault() -> None:
    """Create, check and open the encrypted vault."""


@vault.command()
@click.option("--keyring", is_flag=True, help="Let this computer's keyring open it.")
@_JSON
@click.pass_obj
@plain_errors
def create(app: App, *, keyring: bool, wants_json: bool) -> None:
    """Make a new vault, and print its recovery key once. Never over an old one."""
    choices = KeyChoices(passphrase=None if keyring else _new_passphrase(), keyring=keyring)
    recovery_key = app.vault.create(choices).value
    if wants_json:
        print_json({"recovery_key": recovery_key})
        return
    say("The vault is ready. This recovery key opens it if all else is lost.")
    say("It is not shown again: write it down and keep it away from this computer.")
    click.echo(recovery_key)


@vault.command()
@_JSON
@click.pass_obj
@plain_errors
def status(app: App, *, wants_json: bool) -> None:
    """Say whether there is a vault, and how it can be opened."""
    found, problem = app.vault.status(), app.vault.key_store_problem()
    if wants_json:
        print_json(
            {
                "state": found.state.value,
                "opens_with": [slot.value for slot in found.slots],
                "advice": found.advice,
                "keyring_problem": problem,
            }
        )
        return
    click.echo(f"Vault: {found.state.value}.")
    for sentence in (found.advice, problem):
        if sentence:
            click.echo(sentence)


@vault.command()
@click.pass_obj
@plain_errors
def lock(app: App) -> None:
    """Lock the vault. Each command opens it only for itself, so it is locked in between."""
    app.vault.lock()
    say("The vault is locked.")


@vault.command("change-passphrase")
@click.pass_obj
@plain_errors
def change_passphrase(app: App) -> None:
    """Change the pass phrase; what the vault holds is not touched."""
    given = os.environ.get(ENVIRONMENT_NAME)
    unlock = WithPassphrase(given) if given is not None else _asked()
    new = click.prompt("New pass phrase", hide_input=True, confirmation_prompt=True, err=True)
    app.vault.unlock(unlock)
    app.vault.change_passphrase(unlock, str(new))
    say("The pass phrase is changed. The old one still opens backups made before now.")


@vault.command("second-passphrase")
@click.pass_obj
@plain_errors
def second_passphrase(app: App) -> None:
    """Let a second pass phrase open other, empty data; nothing shows that there are two.

    What an earlier second pass phrase opened is removed, and so are older backups.
    """
    given = os.environ.get(ENVIRONMENT_NAME)
    unlock = WithPassphrase(given) if given is not None else _asked()
    second = click.prompt("Second pass phrase", hide_input=True, confirmation_prompt=True, err=True)
    app.vault.unlock(unlock)
    app.vault.set_second(unlock, str(second))
    app.backups.make()
    say("The second pass phrase opens a vault of its own, which is empty. Put something in it.")


@vault.command()
@click.option("--on/--off", "wanted", default=True, help="Put the key in, or take it out.")
@click.pass_obj
@plain_errors
def keyring(app: App, *, wanted: bool) -> None:
    """Let this computer's keyring open the vault, or no longer."""
    given = os.environ.get(ENVIRONMENT_NAME)
    unlock = WithPassphrase(given) if given is not None else _asked()
    app.vault.unlock(unlock)
    app.vault.use_keyring(unlock, wanted=wanted)
    say("The keyring opens the vault now." if wanted else "The keyring opens it no longer.")


@vault.command()
@click.pass_obj
@plain_errors
def recover(app: App) -> None:
    """Open the vault with the recovery key, and set a new pass phrase."""
    key = WithRecoveryKey(str(click.prompt("Recovery key", err=True)))
    app.vault.unlock(key)
    app.vault.change_passphrase(key, _new_passphrase())
    say("The vault is open again, with the new pass phrase.")


@vault.command()
@_JSON
@click.pass_obj
@plain_errors
def audit(app: App, *, wants_json: bool) -> None:
    """Show the log of what was done and when, and check that nobody changed it."""
    open_vault(app)
    report = app.audit.report()
    if wants_json:
        print_json(
            {
                "whole": report.first_broken is None,
                "first_broken": report.first_broken,
                "entries": [
                    {
                        "number": entry.number,
                        "at": entry.at.isoformat(),
                        "who": entry.who,
                        "action": entry.action,
                        "object": entry.object_id,
                    }
                    for entry in report.entries
                ],
            }
        )
    else:
        for entry in report.entries:
            click.echo(f"{entry.number:>7}  {entry.at:%Y-%m-%d %H:%M:%S}  {entry.action}")
        click.echo(report.verdict)
    if report.first_broken is not None:
        raise click.exceptions.Exit(1)


@click.group()
def backup() -> None:
    """Make, list, check and put back encrypted copies of the vault."""


@backup.command("create")
@click.pass_obj
@plain_errors
def backup_create(app: App) -> None:
    """Make a backup, and check it by opening it again."""
    open_vault(app)
    click.echo(app.backups.make().value.name)


@backup.command("list")
@_JSON
@click.pass_obj
@plain_errors
def backup_list(app: App, *, wants_json: bool) -> None:
    """List the backups, newest first."""
    found = app.backups.all()
    if wants_json:
        print_json(
            {
                "backups": [
                    {
                        "name": one.name,
                        "made_at": one.made_at.isoformat(),
                        "size_bytes": one.size_bytes,
                    }
                    for one in found
                ]
            }
        )
        return
    for one in found:
        click.echo(f"{one.name}  {one.made_at:%Y-%m-%d %H:%M} UTC  {one.size_bytes:,} bytes")


@backup.command("verify")
@click.argument("name")
@click.pass_obj
@plain_errors
def backup_verify(app: App, *, name: str) -> None:
    """Check that a backup is whole."""
    open_vault(app)
    app.backups.verify(name)
    click.echo(f"{name} is whole.")


@backup.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--recovery-key", "wants_key", is_flag=True, help="Ask for the recovery key.")
@click.pass_obj
@plain_errors
def backup_restore(app: App, *, file: Path, wants_key: bool) -> None:
    """Put a backup in the place of the vault, which is set aside and not deleted."""
    given = os.environ.get(ENVIRONMENT_NAME)
    unlock: Unlock
    if wants_key:
        unlock = WithRecoveryKey(str(click.prompt("Recovery key", err=True)))
    else:
        unlock = WithPassphrase(given) if given is not None else _asked()
    app.backups.restore(file, unlock)
    say("The backup is back in place. The vault that was there before was set aside.")
