"""Evidence, read by way of the cage."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.finding.evidence_files import UNKNOWN_KIND, SourceBegun, SourceRead
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.shown import fit_path
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.system.cage.halves import SecondHalves, cores
from dsar_assistant.system.cage.messages import (
    Answer,
    Begun,
    EvidenceJob,
    Found,
    HandedOver,
    Looking,
)
from dsar_assistant.system.cage.parent import Cage, ChildLostError

MOST_LOST = 20
_THE_REST = "the files"
_NO_READER = (
    "The part of this program that reads files could not be started or was ended, so these were "
    "not read. Nothing of yours was touched. Close other programs and try again."
)
_LOST = (
    "It could not be read to its end: it is damaged, or made to do harm. "
    "Nothing of yours was touched, and the other files were read."
)
_GIVEN_UP = (
    "Too many of these files are damaged or made to do harm, so the rest was not read. "
    "Nothing of yours was touched. Hand in fewer files at once."
)


def unheard(begun: SourceBegun) -> None:
    """Let a source begin without telling anybody."""
    del begun


class ConfinedEvidence:
    """Reads evidence in a child; implements ``EvidenceReader``.

    A child that is lost costs the source it was reading, told in one sentence; the next
    child reads the rest.
    """

    def __init__(self, cage: Cage | None = None) -> None:
        """Take another cage, for tests."""
        self._cage = cage or Cage()

    def read(
        self,
        paths: Iterable[Path],
        settings: ReadingSettings,
        ticket: ReadingTicket,
        begins: Callable[[SourceBegun], None] = unheard,
    ) -> Iterator[SourceRead]:
        """Read files and folders of any known kind, one source after the other."""
        going = _Going(settings, [os.fsencode(path) for path in paths], begins)
        with closing(SecondHalves(self._cage, settings, ticket)) as halves:
            lost = 0
            while lost < MOST_LOST:
                try:
                    with closing(self._cage.ask(going.job(), halves)) as answers:
                        for answer in answers:
                            yield from halves.hear(answer)
                            yield from going.hear(answer)
                except ChildLostError:
                    lost += 1
                    yield going.blame()
                if going.is_over:
                    return
            yield _trouble(_THE_REST, UNKNOWN_KIND, _GIVEN_UP)


@dataclass(slots=True)
class _Going:
    """How far a reading has come, over the lives of several children."""

    settings: ReadingSettings
    paths: list[bytes]
    begins: Callable[[SourceBegun], None]
    numbers: list[int] = field(default_factory=list)
    skipped: set[int] = field(default_factory=set)
    now: Looking | Begun | None = None
    has_planned: bool = False
    is_over: bool = False

    def __post_init__(self) -> None:
        """Number the paths as they were given, whichever of them are left out later."""
        self.numbers = list(range(len(self.paths)))

    def job(self) -> EvidenceJob:
        """Give what is left to do; whoever ends without another word did all of it."""
        self.now, self.is_over = None, True
        return EvidenceJob(
            tuple(self.paths),
            self.settings,
            frozenset(self.skipped),
            not self.has_planned,
            shares=cores() > 1,
        )

    def hear(self, answer: Answer) -> Iterator[SourceRead]:
        """Take an answer, and give what is to be passed on."""
        if isinstance(answer, Looking):
            self.now = answer
        elif isinstance(answer, Begun):
            self.now, self.has_planned = answer, True
            self.skipped.add(answer.source)
            if 0 <= answer.path < len(self.paths):
                number = self.numbers[answer.path]
                self.begins(SourceBegun(answer.name, number, answer.start, answer.size))
        elif isinstance(answer, Found):
            yield answer.source
        elif isinstance(answer, HandedOver):
            # Whoever read nothing has nothing to hand over.
            self.is_over = not isinstance(self.now, Begun)

    def blame(self) -> SourceRead:
        """Say what the child was doing when it was lost; that will not be tried again."""
        self.is_over = False
        if isinstance(self.now, Begun):
            return _trouble(self.now.name, self.now.kind, _LOST)
        # Whoever is lost before planning anything fell over a path as a whole; once
        # something was read, leaving a path out would shift the numbers of the sources.
        looked_at = self.now.path if isinstance(self.now, Looking) else len(self.paths)
        if 0 <= looked_at < len(self.paths) and not self.has_planned:
            path = Path(os.fsdecode(self.paths.pop(looked_at)))
            del self.numbers[looked_at]
            self.is_over = not self.paths
            return _trouble(fit_path(path.name or str(path)), UNKNOWN_KIND, _LOST)
        self.is_over = True
        return _trouble(_THE_REST, UNKNOWN_KIND, _NO_READER)


def _trouble(name: str, kind: str, sentence: str) -> SourceRead:
    return SourceRead(name, kind, problems=(ReadProblem(name, sentence),))
