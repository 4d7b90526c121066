"""The guards around the tests do guard."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import keyring
import keyring.errors
import pytest

from tests.canary import CANARY, files_with_canary
from tests.conftest import HOME_FOLDERS, NetworkUsedError


def test_no_connection_leaves_the_computer():
    with socket.socket() as sock, pytest.raises(NetworkUsedError):
        sock.connect(("192.0.2.1", 443))


def test_no_name_is_looked_up():
    with pytest.raises(NetworkUsedError):
        socket.create_connection(("controller.example", 443))


def test_the_real_key_store_is_out_of_reach():
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.get_password("dsar-assistant", "vault")


@pytest.mark.parametrize("variable", sorted(HOME_FOLDERS))
def test_the_home_is_made_up_and_empty(variable):
    assert "home-" in os.environ[variable]
    assert not Path(os.environ[variable]).exists()


def test_no_data_folder_is_set():
    assert "DSAR_DATA_DIR" not in os.environ


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_the_canary_is_found_in_a_plain_file(tmp_path, encoding):
    leaky = tmp_path / "leaky.bin"
    leaky.write_bytes(b"\x00\x01" + CANARY.encode(encoding))
    (tmp_path / "clean.txt").write_text("3 messages read", "utf-8")
    assert files_with_canary(tmp_path) == [leaky]


NAUGHTY = """
import logging
import threading
import warnings
from PySide6.QtCore import qWarning
from tests.canary import CANARY

def test_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, args=(2.5,), daemon=True).start()

def test_logs_the_canary():
    logging.getLogger("dsar_assistant").warning("wrote to %s", CANARY)

def test_gives_up_time():
    import resource
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (100_000, hard))

def test_warns():
    warnings.warn("old", DeprecationWarning)

def test_makes_qt_complain(qapp):
    qWarning("odd")
"""
UNKNOWN_MARKER = """
import pytest

@pytest.mark.unheard_of
def test_is_marked():
    pass
"""


@pytest.fixture(scope="module")
def naughty_run(tmp_path_factory, repository):
    """What pytest, with our settings and guards, says of tests that break the rules."""
    folder = tmp_path_factory.mktemp("naughty")
    (folder / "test_naughty.py").write_text(NAUGHTY, "utf-8")
    (folder / "test_marked.py").write_text(UNKNOWN_MARKER, "utf-8")
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "tests.conftest"]
    options = ["-p", "no:cacheprovider", "--continue-on-collection-errors", str(folder)]
    run = subprocess.run(
        [*command, *options], cwd=repository, capture_output=True, text=True, check=False
    )
    return run.stdout


@pytest.mark.parametrize(
    ("test", "reason"),
    [
        ("leaves_a_thread", "still running after the test"),
        ("logs_the_canary", "a log line names a person"),
        pytest.param(
            "gives_up_time",
            "may not go on computing",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit"),
        ),
        ("warns", "DeprecationWarning"),
        ("makes_qt_complain", "Qt messages with level WARNING"),
    ],
)
def test_a_naughty_test_fails(naughty_run, test, reason):
    assert any(
        line.startswith(("FAILED", "ERROR")) and test in line for line in naughty_run.splitlines()
    )
    assert reason in naughty_run


def test_an_unknown_marker_fails(naughty_run):
    assert "'unheard_of' not found in `markers`" in naughty_run
