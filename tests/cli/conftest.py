"""The command line as a script would call it, with a clock that stands still."""

import json
from functools import partial

import pytest
from click.testing import CliRunner

from dsar_assistant.cli.demo import DemoTools
from dsar_assistant.cli.program import build_program
from tests.fakes import FixedClock
from tests.ready_vault import PASSPHRASE, copied_vault, informed_app, made_surroundings

PERSON = """
full_name = "Rowan Ellery"
emails = ["rowan.ellery@mailbox.example"]
[address]
lines = ["7 Larkspur Row", "Sampleford"]
postcode = "ZZ99 3AA"
"""


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def run(tmp_path, clock):
    """Run a command; gives its result, or with ``as_json`` the document it printed."""
    around = made_surroundings(clock)
    tools = DemoTools(partial(informed_app, around=around), lambda _app, _folder: ())
    program = build_program(tools, lambda _app: 0)

    def call(*words, as_json=False, passphrase=PASSPHRASE, typed=""):
        arguments = ["--data-dir", str(tmp_path / "data"), *map(str, words)]
        result = CliRunner(env={"DSAR_PASSPHRASE": passphrase}).invoke(
            program, arguments, input=typed
        )
        assert result.exception is None or isinstance(result.exception, SystemExit)
        if not as_json:
            return result
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return call


@pytest.fixture
def made_vault(tmp_path):
    """An empty vault, made before: to make one takes longer than most commands."""
    copied_vault(tmp_path / "data")


@pytest.fixture
def person_file(tmp_path):
    file = tmp_path / "person.toml"
    file.write_text(PERSON, "utf-8")
    return file
