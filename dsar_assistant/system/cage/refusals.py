"""What a child refuses, as the error that it is."""

from collections.abc import Generator
from contextlib import closing

from dsar_assistant.directory.packs.errors import (
    PackTooLargeError,
    PackUnknownError,
    PackUnreadableError,
)
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.foreign_request import ListUnreadableError
from dsar_assistant.domain.register_errors import (
    RegisterTooLargeError,
    RegisterUnknownError,
    RegisterUnreadableError,
)
from dsar_assistant.domain.vault_file import ExportUnreadableError
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.system.cage.messages import Answer, Job, Refused
from dsar_assistant.system.cage.parent import Cage, ChildLostError

BROKE_OFF = "it is damaged, or made to do harm"
REFUSALS: dict[str, type[DsarError]] = {
    kind.__name__: kind
    for kind in (
        ExportUnreadableError,
        ListUnreadableError,
        PackTooLargeError,
        PackUnknownError,
        PackUnreadableError,
        RegisterTooLargeError,
        RegisterUnknownError,
        RegisterUnreadableError,
    )
}


def not_refused(answer: Answer) -> Answer:
    """Give an answer back.

    Raises:
        DsarError: The child refused the file; the error it met, with its sentence.
    """
    if not isinstance(answer, Refused):
        return answer
    kind = REFUSALS.get(answer.error, DsarError)
    # The sentence was made where the facts are; the constructor would make another.
    error = kind.__new__(kind)
    DsarError.__init__(error, answer.sentence)
    raise error


def answers_of(
    cage: Cage, job: Job, ticket: ReadingTicket, if_lost: DsarError
) -> Generator[Answer, None, None]:
    """Give what the child says of a job; a refusal and a lost child are raised."""
    try:
        with closing(cage.ask(job, ticket)) as said:
            for answer in said:
                yield not_refused(answer)
    except ChildLostError as error:
        raise if_lost from error
