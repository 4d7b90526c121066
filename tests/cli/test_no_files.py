"""A pipe is never waited for and a device never read, whichever command names it."""

import os

import pytest

# What would wait for ever is ended, and told by its name.
pytestmark = [
    pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names"),
    pytest.mark.timeout(30),
]
LETTER = ("letter", "--kind", "access", "--out", "OUT")
COMMANDS = {
    "due": ("due", "--batch", "ODD"),
    "find": ("find", "ODD", "--json"),
    "answers": ("find", "--answers", "ODD"),
    "letter subject": (*LETTER, "--to", "tesco", "--subject", "ODD"),
    "letter to": (*LETTER, "--to", "ODD", "--subject", "PERSON"),
    "response": ("response", "check", "ODD", "--request", "REQUEST"),
    "list": ("directory", "import", "ODD"),
    "register": ("register", "import", "ODD"),
    "people": ("people", "add", "ODD"),
    "attach": ("requests", "attach", "0" * 32, "ODD"),
    "signature": ("people", "signature", "0" * 32, "--picture", "ODD"),
    # These say in words of their own that it is none of what they take.
    "import": ("requests", "import", "ODD"),
    "restore": ("backup", "restore", "ODD"),
}
SAID = {
    "find": "neither a file nor a folder",
    "import": "not a list of requests",
    "restore": "it is no backup",
}


@pytest.fixture
def odd(tmp_path, made_vault):
    """What only looks like a file, by its kind."""
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "device.toml").symlink_to("/dev/zero")
    return tmp_path


@pytest.mark.parametrize("kind", ["pipe", "device"])
@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_what_is_no_file_is_told_at_once(run, odd, person_file, command, kind):
    (odd / "request.json").write_text('{"kind": "access", "controller": "tesco"}')
    places = {
        "ODD": odd / f"{kind}.toml",
        "PERSON": person_file,
        "REQUEST": odd / "request.json",
        "OUT": odd / "o.pdf",
    }
    result = run(*(places.get(word, word) for word in COMMANDS[command]))
    assert SAID.get(command, "ordinary file") in result.output + result.stderr
    assert not (odd / "o.pdf").exists()
