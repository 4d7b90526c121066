"""The jobs that the child process knows."""

import os
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, assert_never

from dsar_assistant.directory.packs.read import LARGEST_TABLE, read_pack
from dsar_assistant.directory.register_file import RegisterReading, RowChoice
from dsar_assistant.finding.entries import FileEntry
from dsar_assistant.finding.evidence_files import read_source, source_left
from dsar_assistant.finding.fingerprint import fingerprint
from dsar_assistant.finding.mail.parts import ByteRange, count_part, halves_of
from dsar_assistant.finding.reader_list import all_readers
from dsar_assistant.finding.survey import Planned, Survey
from dsar_assistant.finding.ticket import PartTicket, ReadingTicket
from dsar_assistant.system.cage.export_source import opened_export
from dsar_assistant.system.cage.foreign_list import read_list_file
from dsar_assistant.system.cage.limits import (
    allow_no_more_than,
    allow_time_for,
    end_life_after,
    has_life_left_for,
)
from dsar_assistant.system.cage.messages import (
    Answer,
    Begun,
    EvidenceJob,
    ExportFile,
    ExportFilesJob,
    ExportJob,
    ExportPart,
    FirstHalf,
    ForeignListFound,
    ForeignListJob,
    Found,
    HalfFound,
    HandedOver,
    Job,
    Looking,
    MailHalfJob,
    PackFound,
    PackJob,
    PackPart,
    Progress,
    RegisterEnd,
    RegisterJob,
    RegisterOpened,
    RegisterRows,
    Shared,
    write_message,
)
from dsar_assistant.system.cage.register_source import opened_register

_BETWEEN_WORDS_S = 0.05
_IN_ONE_PART = 5_000


class Speaker:
    """Says things to the parent; as a ticket, says how far the reading is."""

    def __init__(self, out: BinaryIO) -> None:
        """Speak through a pipe."""
        self._out = out
        self._spoken = 0.0

    def say(self, answer: Answer) -> None:
        """Say something at once."""
        write_message(self._out, answer)

    def checkpoint(self, done: int, total: int) -> None:
        """Say how far it is, now and then; Stop needs no listening, it ends the process."""
        now = time.monotonic()
        if now - self._spoken >= _BETWEEN_WORDS_S:
            self._spoken = now
            self.say(Progress(done, total))


def do_job(job: Job, speaker: Speaker) -> None:
    """Do a job.

    Raises:
        DsarError: The file cannot be used, for a reason the person can act on.
    """
    match job:
        case EvidenceJob():
            _read_evidence(job, speaker)
        case MailHalfJob():
            _count_half(job, speaker)
        case PackJob():
            _read_list(job, speaker)
        case RegisterJob():
            _read_register(job, speaker)
        case ExportJob():
            _read_export(job, speaker)
        case ExportFilesJob():
            _read_export_files(job, speaker)
        case ForeignListJob():
            allow_no_more_than(0)
            speaker.say(ForeignListFound(read_list_file(_path(job.path))))
        case _:
            assert_never(job)


def _path(name: bytes) -> Path:
    return Path(os.fsdecode(name))


def _read_evidence(job: EvidenceJob, speaker: Speaker) -> None:
    """Look at every path, then read every source, saying before each what comes now."""
    with ExitStack() as archives:
        survey = Survey(job.settings, speaker, all_readers(), archives)
        owners: list[int] = []
        for number, path in enumerate(job.paths):
            speaker.say(Looking(number))
            allow_time_for(0)
            survey.add(_path(path))
            owners += [number] * (len(survey.planned) - len(owners))
        for left in survey.left_out if job.tells_left_out else ():
            speaker.say(Found(source_left(left)))
        end_life_after(max((plan.source.size for plan in survey.planned), default=0))
        done, total = 0, sum(plan.source.size for plan in survey.planned)
        for number, plan in enumerate(survey.planned):
            if number not in job.skipped:
                if not has_life_left_for(plan.source.size):
                    speaker.say(HandedOver())
                    return
                where = _part_of(owners[number], owners, survey.planned)
                speaker.say(Begun(number, plan.source.name, plan.reader.kind, *where))
                allow_time_for(plan.source.size)
                ticket = PartTicket(speaker, done, total)
                if not (job.shares and _read_half(plan, ticket, speaker)):
                    speaker.say(Found(read_source(plan, ticket)))
            done += plan.source.size


def _part_of(path: int, owners: Sequence[int], planned: Sequence[Planned]) -> tuple[int, int, int]:
    """Say where the bytes found under a path lie in the whole: its number, start and size."""
    sizes = [plan.source.size for plan in planned]
    first, count = owners.index(path), owners.count(path)
    return path, sum(sizes[:first]), sum(sizes[first : first + count])


def _read_half(plan: Planned, ticket: ReadingTicket, speaker: Speaker) -> bool:
    """Count the first half of a large mailbox, and leave the other; say no if it is none."""
    halves = halves_of(plan.reader.kind, plan.source.entries)
    # Two children could not tell that one message is in two files.
    if halves is None or plan.source.seen.is_needed:
        return False
    entry, first, second = halves
    speaker.say(Shared(os.fsencode(entry.path), entry.inner, second.start, second.end))
    try:
        part = count_part(entry, first, plan.source.settings, _OfWhole(ticket))
    except OSError:
        # Read whole, it says how far it could be read.
        return False
    mark = fingerprint(plan.source.entries, ticket)
    speaker.say(FirstHalf(plan.source.name, plan.reader.kind, mark, part))
    return True


class _OfWhole:
    """Says of half a file how far the whole is: the other half goes as fast."""

    def __init__(self, ticket: ReadingTicket) -> None:
        self._ticket = ticket

    def checkpoint(self, done: int, total: int) -> None:
        """Report twice as much."""
        self._ticket.checkpoint(2 * done, 2 * total)


def _count_half(job: MailHalfJob, speaker: Speaker) -> None:
    """Count the part of a mailbox that another child left."""
    part = ByteRange(job.start, job.end)
    allow_no_more_than(part.end - part.start)
    path = _path(job.path)
    entry = FileEntry(path, job.inner, part.end)
    try:
        speaker.say(HalfFound(count_part(entry, part, job.settings, speaker)))
    except OSError:
        # Without an answer the half counts as lost, and the person is told.
        return


def _read_list(job: PackJob, speaker: Speaker) -> None:
    # Its bytes are known only when it is unpacked, by and by.
    allow_no_more_than(LARGEST_TABLE)
    pack = read_pack(_path(job.path), job.words, speaker.checkpoint)
    for start in range(0, len(pack.controllers), _IN_ONE_PART):
        speaker.say(PackPart(pack.controllers[start : start + _IN_ONE_PART]))
    speaker.say(PackFound(replace(pack, controllers=())))


def _read_register(job: RegisterJob, speaker: Speaker) -> None:
    with opened_register(_path(job.path)) as opened:
        allow_no_more_than(opened.size)
        choice = RowChoice(keep_all=job.keep_all, on=opened.as_of or job.today)
        reading = RegisterReading(opened.stream, opened.size, opened.name, choice)
        speaker.say(RegisterOpened(opened.name, opened.size, opened.as_of))
        for rows in reading.batches():
            speaker.say(RegisterRows("\n".join(rows), reading.done))
        speaker.say(RegisterEnd(reading.tally))


def _read_export(job: ExportJob, speaker: Speaker) -> None:
    with opened_export(_path(job.path)) as export:
        allow_no_more_than(export.unpacked)
        for part in export.parts():
            speaker.say(ExportPart(part))


def _read_export_files(job: ExportFilesJob, speaker: Speaker) -> None:
    with opened_export(_path(job.path)) as export:
        allow_no_more_than(export.unpacked)
        for attachment_id in job.ids:
            speaker.say(ExportFile(export.file(attachment_id)))
