"""Keep a person's signature, to be printed above their name."""

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.ports import UnitOfWorkFactory
from dsar_assistant.ports_print import SignatureCleaner

_CHANGED = Changes(frozenset({"person"}))


class KeepSignature:
    """Signatures in the vault; the picked file itself is never opened again."""

    def __init__(self, work: UnitOfWorkFactory, cleaner: SignatureCleaner) -> None:
        """Take the way into the vault, and what makes pictures fit for print."""
        self._work = work
        self._cleaner = cleaner

    def get(self, person_id: str) -> bytes | None:
        """Give the signature as PNG; None if there is none."""
        with self._work() as work:
            return work.papers.signature(person_id)

    def keep(self, person_id: str, content: bytes) -> Done[bytes]:
        """Keep a drawn or picked picture, cleaned, and give it as it will be printed.

        Raises:
            DsarError: It is no picture, or blank; or there is no such person.
        """
        picture = self._cleaner.clean(content)
        with self._work() as work:
            work.people.get(person_id)
            work.papers.keep_signature(person_id, picture)
            work.commit()
        return Done(picture, _CHANGED)

    def remove(self, person_id: str) -> Done[None]:
        """Forget the signature; letters already frozen keep theirs."""
        with self._work() as work:
            work.papers.remove_signature(person_id)
            work.commit()
        return Done(None, _CHANGED)
