import os
import sys
from collections.abc import Callable

from dsar_assistant.system import restarting


def test_the_program_becomes_itself_without_the_pass_phrase(monkeypatch):
    became = []
    monkeypatch.setenv("DSAR_PASSPHRASE", "secret")
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "dsar_assistant", "--data-dir", "x"])
    monkeypatch.setattr(os, "execve", lambda *given: became.append(given))
    becoming: Callable[[], None] = restarting.restart_locked
    becoming()
    program, arguments, environment = became[0]
    assert (program, arguments[1:]) == (
        sys.executable,
        ["-m", "dsar_assistant", "--data-dir", "x"],
    )
    assert "DSAR_PASSPHRASE" not in environment
    assert environment[restarting.LOCKED_VARIABLE] == "1"


def test_the_frozen_program_keeps_its_options(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "argv", ["dsar-assistant", "--data-dir", "x"])
    assert restarting._arguments() == ["--data-dir", "x"]


def test_the_sign_to_stay_locked_counts_once(monkeypatch):
    monkeypatch.setenv(restarting.LOCKED_VARIABLE, "1")
    assert [restarting.starts_locked(), restarting.starts_locked()] == [True, False]
