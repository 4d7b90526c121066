"""The sockets that storage, rendering and system plug into. Protocols only."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.settings import Settings, SettingsRead
from dsar_assistant.domain.vault import (
    DiskRoom,
    KeyChoices,
    Unlock,
    VaultStatus,
)
from dsar_assistant.ports_vault import (
    Attachments,
    AuditTrail,
    Authorities,
    Evidence,
    OwnControllers,
    Papers,
    People,
    Requests,
    SavedFilters,
    Signers,
)


class Clock(Protocol):
    """Tells the day; the only source of *today* in the program."""

    def today(self) -> date:
        """Give the day in the UK."""

    def now(self) -> datetime:
        """Give the moment, in UTC, with its zone."""


class WindowPlace(Protocol):
    """The place of the one window of a data folder."""

    @property
    def folder(self) -> Path:
        """Where a call shows, as a change of the names in it; it need not be there yet."""

    def take(self) -> bool:
        """Take the place until the program ends; says no if another program has it."""

    def call(self) -> bool:
        """Call the window that has it, and say whether it heard."""

    def hear(self) -> bool:
        """Say whether somebody called since this was last asked."""


class SecretStore(Protocol):
    """Keeps one short secret outside the vault, such as the computer's keyring."""

    @property
    def label(self) -> str:
        """What this store is called on this computer; empty if there is none."""

    def check(self) -> None:
        """Make sure that the store keeps a secret and gives it back.

        Raises:
            DsarError: The store is absent, locked, refused or forgetful.
        """

    def get(self, name: str) -> str | None:
        """Give the secret; None if there is none.

        Raises:
            DsarError: The store is absent, locked or refused.
        """

    def set(self, name: str, secret: str) -> None:
        """Keep the secret.

        Raises:
            DsarError: The store is absent, locked or refused.
        """

    def delete(self, name: str) -> None:
        """Forget the secret; nothing happens if there is none."""


class UnitOfWork(Protocol):
    """One piece of work on the vault: all of it is kept, or nothing.

    Used as a context manager; leaving without ``commit`` undoes everything.
    """

    @property
    def people(self) -> People:
        """The data subjects."""

    @property
    def requests(self) -> Requests:
        """The requests."""

    @property
    def attachments(self) -> Attachments:
        """Files kept with requests."""

    @property
    def papers(self) -> Papers:
        """Signatures, and how frozen letters were put on paper."""

    @property
    def authorities(self) -> Authorities:
        """Who may act for whom."""

    @property
    def evidence(self) -> Evidence:
        """Evidence files, sightings, answers and decisions."""

    @property
    def controllers(self) -> OwnControllers:
        """Organisations the person added or corrected."""

    @property
    def filters(self) -> SavedFilters:
        """Named ways of looking at the list of requests."""

    @property
    def signers(self) -> Signers:
        """Whose lists of organisations the person trusts."""

    @property
    def audit(self) -> AuditTrail:
        """Who did what and when."""

    def commit(self) -> None:
        """Keep everything done so far, on disk, before returning."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End; whatever was not committed is undone."""


class UnitOfWorkFactory(Protocol):
    """Opens units of work on the unlocked vault."""

    def __call__(self) -> UnitOfWork:
        """Give a new unit of work."""


class LetterRenderer(Protocol):
    """Puts one letter into one form."""

    @property
    def suffix(self) -> str:
        """File suffix without the dot: ``pdf``, ``txt``, ``docx``, ``eml``."""

    def render(self, letter: Letter, paper: PaperChoices) -> bytes:
        """Give the file's bytes; equal input gives equal bytes.

        Raises:
            DsarError: A character cannot be printed, or the address does not fit.
        """

    def warnings(self, letter: Letter, paper: PaperChoices) -> tuple[str, ...]:
        """Say in sentences what the person should know before printing."""


class Renderers(Protocol):
    """The forms a letter can be put into."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes without the dot, the usual one first."""

    def for_suffix(self, suffix: str, email: str | None) -> LetterRenderer:
        """Give the renderer for a form.

        Args:
            suffix: One of ``suffixes``.
            email: Where an e-mail draft would go; no other form needs it.

        Raises:
            DsarError: There is no such form, or an e-mail draft has nobody to go to.
        """

    def mail_link(self, letter: Letter, email: str) -> str | None:
        """Give a link that opens the letter in the mail program; None if it is too long for one.

        Raises:
            DsarError: The address is not one plain address.
        """


class PagePainter(Protocol):
    """Turns a PDF into pictures of its pages."""

    def pages(self, pdf: bytes, dpi: int) -> Sequence[bytes]:
        """Give each page as PNG."""


class CalendarWriter(Protocol):
    """Writes due days as a calendar file."""

    def write(self, entries: Sequence["CalendarEntry"], now: datetime) -> bytes:
        """Give an iCalendar file; the same entry keeps the same id."""


class CalendarEntry(Protocol):
    """One all-day entry."""

    @property
    def uid(self) -> str:
        """Stable id."""

    @property
    def on(self) -> date:
        """The day."""

    @property
    def title(self) -> str:
        """What is due."""

    @property
    def description(self) -> str:
        """The sum behind it."""

    @property
    def changed_at(self) -> datetime:
        """When the record behind it last changed, with its zone."""

    @property
    def sequence(self) -> int:
        """Rises with every change, so that a newer file wins."""

    @property
    def is_cancelled(self) -> bool:
        """Whether an earlier file named this day, and it stands no more."""


class Resources(Protocol):
    """Knows where the program's own data lie in each of its three lives."""

    def path(self, *parts: str) -> Path:
        """Give the path of a file or folder under ``resources``.

        Raises:
            DsarError: It is not there.
        """


class Disk(Protocol):
    """Writes files that only this person can read, and that outlive a power cut."""

    def write(self, path: Path, content: bytes) -> None:
        """Write a private file whole, on the disk before returning, or not at all."""

    def move(self, source: Path, target: Path) -> None:
        """Give a file or folder another name on the same disk, in one step."""

    def sync(self, path: Path) -> None:
        """Make sure that a finished file is on the disk itself."""

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only this person can look into, with those above it."""

    def free_bytes(self, folder: Path) -> int:
        """Say how much room the disk has left."""

    def hold(self, path: Path) -> AbstractContextManager[object]:
        """Take a lock that only one running program can have, until the context ends.

        Raises:
            VaultInUseError: Another program has it.
        """


class SettingsStore(Protocol):
    """Keeps the choices about the program itself."""

    def load(self) -> SettingsRead:
        """Read the settings; what cannot be used is reported and the usual value taken."""

    def save(self, settings: Settings) -> None:
        """Write the settings; keys of another version stay as they are."""


class VaultKeeper(Protocol):
    """Makes, opens and locks the vault; never puts a new vault over an old one.

    Every error is a ``VaultError`` from ``domain.vault_errors`` in its own words.
    """

    def status(self) -> VaultStatus:
        """Say what is there and how it can be opened; asks nobody, changes nothing."""

    def key_store_problem(self) -> str:
        """Say why this computer's keyring cannot hold the key; empty if it can.

        The computer may ask the person to unlock the keyring first.
        """

    def create(self, choices: KeyChoices) -> str:
        """Make a new vault, leave it open, and give its recovery key for printing.

        Raises:
            VaultExistsError: A vault, or a part of one, is there already.
        """

    def open(self, unlock: Unlock, *, accept_older: bool = False) -> None:
        """Open the vault in one of its ways.

        Args:
            unlock: How.
            accept_older: Go on with an older vault that the person put back on purpose.

        Raises:
            VaultOlderError: The vault is older than when it was last used.
        """

    def lock(self) -> None:
        """Close the vault and forget its key; nothing happens if it is locked."""

    def begin(self) -> UnitOfWork:
        """Give a new unit of work; this is the ``UnitOfWorkFactory`` of the program.

        Raises:
            VaultLockedError: The vault is locked.
        """

    def room(self) -> DiskRoom:
        """Say how much room the disk has left; the folder exists."""

    def find_damage(self) -> Sequence[str]:
        """Check every page of the open vault; gives what is wrong, nothing if all is well."""

    def change_passphrase(self, unlock: Unlock, new: str | None) -> None:
        """Set, change or (None) take away the pass phrase; the other ways stay."""

    def use_keyring(self, unlock: Unlock, *, wanted: bool) -> None:
        """Put the key in this computer's keyring, or take it out again."""

    def new_recovery_key(self, unlock: Unlock) -> str:
        """Make a new recovery key for printing; the old one opens only older backups now."""

    def set_second(self, unlock: Unlock, passphrase: str) -> None:
        """Make a second, empty vault that another pass phrase opens, in place of the last one.

        Nothing on the disk shows that there is one; older backups, which would, are removed.
        """


class ScratchVault(Protocol):
    """A vault in memory, to see that this installation can keep things."""

    def try_once(self) -> str:
        """Keep one invented person, find them again, and say which SQLite and SQLCipher did it.

        Raises:
            DsarError: It does not work on this installation.
        """
