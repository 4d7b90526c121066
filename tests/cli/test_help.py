"""Every command says what it does, and every option what it is for."""

import click
import pytest

from dsar_assistant.cli.demo import DemoTools
from dsar_assistant.cli.program import build_program


def commands(command, name=()):
    yield " ".join(name), command
    for word, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, (*name, word))


def build_nothing(_folder):
    raise AssertionError("help needs no services")


PROGRAM = build_program(DemoTools(build_nothing, lambda *_: ()), lambda _: 0)
ALL = [pytest.param(command, id=name) for name, command in commands(PROGRAM) if name]


@pytest.mark.parametrize("command", ALL)
def test_a_command_and_each_of_its_options_explain_themselves(command):
    assert command.help
    silent = [
        option.opts[0]
        for option in command.params
        if isinstance(option, click.Option) and not option.help
    ]
    assert silent == []
