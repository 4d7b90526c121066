"""Say whose lists of organisations to trust, and take that back."""

from dsar_assistant.directory.packs.signature import read_signing_key
from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.signer import (
    LONGEST_SIGNER,
    SignerKeyError,
    SignerNameError,
    TrustedSigner,
)
from dsar_assistant.domain.vault_errors import VaultLockedError
from dsar_assistant.ports import UnitOfWorkFactory
from dsar_assistant.services.knowledge import Knowledge

_CHANGED = Changes(frozenset({"controller", "candidate", "list"}))


class KeepSigners:
    """Signers lie in the vault; those that come with the program are not among them."""

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge) -> None:
        """Take the way into the vault, and what the program knows."""
        self._work = work
        self._knowledge = knowledge

    def all(self) -> tuple[TrustedSigner, ...]:
        """Give all of them, in the order they were added; none while the vault is locked."""
        try:
            with self._work() as work:
                return tuple(work.signers.all())
        except VaultLockedError:
            return ()

    def look(self, name: str, key: str) -> TrustedSigner:
        """Read a key, so that its number can be compared before it is trusted.

        Args:
            name: Who the signer is.
            key: The text of a ``.pub`` file of minisign, with or without its comment.

        Raises:
            SignerKeyError: It is no such key.
            SignerNameError: The name is empty or too long.
        """
        try:
            read = read_signing_key(key)
        except (ValueError, IndexError) as error:
            raise SignerKeyError from error
        tidy = " ".join(name.split())
        if not 0 < len(tidy) <= LONGEST_SIGNER or not tidy.isprintable():
            raise SignerNameError
        return TrustedSigner(tidy, read.number, key.strip().splitlines()[-1].strip())

    def trust(self, name: str, key: str) -> Done[TrustedSigner]:
        """Trust the lists that somebody signs, from now on.

        Raises:
            DsarError: As for ``look``; or the vault is locked.
        """
        signer = self.look(name, key)
        with self._work() as work:
            work.signers.keep(signer)
            work.commit()
        return Done(signer, _CHANGED)

    def remove(self, key_id: str) -> Done[int]:
        """Trust somebody no more; the lists they signed come out of use with them.

        Returns:
            How many lists those were.

        Raises:
            NotFoundError: Nobody with that key is trusted.
        """
        with self._work() as work:
            work.signers.remove(key_id)
            work.commit()
        theirs = [
            one.id
            for one in self._knowledge.shelf.read().packs
            if one.note is not None and one.note.signer == key_id
        ]
        for list_id in theirs:
            self._knowledge.shelf.remove(list_id)
        self._knowledge.forget_lists()
        return Done(len(theirs), _CHANGED)
