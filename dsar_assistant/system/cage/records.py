"""Exports and other programs' lists of requests, read by way of the cage."""

import os
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path

from dsar_assistant.domain.foreign_request import ForeignRequest, ListUnreadableError
from dsar_assistant.domain.vault_file import ExportUnreadableError, VaultFile
from dsar_assistant.finding.entries import read_ordinary
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.system.cage.export_source import together
from dsar_assistant.system.cage.messages import (
    ExportFile,
    ExportFilesJob,
    ExportJob,
    ExportPart,
    ForeignListFound,
    ForeignListJob,
)
from dsar_assistant.system.cage.parent import Cage
from dsar_assistant.system.cage.refusals import BROKE_OFF, answers_of

_ZIP = b"PK"


class ConfinedRecords:
    """Reads what was taken out of this or another program; implements ``RecordReader``."""

    def __init__(self, cage: Cage | None = None) -> None:
        """Take another cage, for tests."""
        self._cage = cage or Cage()

    def is_export(self, path: Path) -> bool:
        """Say whether it begins as a ZIP does, without reading on."""
        try:
            return read_ordinary(path, 1) == _ZIP
        except OSError:
            return False

    def export(self, path: Path, ticket: ReadingTicket) -> VaultFile:
        """Read the document of an export.

        Raises:
            ExportUnreadableError: It is no export, of a newer layout, or damaged.
        """
        job = ExportJob(os.fsencode(path))
        with closing(
            answers_of(self._cage, job, ticket, ExportUnreadableError(BROKE_OFF))
        ) as answers:
            parts = [answer.part for answer in answers if isinstance(answer, ExportPart)]
        if not parts:
            raise ExportUnreadableError(BROKE_OFF)
        return together(parts)

    def files(
        self, path: Path, ticket: ReadingTicket, ids: Sequence[str]
    ) -> Generator[bytes, None, None]:
        """Read some of the files in an export, in the order of their ids.

        Raises:
            ExportUnreadableError: One is not there, or damaged.
        """
        job = ExportFilesJob(os.fsencode(path), tuple(ids))
        with closing(
            answers_of(self._cage, job, ticket, ExportUnreadableError(BROKE_OFF))
        ) as answers:
            for answer in answers:
                if isinstance(answer, ExportFile):
                    yield answer.content

    def requests(self, path: Path, ticket: ReadingTicket) -> tuple[ForeignRequest, ...]:
        """Read another program's list of requests.

        Raises:
            ListUnreadableError: It is none, too long, or damaged.
        """
        job = ForeignListJob(os.fsencode(path))
        with closing(answers_of(self._cage, job, ticket, ListUnreadableError())) as answers:
            found = [answer for answer in answers if isinstance(answer, ForeignListFound)]
        return tuple(one for answer in found for one in answer.requests)
