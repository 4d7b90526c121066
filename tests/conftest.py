"""Guards around every test: no network, no real keys, no real home, nothing left running."""

import os
import pkgutil
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.canary import CANARY

# Before any test imports Qt or keyring.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ.pop("DSAR_DATA_DIR", None)
os.environ.pop("DSAR_PASSPHRASE", None)

# No test is timed: a computer that is busy elsewhere makes none of them fail.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

HOME_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}
HOMES = count(1)
STOP_WAIT_S = 2
LONG = ("hostile", "whole", "evaluation", "ui")
WITH_VAULTS = ("cli", "services", "storage", "ui")


class NetworkUsedError(RuntimeError):
    """A test, or the program in it, tried to reach a network."""


def _is_of(path: Path, rooms: tuple[str, ...]) -> bool:
    """Say whether a file of tests is of one of these rooms."""
    return any(path.is_relative_to(Path(__file__).with_name(room)) for room in rooms)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long files: at the end, nobody waits for the last one."""
    items.sort(key=lambda item: not _is_of(item.path, LONG))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection, but for files of this computer, and every look-up of a name."""
    really_connect = socket.socket.connect

    def connect(sock: socket.socket, address: str) -> None:
        if sock.family != getattr(socket, "AF_UNIX", None):
            raise NetworkUsedError(f"This program never uses a network, but tried {address!r}.")
        really_connect(sock, address)

    def look_up(host: str, *_: object, **__: object) -> None:
        raise NetworkUsedError(f"This program never uses a network, but looked for {host!r}.")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture(autouse=True)
def _empty_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give every test a home of its own, so that none finds or touches a real one.

    The folder is only named here; whoever writes into it makes it.
    """
    home = tmp_path_factory.getbasetemp() / f"home-{next(HOMES)}"
    for variable, folder in HOME_FOLDERS.items():
        monkeypatch.setenv(variable, str(home / folder))


def _own_threads() -> set[threading.Thread]:
    """List the running threads that a test could have started.

    Qt's pool threads show up as dummies that outlive their job on Python 3.11, and
    pytest-timeout keeps a timer; both are left out. Qt's pool is asked itself.
    """
    return {
        thread
        for thread in threading.enumerate()
        if type(thread).__name__ != "_DummyThread" and not thread.name.startswith("pytest_timeout")
    }


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread or a job behind."""
    before = _own_threads()
    yield
    for thread in _own_threads() - before:
        thread.join(STOP_WAIT_S)
    left = [thread.name for thread in _own_threads() - before]
    assert not left, f"still running after the test: {left}"
    if core := sys.modules.get("PySide6.QtCore"):
        assert core.QThreadPool.globalInstance().waitForDone(STOP_WAIT_S * 1000)


def _time_limit() -> object:
    """Give how long this process may compute; nothing where that cannot be limited."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not on Windows

        return resource.getrlimit(resource.RLIMIT_CPU)
    return None


@pytest.fixture(autouse=True)
def _no_time_given_up() -> Iterator[None]:
    """Fail a test that limits its own process: the system would end some other test for it."""
    before = _time_limit()
    yield
    assert _time_limit() == before, "this process may not go on computing"


@pytest.fixture(autouse=True)
def _silent_about_people(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which a log line names the canary."""
    yield
    for phase in ("setup", "call"):
        for record in caplog.get_records(phase):
            assert CANARY not in record.getMessage(), "a log line names a person"


@pytest.fixture(autouse=True)
def _memory_is_quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the wiping of memory, a quarter of all time, but where just that is tested."""
    if _is_of(request.path, WITH_VAULTS):
        settings = "dsar_assistant.storage.sqlcipher._SETTINGS"
        kept = [one for one in pkgutil.resolve_name(settings) if "memory_security" not in one]
        monkeypatch.setattr(settings, kept)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def resources(repository: Path) -> Path:
    """The bundled resources."""
    return repository / "resources"
