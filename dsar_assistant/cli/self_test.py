"""The command ``self-test``: whether this installation is whole."""

import click

from dsar_assistant.cli.output import plain_errors, print_json
from dsar_assistant.services.app import App


@click.command("self-test")
@click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
@click.pass_obj
@plain_errors
def self_test(app: App, *, wants_json: bool) -> None:
    """Count the parts of the program, write one letter, keep one thing in memory."""
    report = app.check_self.run().as_json()
    if wants_json:
        print_json({"ok": True, **report})
        return
    for part, amount in report.items():
        click.echo(f"{part.replace('_', ' ')}: {amount}")
    click.echo("Everything works.")
