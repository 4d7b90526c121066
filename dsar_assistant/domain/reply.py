"""What came back from an organisation, as words, and what the program made of it."""

from dataclasses import dataclass
from enum import StrEnum

from dsar_assistant.domain.evidence import ReadProblem


class PartKind(StrEnum):
    """What a part of a reply is."""

    WORDS = "words"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class ReplyPart:
    """One page, message, sheet or file of a reply.

    Attributes:
        where: File and place in it, fit to be shown: ``letter.pdf, page 2``.
        text: Its words. A table has one line ``heading: value`` for each filled cell.
    """

    where: str
    text: str
    kind: PartKind = PartKind.WORDS


@dataclass(frozen=True, slots=True)
class ReplyText:
    """The words of a reply, in order, and what could not be read."""

    parts: tuple[ReplyPart, ...]
    problems: tuple[ReadProblem, ...] = ()


class Found(StrEnum):
    """Whether a reply answers a question. The person decides; this is a first look."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class ItemFinding:
    """What a reply says on one thing that the law lets a person ask.

    Attributes:
        item: As people name it: ``15(1)(c)``.
        provision: Id of the rule behind it.
        label: What it is, in plain words.
        ask: What to ask for if it is missing, in plain words for a letter.
        evidence: The sentence that shows it; empty if there is none.
    """

    item: str
    provision: str
    label: str
    ask: str
    found: Found
    evidence: str = ""
    where: str = ""


class NamedRole(StrEnum):
    """What a reply says an organisation did with the data."""

    SOURCE = "source"
    RECIPIENT = "recipient"
    MENTIONED = "mentioned"


class NameOrigin(StrEnum):
    """Where a name is known from: the directory, the imported register, or this reply alone."""

    CONTROLLER = "controller"
    REGISTER = "register"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class NamedOrganisation:
    """An organisation that a reply names, with the sentence that does.

    Attributes:
        key: Directory id, registration number, or the name itself, as ``origin`` says.
        name: As the reply writes it.
    """

    origin: NameOrigin
    key: str
    name: str
    role: NamedRole
    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something an organisation claims in its reply, and the letter that may answer it.

    Attributes:
        id: Which sort of claim: ``extension``, ``legal-privilege`` …
        provision: Id of the rule it leans on or must keep to.
        letter: The kind of letter that answers it; empty if none is needed.
        advice: What to know about it, in a sentence or two.
    """

    id: str
    provision: str
    label: str
    letter: str
    advice: str
    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedCode:
    """A code or score in a reply, with its meaning where a source says so.

    Attributes:
        meaning: Empty = unknown; then it is something to ask about.
        source: Address of the page that says so.
    """

    label: str
    code: str
    system: str
    meaning: str
    source: str
    confidence: str
    where: str = ""
