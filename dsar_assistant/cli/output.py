"""How the command line speaks: JSON or words on standard output, the rest on standard error."""

import json
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click

from dsar_assistant.domain.errors import DsarError

P = ParamSpec("P")
R = TypeVar("R")


def print_json(document: object) -> None:
    """Print one JSON document and nothing else."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def say(text: str) -> None:
    """Say something that is no result: progress, a hint."""
    click.echo(text, err=True)


def plain_errors(command: Callable[P, R]) -> Callable[P, R]:
    """Turn what the person can act on into one sentence and exit status 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except DsarError as error:
            raise click.ClickException(str(error)) from error

    return run


class SpokenProgress:
    """Says now and then on standard error how far slow reading is, where a person looks on."""

    def __init__(self) -> None:
        self._said = -1

    def checkpoint(self, done: int, total: int) -> None:
        """Take how much is read out of how much; says every tenth part, on a terminal only."""
        tenth = 10 * done // total if total else 10
        if tenth > self._said and sys.stderr.isatty():
            say(f"{tenth * 10}% read")
        self._said = max(tenth, self._said)
