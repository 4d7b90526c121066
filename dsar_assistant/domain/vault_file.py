"""Everything in a vault as one document, for keeping elsewhere and for reading back."""

from dataclasses import dataclass
from datetime import date

from dsar_assistant.domain.attachment import Attachment
from dsar_assistant.domain.authority import Authority
from dsar_assistant.domain.controller import Controller, InterviewAnswer
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.evidence import EvidenceFile, Sighting
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.request import Request
from dsar_assistant.domain.saved_filter import SavedFilter

FORMAT = "dsar-assistant-export"
VERSION = 1
# Where in the ZIP these lie.
DOCUMENT = "export.json"
FILES = "files/"


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """One evidence file of a person, with what was seen in it."""

    subject_id: str
    file: EvidenceFile
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What a person said to one interview question."""

    subject_id: str
    answer: InterviewAnswer


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """Whether a person wants to write to an organisation that was found."""

    subject_id: str
    controller_id: str
    is_wanted: bool


@dataclass(frozen=True, slots=True)
class SignatureRecord:
    """A picture (PNG) of a person's signature; older ones stay while a letter bears them."""

    subject_id: str
    picture: bytes
    is_current: bool


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """How a finished letter was put on paper, so that it prints again as it was.

    Attributes:
        paper: Without the picture of the signature, which stands in a list of its own.
        signature: SHA-256 of that picture, in hex; empty = none.
    """

    letter_id: str
    paper: PaperChoices
    signature: str = ""


@dataclass(frozen=True, slots=True)
class VaultFile:
    """The content of an export.

    Attributes:
        format: Always the same word, to know the document by.
        version: Of this layout; a reader refuses one that it does not know.
        requests: Each with its letters and every fact, superseded ones included.
        attachments: What is known about each file; its bytes lie beside, named by its id.
        controllers: Organisations that the person added or corrected.
        authorities: Who may act for whom, ended ones included.
        filters: Named ways of looking at the list; left out of one person's file.
    """

    format: str
    version: int
    made_on: date
    people: tuple[DataSubject, ...]
    requests: tuple[Request, ...]
    attachments: tuple[Attachment, ...]
    evidence: tuple[EvidenceRecord, ...]
    answers: tuple[AnswerRecord, ...]
    decisions: tuple[DecisionRecord, ...]
    controllers: tuple[Controller, ...]
    authorities: tuple[Authority, ...] = ()
    filters: tuple[SavedFilter, ...] = ()
    signatures: tuple[SignatureRecord, ...] = ()
    papers: tuple[PaperRecord, ...] = ()


class ExportUnreadableError(DsarError):
    """A file is no export of this program, or it is damaged."""

    def __init__(self, reason: str) -> None:
        """Say in a few words what is wrong."""
        super().__init__(
            f"This file cannot be read back: {reason}. Nothing was changed. "
            "Choose a file that this program exported, or make the export again."
        )
        self.reason = reason
