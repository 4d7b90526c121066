"""Whoever starts a second window of a data folder calls the first, and nothing of it stays."""

import os
import subprocess
import sys
from threading import Thread

import pytest

from dsar_assistant.system.one_window import CALL, OneWindow

HOLD = """
import sys
from pathlib import Path
from dsar_assistant.system.one_window import OneWindow

print(OneWindow(Path(sys.argv[1])).take(), flush=True)
sys.stdin.read()
"""


def other_program(folder, repository):
    """Start another program, which takes the place if it is free."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        cwd=repository,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def first(tmp_path):
    place = OneWindow(tmp_path)
    assert place.take()
    yield place
    place.leave()


def test_the_place_is_taken_once(first, tmp_path):
    assert first.take(), "by the same it may be asked for again"
    assert not OneWindow(tmp_path).take()


def test_a_killed_program_leaves_no_place_taken_and_no_file(tmp_path, repository):
    with other_program(tmp_path, repository) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "True\n"
        assert not OneWindow(tmp_path).take()
        program.kill()
    place = OneWindow(tmp_path)
    assert place.take()
    place.leave()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_in_nobodys_way(tmp_path):
    assert OneWindow(tmp_path / "none").take()
    assert not (tmp_path / "none").exists()


def test_the_first_hears_the_second_and_takes_its_call_away(first, tmp_path):
    answers = []
    second = Thread(target=lambda: answers.append(OneWindow(tmp_path).call()))
    second.start()
    while not first.hear():
        assert second.is_alive()
    second.join()
    assert answers == [True]
    assert list(tmp_path.iterdir()) == []


def test_a_call_that_nobody_hears_is_taken_back(first, tmp_path):
    assert not OneWindow(tmp_path, patience_s=0).call()
    assert list(tmp_path.iterdir()) == []


def test_nobody_called(first):
    assert not first.hear()


def test_a_call_left_over_from_before_is_not_for_the_next_window(tmp_path):
    (tmp_path / CALL).touch()
    place = OneWindow(tmp_path)
    assert place.take()
    assert not place.hear()
    place.leave()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_place_of_the_call_is_not_opened(first, tmp_path):
    os.mkfifo(tmp_path / CALL)
    assert first.hear()
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_place_of_the_call_leaves_its_target_alone(first, tmp_path):
    (tmp_path / "target").write_text("mine")
    (tmp_path / CALL).symlink_to(tmp_path / "target")
    assert first.hear()
    assert (tmp_path / "target").read_text() == "mine"


def test_a_folder_in_place_of_the_call_stays_and_calls_nobody(first, tmp_path):
    (tmp_path / CALL).mkdir()
    assert not first.hear()
    assert not OneWindow(tmp_path, patience_s=0).call()
