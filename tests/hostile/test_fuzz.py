"""Good files, changed at random, break no reader; ``bench/fuzz.py`` tries many more."""

import json
import subprocess
import sys

import pytest

from dsar_assistant.finding.reader_list import all_readers

INPUTS = 2000
LIMIT_S = 500
pytestmark = pytest.mark.timeout(LIMIT_S + 20)


@pytest.fixture(scope="module")
def told(repository):
    """What became of each reader."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.fuzzing", str(INPUTS)],
        cwd=repository,
        capture_output=True,
        check=False,
        timeout=LIMIT_S,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)


def test_no_changed_file_breaks_or_holds_up_a_reader(told):
    assert {name: one["troubles"] for name, one in told["readers"].items() if one["troubles"]} == {}


def test_every_reader_was_tried(told):
    assert {reader.kind for reader in all_readers()} <= set(told["readers"])


def test_the_lists_and_replies_were_tried_too(told):
    others = {"pack", "pack-json", "register", "requests-of-others", "shown-pdf", "shown-picture"}
    others |= {"export", "export-document"}
    assert others | {"reply.pdf", "reply.docx", "reply.zip"} <= set(told["readers"])


def test_no_reader_refuses_all_of_them_at_the_door(told):
    shut = [name for name, one in told["readers"].items() if one["refused"] > 0.97 * INPUTS]
    assert shut == []


def test_changed_files_do_not_fill_the_memory(told):
    assert told["peak_mb"] < 300
