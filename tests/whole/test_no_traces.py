"""The whole main job leaves nothing readable behind: 40 canaries, every folder, every word said."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import HOME_FOLDERS

PROGRAM = Path(__file__).with_name("tracing_program.py")
CANARIES = 40
OF_MAIL = 4


def mail_from(word: str) -> bytes:
    """One message of a sender who is a canary."""
    return (
        "From a@b.example Tue Mar  1 12:00:00 2016\n"
        f"From: {word} <{word}@{word}.co.uk>\nSubject: {word}\n"
        f"Date: Tue, 1 Mar 2016 12:00:00 +0000\n\n{word}\n\n"
    ).encode()


def traces_in(folder: Path, words: list[str]) -> list[tuple[str, str]]:
    """List the files, by their content or their name, in which a canary can be read."""
    found = []
    for path in (path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes() + str(path).encode()
        found += [
            (path.name, word)
            for word in words
            if any(word.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be"))
        ]
    return found


@pytest.fixture
def home(tmp_path):
    """A home of its own, with a folder for temporary files, and the environment for it."""
    folder = tmp_path / "home"
    (folder / "tmp").mkdir(parents=True)
    places = {variable: str(folder / place) for variable, place in HOME_FOLDERS.items()}
    places["TMPDIR"] = places["TEMP"] = places["TMP"] = str(folder / "tmp")
    return folder, {**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"}


def test_the_main_job_leaves_no_trace(home, tmp_path):
    folder, environment = home
    words = [f"canary{secrets.token_hex(6)}" for _ in range(CANARIES)]
    mailbox = tmp_path / "mail.mbox"
    mailbox.write_bytes(b"".join(map(mail_from, words[-OF_MAIL:])))
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), str(mailbox)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=tmp_path,
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write("\n".join((*words, "", "")))
        program.stdin.flush()
        said = [program.stdout.readline()]
        assert said == ["open\n"]
        while_open = traces_in(folder, words)
        program.stdin.write("go on\n")
        program.stdin.flush()
        said += iter(program.stdout.readline, "closed\n")
        after = traces_in(folder, words)
        program.kill()
    assert any(path.is_file() for path in folder.rglob("vault.db"))
    assert sum(line.startswith("KeyError") for line in said) == 200
    assert sum(line.startswith("title") for line in said) >= 6
    assert not [word for word in words if any(word in line for line in said)]
    assert while_open == []
    assert after == []


def test_the_search_would_find_a_trace(tmp_path):
    (tmp_path / "a").write_bytes("xcanaryx".encode("utf-16-le"))
    assert traces_in(tmp_path, ["canary"]) == [("a", "canary")]
