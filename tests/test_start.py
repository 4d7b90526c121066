"""The parts of `start.py` that decide, without a network and without installing."""

import importlib.util
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def start(repository):
    spec = importlib.util.spec_from_file_location("start_script", repository / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def places(start, tmp_path, monkeypatch):
    """Point the script at empty folders."""
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "LOCKS", tmp_path / "requirements")
    start.LOCKS.mkdir()
    start.VENV.mkdir()
    (start.LOCKS / "run.txt").write_text("example==1 --hash=sha256:00\n", "utf-8")
    python = start.tool_in(start.VENV, "python")
    python.parent.mkdir()
    python.touch()
    return start


class Calls:
    """Stands in for starting a command: remembers it, and answers as told."""

    def __init__(self, *answers: int) -> None:
        self.commands: list[list[str]] = []
        self.environment: dict[str, str] = {}
        self.answers = answers

    def __call__(self, command: list[str], env: dict[str, str], cwd: Path | None = None) -> int:
        self.commands.append(command)
        self.environment = env
        return self.answers[min(len(self.commands), len(self.answers)) - 1]


@pytest.mark.parametrize(
    ("version", "fits"),
    [((3, 10), False), ((3, 11), True), ((3, 14), True), ((3, 15), False), ((4, 0), False)],
)
def test_the_versions_of_python_that_fit(start, version, fits):
    assert start.is_supported(version) is fits


def test_the_versions_are_those_the_package_asks_for(start, repository):
    oldest, newest = start.OLDEST, start.NEWEST
    asked = f'requires-python = ">={oldest[0]}.{oldest[1]},<{newest[0]}.{newest[1] + 1}"'
    assert asked in (repository / "pyproject.toml").read_text("utf-8")


def test_without_a_fitting_python_it_says_which_to_install(start, monkeypatch):
    monkeypatch.setattr(start, "find_supported_python", lambda: None)
    monkeypatch.setattr(start, "is_supported", lambda _: False)
    with pytest.raises(start.SetUpError, match=r"needs Python 3\.11 to 3\.14, and this is"):
        start.main([])


def test_a_command_that_is_no_python_is_not_taken_for_one(start):
    assert start.answers(sys.executable, sys.version_info[1])
    assert not start.answers(sys.executable, 2)
    assert not start.answers("python-that-is-not-there", 11)


@pytest.mark.parametrize(
    ("system", "environment", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ""}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_where_there_is_a_screen(start, system, environment, screen):
    assert start.has_screen(system, environment) is screen


def test_only_a_screen_asks_for_the_screen_libraries(start, monkeypatch):
    monkeypatch.setattr(start, "can_load", lambda _: False)
    assert "libxcb-cursor0" not in start.missing_packages({})
    assert {"libgl1", "libxcb-cursor0"} <= set(start.missing_packages({"DISPLAY": ":0"}))


def test_a_library_that_is_not_there_cannot_be_loaded(start):
    assert not start.can_load("libno-such-thing.so.1")


def test_who_is_not_root_is_told_the_one_line_to_run(start, monkeypatch):
    monkeypatch.setattr(start.sys, "platform", "linux")
    monkeypatch.setattr(start, "missing_packages", lambda _: ["libgl1", "libegl1"])
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(start.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(start.SetUpError, match=r"sudo apt-get update && .* libgl1 libegl1"):
        start.prepare_system({})


def test_a_linux_without_apt_is_warned_and_goes_on(start, monkeypatch, capsys):
    monkeypatch.setattr(start.sys, "platform", "linux")
    monkeypatch.setattr(start, "missing_packages", lambda _: ["libgl1"])
    monkeypatch.setattr(start.shutil, "which", lambda _: None)
    start.prepare_system({})
    assert "libgl1" in capsys.readouterr().out


def test_a_finished_set_up_is_not_done_again(places):
    assert not places.is_ready(places.VENV, "run")
    places.leave_stamp(places.VENV, "run")
    assert places.is_ready(places.VENV, "run")


def test_a_changed_lock_file_asks_for_a_new_set_up(places):
    places.leave_stamp(places.VENV, "run")
    (places.LOCKS / "run.txt").write_text("example==2 --hash=sha256:11\n", "utf-8")
    assert not places.is_ready(places.VENV, "run")


def test_a_set_up_without_its_python_is_not_ready(places):
    places.leave_stamp(places.VENV, "run")
    places.tool_in(places.VENV, "python").unlink()
    assert not places.is_ready(places.VENV, "run")


@pytest.mark.parametrize(("mark", "made"), [(True, [".venv"]), (False, [])])
def test_an_unfinished_set_up_is_begun_again(places, monkeypatch, mark, made):
    unfinished = places.VENV / "start-unfinished"
    if mark:
        unfinished.touch()
    wiped = []
    monkeypatch.setattr(places, "find_uv", lambda: None)
    monkeypatch.setattr(places, "answers", lambda *_: True)
    monkeypatch.setattr(places, "make_environment", lambda folder, **_: wiped.append(folder.name))
    monkeypatch.setattr(places, "install", lambda *_: None)
    monkeypatch.setattr(places, "link_project", lambda: None)
    places.prepare_environment("run")
    assert wiped == made
    assert not unfinished.exists()
    assert places.is_ready(places.VENV, "run")


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("error: dns error: Temporary failure in name resolution", "no connection"),
        ("Failed to establish a new connection: [Errno 101]", "no connection"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that was checked"),
        ("error: Hash mismatch for `segno==1.6.6`", "not the one that was checked"),
        ("error: No space left on device", "No space left on device"),
    ],
)
def test_a_failed_installation_says_why(start, output, sentence):
    assert sentence in start.why_install_failed(output)


def test_both_installers_check_hashes_and_build_nothing(start):
    strict = {"--require-hashes", "--only-binary", ":all:"}
    assert strict <= set(start.pip_command(Path("env"), "run"))
    assert strict <= set(start.uv_command(Path("uv"), "run"))


def test_all_is_compiled_when_it_is_set_up(places, monkeypatch):
    commands: list[list[str]] = []
    monkeypatch.setattr(places, "run_captured", commands.append)
    (places.VENV / "lib").mkdir()
    monkeypatch.setattr(places.sysconfig, "get_path", lambda *_: f"{places.VENV}/lib")
    places.link_project()
    assert commands[0][1:3] == ["-m", "compileall"]
    assert "--compile-bytecode" in places.uv_command(Path("uv"), "run")


def test_without_a_screen_the_sample_case_runs(start, monkeypatch, capsys):
    calls = Calls(0)
    monkeypatch.setattr(start, "has_screen", lambda *_: False)
    monkeypatch.setattr(start.subprocess, "call", calls)
    assert start.run_program([]) == 0
    assert calls.commands[0][1:] == ["-m", "dsar_assistant", "demo", "--out", str(start.DEMO)]
    assert calls.environment["QT_QPA_PLATFORM"] == "offscreen"
    assert str(start.DEMO) in capsys.readouterr().out


def test_words_are_handed_on_to_the_program(start, monkeypatch):
    calls = Calls(3)
    monkeypatch.setattr(start.subprocess, "call", calls)
    assert start.run_program(["law", "--check"]) == 3
    assert calls.commands[0][1:] == ["-m", "dsar_assistant", "law", "--check"]


def test_every_check_runs_and_one_failure_fails_all(start, monkeypatch, capsys):
    calls = Calls(0, 1, 0)
    monkeypatch.setattr(start.subprocess, "call", calls)
    assert start.run_checks() == 1
    assert len(calls.commands) == len(start.checks())
    assert capsys.readouterr().out.count("failed") == 1


def test_the_checks_come_in_the_order_of_the_house(start):
    names = [name for name, _ in start.checks()]
    assert names[:5] == ["format", "lint", "types", "imports", "tests of the rules"]


def test_no_test_is_left_out(start):
    checks = dict(start.checks())
    once = {word for word in checks["tests of the rules"] if word.startswith("tests/")}
    left = {word.removeprefix("--ignore=") for word in checks["tests of the rest"]}
    assert once
    assert once <= left


def test_only_coverage_watches_every_room(start):
    def watched(*, of_all_rooms):
        words = dict(start.checks(of_all_rooms=of_all_rooms))["tests of the rules"]
        return {word.removeprefix("--cov=") for word in words if word.startswith("--cov=")}

    assert "dsar_assistant/deadlines" in watched(of_all_rooms=False)
    assert watched(of_all_rooms=True) == {"dsar_assistant"}
