"""Over 150 bombs and oddities, in every way in which strangers' files are read."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.system.cage.evidence import ConfinedEvidence
from tests.hostile.library import write_library

LEAST = 150
# Seconds of the processor: a bomb that goes off takes minutes, a busy machine counts triple.
SLOWEST_S = 20.0
MOST_MB = 300
LIMIT_S = 500
pytestmark = pytest.mark.timeout(LIMIT_S + 20)


def everything_in(folder: Path) -> list[tuple[str, int]]:
    """List every name with its size; links and pipes are not followed."""
    return sorted((str(path), path.lstat().st_size) for path in folder.rglob("*"))


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("library")
    return folder, write_library(folder)


@pytest.fixture(scope="module")
def tried(library, repository):
    """What became of each, and what lay in the folder and beside it afterwards."""
    folder, _ = library
    before = everything_in(folder.parent)
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.trying", str(folder)],
        cwd=repository,
        capture_output=True,
        check=False,
        timeout=LIMIT_S,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout), before == everything_in(folder.parent)


def test_the_library_is_large(library):
    assert len(library[1]) >= LEAST


def test_no_bomb_breaks_a_reader(tried):
    broken = [one for one in tried[0]["outcomes"] if one["trouble"]]
    assert broken == []


def test_no_bomb_holds_a_reader_up(tried):
    slow = [one for one in tried[0]["outcomes"] if one["took"] > SLOWEST_S]
    assert slow == []


def test_no_bomb_fills_the_memory(tried):
    assert tried[0]["peak_mb"] < MOST_MB


def test_nothing_is_written_anywhere_near(tried):
    assert tried[1]


def test_the_program_reads_past_all_of_them(library):
    folder, paths = library
    settings = ReadingSettings(date(2026, 11, 23))
    sources = list(ConfinedEvidence().read([folder], settings, UnwatchedTicket()))
    lost = [s for s in sources for p in s.problems if "made to do harm" in p.reason]
    assert lost == []
    assert sum(source.items for source in sources) > len(paths) / 3
