"""Make a copy of an identity paper that is safe to send, and say what is worth sending."""

from collections.abc import Sequence
from dataclasses import dataclass

from dsar_assistant.domain.provision import Provision
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.letters.identity_advice import IdentityAdvice, load_identity_advice
from dsar_assistant.ports_print import IdentityCopier
from dsar_assistant.services.knowledge import Knowledge

_NOTHING_COVERED = (
    "Nothing on the copy is covered. Cover the photo and the number, "
    "unless they said why they need them."
)


@dataclass(frozen=True, slots=True)
class IdentityCopy:
    """A copy ready to send.

    Attributes:
        stamp: The words laid across it.
        warnings: What to think of before it leaves.
    """

    pdf: bytes
    stamp: str
    warnings: tuple[str, ...]


class CopyIdentity:
    """Copies and advice; nothing is kept, and the picked file is not changed."""

    def __init__(self, knowledge: Knowledge, copier: IdentityCopier) -> None:
        """Take what the program knows, and what makes copies."""
        self._knowledge = knowledge
        self._copier = copier

    def advice(self) -> IdentityAdvice:
        """Give what proof is proportionate, by how the organisation knows the person."""
        return load_identity_advice(self._knowledge.resources.path("advice", "identity.toml"))

    def rules(self) -> tuple[Provision, ...]:
        """Give the rules behind the advice, as in force today."""
        today, uk = self._knowledge.today, self._knowledge.jurisdictions["uk"]
        return tuple(uk.provision(one, today) for one in self.advice().provisions)

    def stamp(self, for_whom: str) -> str:
        """Give the words that make the copy useless elsewhere."""
        return f"For {for_whom}, {day_in_words(self._knowledge.today)}, only"

    def pages(self, content: bytes) -> Sequence[bytes]:
        """Give each page of a paper as a picture, to point at what to cover.

        Raises:
            DsarError: The file cannot be shown as pages.
        """
        return self._copier.pages(content)

    def make(self, content: bytes, covered: Sequence[CoveredArea], for_whom: str) -> IdentityCopy:
        """Make the copy.

        Args:
            content: A PDF, a photograph or a scan.
            covered: What nobody is to see.
            for_whom: The organisation that gets it.

        Raises:
            DsarError: The file cannot be shown as pages.
        """
        stamp = self.stamp(for_whom)
        pdf = self._copier.copy(content, covered, stamp, self._knowledge.today)
        return IdentityCopy(pdf, stamp, () if covered else (_NOTHING_COVERED,))
