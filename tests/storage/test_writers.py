"""Several pieces of work that write at the same time wait for each other; none is lost."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from dsar_assistant.domain.saved_filter import SavedFilter

WRITERS, EACH = 3, 40
OTHER_PROGRAM = Path(__file__).with_name("counting_program.py")
EACH_PROGRAM = 30


def test_of_three_writers_at_once_none_loses_a_change(vault):
    def write(writer):
        for number in range(EACH):
            with vault.begin() as work:
                present = len(work.filters.all())
                work.filters.keep(SavedFilter(f"{writer}-{number}", "all", str(present)))
                work.commit()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    with vault.begin() as work:
        kept = work.filters.all()
        assert work.audit.first_broken() is None
    # Each saw all that had been written before it: nobody read while another wrote.
    assert [one.words for one in kept] == [str(number) for number in range(WRITERS * EACH)]


def tell(program, words):
    program.stdin.write(f"{words}\n")
    program.stdin.flush()


def hear(program):
    return program.stdout.readline()


def test_three_programs_past_every_lock_lose_no_change(vault, repository):
    """The lock of the one program keeps others out; should it fail, the database still holds."""
    opened = vault.opened()
    command = [sys.executable, str(OTHER_PROGRAM), str(opened.files.database), str(EACH_PROGRAM)]
    with ExitStack() as stack:
        programs = [
            stack.enter_context(
                subprocess.Popen(
                    command,
                    env={**os.environ, "PYTHONPATH": str(repository)},
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(WRITERS)
        ]
        for program in programs:
            tell(program, opened.key.raw)
        assert [hear(program) for program in programs] == ["ready\n"] * WRITERS
        for program in programs:
            tell(program, "go")
        assert [program.wait(50) for program in programs] == [0] * WRITERS
    with vault.begin() as work:
        assert [one.words for one in work.filters.all()] == [str(WRITERS * EACH_PROGRAM)]
        assert work.audit.first_broken() is None
    assert vault.find_damage() == ()
