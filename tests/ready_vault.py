"""A vault made once and copied for each test, and the program's data read once for all."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from dsar_assistant.bootstrap import build_app
from dsar_assistant.domain.vault import KeyChoices, WithPassphrase
from dsar_assistant.services.app import App
from dsar_assistant.storage.kdf import Argon2Cost
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.system.files import DiskFiles
from tests.fakes import FixedClock, MemorySecretStore

PASSPHRASE = "correct horse battery staple"
CHEAP = Argon2Cost(time_cost=1, memory_kib=8, lanes=1)
_OWN = ("resources", "clock", "shelf")


class NoReserve(DiskFiles):
    """A real disk, without the reserve of eight megabytes, which each test would write or copy."""

    def write(self, path: Path, content: bytes) -> None:
        """Write everything else; an empty file stands for the reserve."""
        super().write(path, b"" if path.name == "ballast" else content)


def made_surroundings(clock: FixedClock) -> Surroundings:
    """A keyring in memory, a clock that stands still, and pass phrases that cost nothing."""
    return Surroundings(MemorySecretStore(), clock, NoReserve(), CHEAP, place="vault")


def copied_vault(folder: Path) -> None:
    """Put a copy of an empty vault into a data folder."""
    shutil.copytree(_template(), folder)


def open_app(folder: Path, around: Surroundings) -> App:
    """Give the services with an empty vault that stands open."""
    copied_vault(folder)
    app = informed_app(folder, around)
    app.vault.unlock(WithPassphrase(PASSPHRASE))
    return app


def informed_app(folder: Path, around: Surroundings) -> App:
    """Give the services with law, letters and directory already read."""
    app = build_app(folder, around)
    vars(app.knowledge).update(_known())
    return app


@cache
def _template() -> Path:
    folder = Path(mkdtemp(prefix="ready-vault-")) / "data"
    app = build_app(folder, made_surroundings(FixedClock()))
    app.vault.create(KeyChoices(passphrase=PASSPHRASE))
    app.vault.lock()
    # Stands for the reserve of the copies: that is filled at random, which takes its time.
    (folder / "ballast").touch()
    return folder


@cache
def _known() -> dict[str, object]:
    knowledge = build_app(Path("nowhere"), made_surroundings(FixedClock())).knowledge
    for part in ("jurisdictions", "shipped_directory", "book", "suggestions", "calendars"):
        getattr(knowledge, part)
    return {name: value for name, value in vars(knowledge).items() if name not in _OWN}
