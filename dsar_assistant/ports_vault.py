"""The sockets for what lies in the vault, and for copies of it; ``ports`` opens it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from dsar_assistant.domain.attachment import Attachment
from dsar_assistant.domain.authority import Authority
from dsar_assistant.domain.controller import Controller, InterviewAnswer
from dsar_assistant.domain.evidence import EvidenceFile, Sighting
from dsar_assistant.domain.outline import LetterWords, Outlines
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.request import Fact, FrozenLetter, Request
from dsar_assistant.domain.saved_filter import SavedFilter
from dsar_assistant.domain.signer import TrustedSigner
from dsar_assistant.domain.vault import AuditEntry, Backup, Unlock


class People(Protocol):
    """The data subjects in the vault."""

    def add(self, person: DataSubject) -> DataSubject:
        """Keep a new person and give them back with an id."""

    def update(self, person: DataSubject) -> None:
        """Keep a changed person."""

    def get(self, person_id: str) -> DataSubject:
        """Give one person. Raises NotFoundError."""

    def all(self) -> Sequence[DataSubject]:
        """Give everyone, oneself first, then by name."""

    def remove(self, person_id: str) -> None:
        """Remove a person with all that belongs to them."""


class Requests(Protocol):
    """The requests in the vault, each with its record."""

    def add(self, request: Request) -> Request:
        """Keep a new request and give it back with an id."""

    def get(self, request_id: str) -> Request:
        """Give one request with letters and facts. Raises NotFoundError."""

    def all(self, subject_id: str | None = None) -> Sequence[Request]:
        """Give all requests, newest first; with an id, those of one person."""

    def count(self) -> int:
        """Say how many requests there are."""

    def words(self, after: int) -> Sequence[LetterWords]:
        """Give the words of the letters that were kept after a number, in order; for searching."""

    def outlines(self, since: int = 0) -> Outlines:
        """Give the requests that came, changed or went since a revision, for lists.

        Args:
            since: The revision of the last look; 0 = give all there are.
        """

    def update_answers(self, request_id: str, answers: Mapping[str, str]) -> None:
        """Keep what the person filled in."""

    def update_edits(self, request_id: str, edits: Mapping[str, str | None]) -> None:
        """Keep the person's own words, by block id; None leaves a block out."""

    def update_controller(self, request_id: str, controller: Controller) -> None:
        """Keep a corrected organisation with a request; letters already frozen stay."""

    def add_letter(self, letter: FrozenLetter) -> FrozenLetter:
        """Keep a letter as printed and give it back with an id."""

    def add_fact(self, fact: Fact) -> Fact:
        """Keep a fact and give it back with an id; facts are never changed."""

    def set_aside(self, request_id: str, at: datetime) -> None:
        """Take a request out of sight, to be erased later. Raises NotFoundError."""

    def put_back(self, request_id: str) -> None:
        """Bring a request back that was set aside. Raises NotFoundError."""

    def aside(self) -> Sequence[tuple[Request, datetime]]:
        """Give the requests that were set aside, each with the moment, newest first."""

    def remove(self, request_id: str) -> None:
        """Erase a request with its letters, facts and files, for good."""


class Attachments(Protocol):
    """The files kept with requests; their bytes are fetched apart."""

    def add(self, attachment: Attachment, content: bytes) -> Attachment:
        """Keep a file with its bytes and give it back with an id."""

    def get(self, attachment_id: str) -> Attachment:
        """Give what is known about one file. Raises NotFoundError."""

    def content(self, attachment_id: str) -> bytes:
        """Give the bytes of one file. Raises NotFoundError."""

    def every(self) -> Sequence[Attachment]:
        """Give the files of all requests that stand, oldest first."""

    def of_request(self, request_id: str) -> Sequence[Attachment]:
        """Give the files of a request that stand, oldest first."""

    def set_aside(self, attachment_id: str, at: datetime) -> None:
        """Take a file out of sight, to be erased later."""

    def put_back(self, attachment_id: str) -> None:
        """Bring a file back that was set aside."""

    def aside(self) -> Sequence[Attachment]:
        """Give the files that were set aside, oldest first."""

    def remove(self, attachment_id: str) -> None:
        """Erase a file for good."""


class Authorities(Protocol):
    """The signed letters of authority: who may act for whom."""

    def add(self, authority: Authority) -> Authority:
        """Keep a new authority and give it back with an id."""

    def get(self, authority_id: str) -> Authority:
        """Give one authority. Raises NotFoundError."""

    def all(self) -> Sequence[Authority]:
        """Give every authority, oldest first."""

    def of_person(self, subject_id: str) -> Sequence[Authority]:
        """Give the authorities that a person signed, oldest first."""

    def revoke(self, authority_id: str, on: date) -> None:
        """Note the day on which an authority was taken back. Raises NotFoundError."""


class Evidence(Protocol):
    """Evidence files, their sightings, and the person's own decisions about candidates."""

    def add(
        self, subject_id: str, file: EvidenceFile, sightings: Iterable[Sighting]
    ) -> EvidenceFile:
        """Keep what was seen in a file; a file seen before (same fingerprint) is replaced."""

    def files(self, subject_id: str) -> Sequence[EvidenceFile]:
        """Give the files read so far."""

    def sightings(self, subject_id: str) -> Sequence[Sighting]:
        """Give all sightings of all files."""

    def sightings_of(self, file_id: str) -> Sequence[Sighting]:
        """Give what was seen in one file."""

    def remove(self, file_id: str) -> None:
        """Forget a file and what was seen in it."""

    def answers(self, subject_id: str) -> Sequence[InterviewAnswer]:
        """Give the interview answers."""

    def keep_answer(self, subject_id: str, answer: InterviewAnswer) -> None:
        """Keep one answer, in place of an earlier one to the same question."""

    def decisions(self, subject_id: str) -> Mapping[str, bool]:
        """Give the person's yes or no by controller id."""

    def keep_decision(self, subject_id: str, controller_id: str, *, wanted: bool | None) -> None:
        """Keep a yes or no about a candidate; None takes it back."""


class OwnControllers(Protocol):
    """Organisations that the person added or corrected; these win over the directory."""

    def all(self) -> Sequence[Controller]:
        """Give all of them."""

    def keep(self, controller: Controller) -> None:
        """Keep one, in place of an earlier one with the same id."""

    def remove(self, controller_id: str) -> None:
        """Forget one; the directory's own entry shows again."""


class SavedFilters(Protocol):
    """Named ways of looking at the list of requests."""

    def all(self) -> Sequence[SavedFilter]:
        """Give all of them, in the order they were first kept."""

    def keep(self, saved: SavedFilter) -> None:
        """Keep one, in place of an earlier one of the same name."""

    def remove(self, name: str) -> None:
        """Forget one. Raises NotFoundError."""


class Signers(Protocol):
    """Those whose lists of organisations the person trusts."""

    def all(self) -> Sequence[TrustedSigner]:
        """Give all of them, in the order they were added."""

    def keep(self, signer: TrustedSigner) -> None:
        """Keep one, in place of an earlier one with the same key."""

    def remove(self, key_id: str) -> None:
        """Forget one. Raises NotFoundError."""


class AuditTrail(Protocol):
    """The log of who did what and when."""

    def entries(self) -> Sequence[AuditEntry]:
        """Give all entries, oldest first."""

    def first_broken(self) -> int | None:
        """Give the number of the first entry that was altered, moved or removed; None if none."""


class Papers(Protocol):
    """Signatures, and how frozen letters were put on paper."""

    def signature(self, subject_id: str) -> bytes | None:
        """Give the person's signature as PNG; None if there is none."""

    def keep_signature(self, subject_id: str, picture: bytes) -> None:
        """Keep a signature, in place of an earlier one."""

    def remove_signature(self, subject_id: str) -> None:
        """Forget the signature; letters already frozen keep theirs."""

    def freeze(self, letter_id: str, subject_id: str, paper: PaperChoices) -> None:
        """Keep how a letter was put on paper; the first time counts."""

    def of_letter(self, letter_id: str) -> PaperChoices | None:
        """Give how a letter was put on paper, signature and all; None if it was not kept."""


class BackupKeeper(Protocol):
    """Makes, lists, checks and puts back encrypted copies of the vault."""

    @property
    def folder(self) -> Path:
        """The usual folder of backups, which need not exist."""

    def make(self) -> Backup:
        """Make a backup of the open vault, checked by opening it again."""

    def make_if_due(self, every: timedelta) -> Backup | None:
        """Make a backup if something changed and the last one is older than that.

        Nothing is made, so that nothing is thinned, from a restore until ``resume``.
        """

    @property
    def is_paused(self) -> bool:
        """Whether the regular backups wait until the person is content with a restore."""

    def resume(self) -> None:
        """Go on with the regular backups."""

    def checked_at(self) -> datetime | None:
        """Give the moment when every page was last checked and found whole; None if never."""

    def note_checked(self) -> None:
        """Note that every page was found whole now."""

    def all(self) -> Sequence[Backup]:
        """List the backups in the usual folder, newest first."""

    def verify(self, name: str) -> None:
        """Check that a backup is whole, with the key of the open vault.

        Raises:
            BackupUnreadableError: It is damaged or is no backup.
        """

    def restore(self, file: Path, unlock: Unlock) -> None:
        """Put a backup in the place of the vault, which is set aside, not deleted.

        Raises:
            BackupUnreadableError: It is damaged or is no backup; the vault stands as it was.
        """

    def thin(self) -> Sequence[Backup]:
        """Remove backups that newer ones make unneeded, and say which."""
