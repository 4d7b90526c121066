"""The computer's own keyring, and only one that really protects what it keeps."""

import secrets
from collections.abc import Callable
from typing import TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, NoKeyringError, PasswordDeleteError

from dsar_assistant.domain.vault_errors import (
    KeyringAbsentError,
    KeyringDismissedError,
    KeyringFailedError,
    KeyringForgetsError,
    KeyringLockedError,
    KeyringRefusedError,
)

T = TypeVar("T")

SERVICE = "dsar-assistant"
# Everything else is refused: the null store forgets, and the alternative stores write
# plain text or ask for a password on a terminal that is not there.
TRUSTED_BACKENDS = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
        "keyring.backends.libsecret",
        "keyring.backends.macOS",
        "keyring.backends.Windows",
    }
)
# What the parts below keyring raise when the prompt cannot be shown, or the person closes it.
_TROUBLES = {
    "LockedException": KeyringLockedError,
    "PromptDismissedException": KeyringDismissedError,
}


class KeyringSecretStore:
    """Secrets in the computer's keyring; implements ``SecretStore``.

    Args:
        find: Gives the keyring that the computer offers.
        trusted: Modules whose keyrings protect what they keep.
    """

    def __init__(
        self,
        find: Callable[[], KeyringBackend] = keyring.get_keyring,
        trusted: frozenset[str] = TRUSTED_BACKENDS,
    ) -> None:
        self._find = find
        self._trusted = trusted

    @property
    def label(self) -> str:
        """What the keyring is called on this computer; empty if there is none."""
        try:
            return _name(self._backend())
        except (KeyringAbsentError, KeyringRefusedError):
            return ""

    def check(self) -> None:
        """Make sure that the keyring keeps a secret and gives it back.

        Being on offer proves nothing: a locked keyring is offered too, and one that
        keeps nothing takes every secret.

        Raises:
            DsarError: It is absent, locked, refused, or does not keep what it is given.
        """
        name, probe = f"probe-{secrets.token_hex(8)}", secrets.token_hex(32)
        self.set(name, probe)
        found = self.get(name)
        self.delete(name)
        if found != probe:
            raise KeyringForgetsError(_name(self._backend()))

    def get(self, name: str) -> str | None:
        """Give the secret; None if there is none."""
        backend = self._backend()
        return _asking(backend, lambda: backend.get_password(SERVICE, name))

    def set(self, name: str, secret: str) -> None:
        """Keep the secret, in place of an earlier one of the same name."""
        backend = self._backend()
        _asking(backend, lambda: backend.set_password(SERVICE, name, secret))

    def delete(self, name: str) -> None:
        """Forget the secret; nothing happens if there is none."""
        backend = self._backend()

        def forget() -> None:
            try:
                backend.delete_password(SERVICE, name)
            except PasswordDeleteError:
                return

        _asking(backend, forget)

    def _backend(self) -> KeyringBackend:
        """Find a keyring that may be trusted, looking inside a chain of them."""
        offered = _asking(None, self._find)
        members = list(offered.backends) if isinstance(offered, ChainerBackend) else [offered]
        for member in members:
            if type(member).__module__ in self._trusted:
                return member
        if not members or isinstance(members[0], NoKeyring):
            raise KeyringAbsentError
        raise KeyringRefusedError(_name(members[0]))


def _name(backend: KeyringBackend) -> str:
    """Name a keyring by its kind."""
    return type(backend).__module__.rsplit(".", 1)[-1]


def _asking(backend: KeyringBackend | None, ask: Callable[[], T]) -> T:
    """Ask the keyring, and turn its many ways of failing into our few."""
    name = "unknown" if backend is None else _name(backend)
    try:
        return ask()
    except NoKeyringError as error:
        raise KeyringAbsentError from error
    except KeyringLocked as error:
        raise KeyringLockedError(name) from error
    except Exception as error:
        raise _TROUBLES.get(type(error).__name__, KeyringFailedError)(name) from error
