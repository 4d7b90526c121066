"""Look after the vault by the way: backups on time, pages checked weekly, room on the disk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.domain.vault import Backup, Unlock
from dsar_assistant.domain.vault_errors import VaultBusyError
from dsar_assistant.ports import Clock, SettingsStore, VaultKeeper
from dsar_assistant.ports_vault import BackupKeeper

CHECK_EVERY = timedelta(days=7)
CLOCK_MAY_DIFFER = timedelta(days=1)
_CHANGED = Changes(frozenset({"backup"}))
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Care:
    """What looking after the vault found and did.

    Attributes:
        made: The backup that was due; None if none was.
        removed: How many older ones it made unneeded.
        warnings: Sentences that the person should see; none if all is well.
        is_damaged: Whether pages of the vault are damaged; a backup should be put back.
        newest_whole: Then, the backup to put back; None if there is none.
    """

    made: Backup | None = None
    removed: int = 0
    warnings: tuple[str, ...] = ()
    is_damaged: bool = False
    newest_whole: Backup | None = None


class KeepBackups:
    """The person's side of the backups; ``look_after`` is called on a timer and after work."""

    def __init__(
        self, backups: BackupKeeper, keeper: VaultKeeper, settings: SettingsStore, clock: Clock
    ) -> None:
        """Take what makes copies, what knows the vault, how often, and what time it is."""
        self._backups = backups
        self._keeper = keeper
        self._settings = settings
        self._clock = clock

    def look_after(self) -> Done[Care]:
        """Do what is due: the weekly check first, then a backup; damaged pages are not copied.

        Raises:
            VaultLockedError: The vault is locked.
        """
        warnings = [*self._about_room(), *self._about_clock(), *self._about_pause()]
        try:
            damage = self._damage_if_due()
            if damage:
                newest = self._newest_whole()
                words = (*warnings, _about_damage(damage, newest))
                care = Care(warnings=words, is_damaged=True, newest_whole=newest)
                return Done(care, _CHANGED)
            made, removed = self._backup_if_due()
        except VaultBusyError:
            return Done(Care(warnings=tuple(warnings)))
        care = Care(made, removed, tuple(warnings))
        return Done(care, _CHANGED if made or removed else Changes())

    def make(self) -> Done[Backup]:
        """Make a backup now, checked by opening it again."""
        return Done(self._backups.make(), _CHANGED)

    @property
    def folder(self) -> Path:
        """The usual folder of backups, which need not exist."""
        return self._backups.folder

    def all(self) -> Sequence[Backup]:
        """List the backups, newest first."""
        return self._backups.all()

    def verify(self, name: str) -> None:
        """Check that a backup is whole.

        Raises:
            BackupUnreadableError: It is damaged or is no backup.
        """
        self._backups.verify(name)

    def restore(self, file: Path, unlock: Unlock) -> Done[None]:
        """Put a backup in the place of the vault, which is set aside; it is locked then."""
        self._backups.restore(file, unlock)
        return Done(None, Changes(frozenset({"vault", "backup"})))

    @property
    def is_paused(self) -> bool:
        """Whether the regular backups wait until the person is content with a restore."""
        return self._backups.is_paused

    def resume(self) -> Done[None]:
        """Go on with the regular backups."""
        self._backups.resume()
        return Done(None, _CHANGED)

    def _damage_if_due(self) -> Sequence[str]:
        """Check every page if that was not done for a week; what is found is not noted as done."""
        last = self._backups.checked_at()
        if last is not None and timedelta() <= self._clock.now() - last < CHECK_EVERY:
            return ()
        damage = self._keeper.find_damage()
        if not damage:
            self._backups.note_checked()
        return damage

    def _backup_if_due(self) -> tuple[Backup | None, int]:
        """Make a backup if one is due, and then remove what it makes unneeded."""
        every = timedelta(minutes=self._settings.load().settings.backup_every_minutes)
        made = self._backups.make_if_due(every)
        return made, len(self._backups.thin()) if made else 0

    def _about_room(self) -> tuple[str, ...]:
        room = self._keeper.room()
        if not room.is_low:
            return ()
        left = f"{room.free_bytes // _MEGABYTE:,} MB"
        return (
            (
                f"There are only {left} left on the disk. Everything saved is safe. "
                "Free some room soon, so that new work can be saved too."
            ),
        )

    def _about_pause(self) -> tuple[str, ...]:
        if not self._backups.is_paused:
            return ()
        return (
            (
                "A backup was put back, so no new ones are made for now and none is removed. "
                "Look whether everything is there, then go on with the backups."
            ),
        )

    def _about_clock(self) -> tuple[str, ...]:
        """Warn when the computer's clock is a day or more behind what was seen here already."""
        seen = [backup.made_at for backup in self._backups.all()[:1]]
        checked = self._backups.checked_at()
        latest = max([*seen, *([checked] if checked else [])], default=None)
        now = self._clock.now()
        if latest is None or latest - now < CLOCK_MAY_DIFFER:
            return ()
        return (
            (
                f"This computer's clock says {day_in_words(now.date())}, but you have worked here "
                f"on {day_in_words(latest.date())} already. Nothing was changed. "
                "Set the clock right, so that the days left are counted right."
            ),
        )

    def _newest_whole(self) -> Backup | None:
        for backup in self._backups.all():
            try:
                self._backups.verify(backup.name)
            except DsarError:
                continue
            return backup
        return None


def _about_damage(damage: Sequence[str], newest: Backup | None) -> str:
    """Say what is safe and what to do; the newest backup that is whole is named."""
    advice = "There is no backup that is whole; copy out what you can still see."
    if newest:
        day = day_in_words(newest.made_at.date())
        advice = f"Put back the backup of {day}, {newest.made_at:%H:%M} UTC."
    return (
        f"The disk has damaged {len(damage):,} places in your vault. "
        f"Nothing was changed, and no backup was removed. {advice}"
    )
