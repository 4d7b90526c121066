"""The command line as a whole: the second door to the services."""

from collections.abc import Callable
from pathlib import Path

import click

from dsar_assistant import __version__
from dsar_assistant.cli.demo import DemoTools, demo_command
from dsar_assistant.cli.directory import directory
from dsar_assistant.cli.due import due
from dsar_assistant.cli.find import find
from dsar_assistant.cli.law import law
from dsar_assistant.cli.letter import letter
from dsar_assistant.cli.register import register
from dsar_assistant.cli.requests import calendar, people, requests
from dsar_assistant.cli.requests_files import FILE_COMMANDS
from dsar_assistant.cli.requests_undo import UNDO_COMMANDS
from dsar_assistant.cli.response import response
from dsar_assistant.cli.self_test import self_test
from dsar_assistant.cli.vault import backup, vault
from dsar_assistant.services.app import App

COMMANDS = (
    find,
    letter,
    due,
    law,
    directory,
    register,
    vault,
    backup,
    people,
    requests,
    calendar,
    response,
    self_test,
)

for _command in (*FILE_COMMANDS, *UNDO_COMMANDS):
    requests.add_command(_command)

OpenWindow = Callable[[App], int]


def build_program(tools: DemoTools, open_window: OpenWindow) -> click.Group:
    """Give the program as one command with its sub-commands.

    Args:
        tools: Makes the services for a data folder, and pictures of the window.
        open_window: Shows the window; called when no command is given.
    """

    @click.group(invoke_without_command=True)
    @click.version_option(__version__)
    @click.option(
        "--data-dir",
        type=click.Path(file_okay=False, path_type=Path),
        help="Keep the vault in this folder.",
    )
    @click.pass_context
    def program(context: click.Context, data_dir: Path | None) -> None:
        """Find who may hold your personal data, write to them, and keep track of the answers.

        With no command, the window opens. Nothing ever leaves this computer.
        """
        app = context.obj = tools.build_app(data_dir)
        context.call_on_close(app.vault.lock)
        if context.invoked_subcommand is None:
            context.exit(open_window(context.obj))

    for command in (*COMMANDS, demo_command(tools)):
        program.add_command(command)
    return program
