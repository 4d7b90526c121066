"""The child process: takes one job on its standard input, answers on its standard output."""

from typing import BinaryIO

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.system.cage.jobs import Speaker, do_job
from dsar_assistant.system.cage.limits import confine
from dsar_assistant.system.cage.messages import End, Refused, read_job


def main() -> None:
    """Do one job, locked in."""
    # The streams by number: a program without a text window has no sys.stdin.
    with open(0, "rb", closefd=False) as given, open(1, "wb", closefd=False) as out:
        serve(given, out)


def serve(given: BinaryIO, out: BinaryIO) -> None:
    """Take one job, lock the door, and do it."""
    speaker = Speaker(out)
    job = read_job(given)
    confine()
    try:
        do_job(job, speaker)
    except DsarError as error:
        speaker.say(Refused(type(error).__name__, str(error)))
    speaker.say(End())
