"""What we write: neutral blocks of text, free of any paper or screen."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsar_assistant.domain.provision import Citation
from dsar_assistant.domain.right import RegimeCode, Right


class BlockKind(StrEnum):
    """What a block of a letter is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NUMBERED = "numbered"
    BULLETS = "bullets"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or list.

    Attributes:
        id: Stable within the kind, so that a person's edits find their place again.
        texts: One text for a heading or paragraph; one for each item of a list.
    """

    id: str
    kind: BlockKind
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A composed letter: the exact words, who to and who from, and the law it cites.

    Attributes:
        sender: Lines of the sender's block, name first.
        recipient: Lines of the address block, name first.
        salutation, closing: ``Dear …,`` and ``Yours faithfully,``.
        signatory: Name printed under the space for the signature.
        enclosures: What goes in the same envelope.
    """

    kind: str
    on: date
    reference: str
    subject: str
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    salutation: str
    blocks: tuple[Block, ...]
    closing: str
    signatory: str
    citations: tuple[Citation, ...]
    language: str = "en-GB"
    enclosures: tuple[str, ...] = ()


class FieldKind(StrEnum):
    """What sort of answer a letter kind asks for."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    DATE = "date"
    CHOICE = "choice"
    LIST = "list"
    YES_NO = "yes-no"


@dataclass(frozen=True, slots=True)
class LetterField:
    """One fact that a letter kind needs, with why it is asked.

    Attributes:
        only_when: Pairs of (field id, answer), any of which brings this field up;
            empty = always asked. A field that is not up is never required.
        max_words: How many words the answer may have; None = no limit.
    """

    id: str
    label: str
    why: str
    kind: FieldKind
    required: bool
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""
    only_when: tuple[tuple[str, str], ...] = ()
    max_words: int | None = None


class RecordNeed(StrEnum):
    """What the record must hold before a letter may speak of it."""

    REQUEST = "request"
    SENT = "sent"
    RECEIVED = "received"
    LATE = "late"
    REPLY = "reply"


class Addressee(StrEnum):
    """Who a letter is addressed to."""

    CONTROLLER = "controller"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One sort of letter, as its folder declares it.

    Attributes:
        rights: Rights it uses.
        opens: The period (clock) that receipt of this letter starts; None = none.
        send_to: Who it goes to, in words.
        goes_wrong: What commonly goes wrong, in sentences shown beside the form.
        from_day: First day of a letter on which this kind can be used; None = always.
        is_follow_up: Whether it answers an open request.
        noun: What a later letter calls this one: ``subject access request``.
        regimes: Bodies of rules under which it may be sent.
        needs: What the record of the earlier request must hold.
        one_of: Groups of field ids; each group needs at least one answer (or a yes).
    """

    id: str
    title: str
    summary: str
    rights: tuple[Right, ...]
    jurisdictions: tuple[str, ...]
    opens: str | None
    send_to: str
    fields: tuple[LetterField, ...]
    goes_wrong: tuple[str, ...] = ()
    from_day: date | None = None
    until_day: date | None = None
    is_follow_up: bool = False
    order: int = 100
    noun: str = "request"
    regimes: tuple[RegimeCode, ...] = (RegimeCode.UK_GDPR,)
    needs: tuple[RecordNeed, ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()
    addressed_to: Addressee = Addressee.CONTROLLER

    def is_offered(self, on: date) -> bool:
        """Say whether a letter of that day may be of this kind."""
        return (self.from_day is None or self.from_day <= on) and (
            self.until_day is None or on <= self.until_day
        )
