"""Only a keyring that protects what it keeps is used, and each trouble has its own name."""

import shutil
import subprocess
import sys

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordDeleteError

from dsar_assistant.domain.vault_errors import (
    KeyringAbsentError,
    KeyringDismissedError,
    KeyringFailedError,
    KeyringForgetsError,
    KeyringLockedError,
    KeyringRefusedError,
)
from dsar_assistant.system.keyring_store import TRUSTED_BACKENDS, KeyringSecretStore

TRUSTED = frozenset({__name__})


class GoodKeyring(KeyringBackend):
    """A keyring that works."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.kept:
            raise PasswordDeleteError("no such password")
        del self.kept[service, username]


class TroubledKeyring(GoodKeyring):
    """A keyring that fails in one way."""

    def __init__(self, trouble):
        super().__init__()
        self.trouble = trouble

    def get_password(self, service, username):
        raise self.trouble

    def set_password(self, service, username, password):
        raise self.trouble


class ForgetfulKeyring(GoodKeyring):
    """A keyring that takes everything and keeps nothing."""

    def get_password(self, service, username):
        return None


class PromptDismissedException(Exception):  # noqa: N818 - named as the one it stands for
    """What the secret service raises when the person closes its window."""


@pytest.fixture(autouse=True)
def _known_backends():
    """Keep the made-up keyrings out of the list that keyring looks through."""
    known = set(KeyringBackend._classes)
    KeyringBackend._classes -= {GoodKeyring, TroubledKeyring, ForgetfulKeyring}
    yield
    KeyringBackend._classes = known - {GoodKeyring, TroubledKeyring, ForgetfulKeyring}


def store(backend):
    return KeyringSecretStore(lambda: backend, TRUSTED)


def test_a_good_keyring_keeps_gives_and_forgets():
    good = store(GoodKeyring())
    good.check()
    good.set("vault-1", "secret")
    assert good.get("vault-1") == "secret"
    good.delete("vault-1")
    good.delete("vault-1")
    assert good.get("vault-1") is None


def test_the_check_leaves_nothing_behind():
    backend = GoodKeyring()
    store(backend).check()
    assert backend.kept == {}


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        (NoKeyringError("none"), KeyringAbsentError),
        (KeyringLocked("locked"), KeyringLockedError),
        (PromptDismissedException("closed"), KeyringDismissedError),
        (InitError("no collection"), KeyringFailedError),
        (OSError("bus gone"), KeyringFailedError),
    ],
)
def test_each_trouble_has_its_own_name(trouble, expected):
    troubled = store(TroubledKeyring(trouble))
    with pytest.raises(expected):
        troubled.get("x")
    with pytest.raises(expected):
        troubled.check()


def test_a_keyring_that_keeps_nothing_is_found_out():
    with pytest.raises(KeyringForgetsError):
        store(ForgetfulKeyring()).check()


def test_no_keyring_at_all_is_absent():
    with pytest.raises(KeyringAbsentError):
        KeyringSecretStore(fail.Keyring).get("x")
    assert KeyringSecretStore(fail.Keyring).label == ""


@pytest.mark.parametrize("backend", [null.Keyring, GoodKeyring])
def test_a_keyring_off_the_list_is_refused(backend):
    with pytest.raises(KeyringRefusedError):
        KeyringSecretStore(backend).set("x", "secret")


def test_every_keyring_on_the_list_is_one_that_ships_with_keyring():
    assert {name.rsplit(".", 1)[0] for name in TRUSTED_BACKENDS} == {"keyring.backends"}


def test_a_chain_is_searched_for_one_that_may_be_trusted():
    good = GoodKeyring()

    class Chain(chainer.ChainerBackend):
        backends = (null.Keyring(), good)

    KeyringBackend._classes -= {Chain}
    store(Chain()).set("x", "secret")
    assert list(good.kept.values()) == ["secret"]


def test_an_empty_chain_is_absent():
    class Chain(chainer.ChainerBackend):
        backends = ()

    KeyringBackend._classes -= {Chain}
    with pytest.raises(KeyringAbsentError):
        store(Chain()).get("x")


def test_a_keyring_that_cannot_even_be_looked_for_has_failed():
    def find():
        raise ImportError("broken plug-in")

    with pytest.raises(KeyringFailedError):
        KeyringSecretStore(find).get("x")


def test_what_the_computer_offers_is_used_unless_told_otherwise():
    assert isinstance(keyring.get_keyring(), fail.Keyring)
    with pytest.raises(KeyringAbsentError):
        KeyringSecretStore().check()


PROBE = """
from dsar_assistant.system.keyring_store import KeyringSecretStore

store = KeyringSecretStore()
store.check()
store.set("vault-test", "ab" * 32)
assert store.get("vault-test") == "ab" * 32
store.delete("vault-test")
assert store.get("vault-test") is None
print(store.label)
"""


@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs a session bus and a keyring of its own",
)
def test_a_real_keyring_keeps_gives_and_forgets(repository, tmp_path):
    script = (
        "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "
        f"exec {sys.executable} -c '{PROBE}'"
    )
    home = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}
    run = subprocess.run(
        [str(shutil.which("dbus-run-session")), "--", "/bin/sh", "-c", script],
        cwd=repository,
        env=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.strip() == "SecretService", run.stderr
