"""The whole main job opens no connection: watched from outside, and with no network at all."""

import os
import re
import shutil
import subprocess
import sys

import pytest

LIMIT_S = 120
INTERNET = re.compile(r"AF_INET6?\b")


def run_demo(prefix, folder, repository):
    """Run the sample case, screens and all, behind another program."""
    command = [*prefix, sys.executable, "-m", "dsar_assistant", "demo", "--out", str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        command,
        cwd=repository,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )


def _can_unshare():
    unshare = shutil.which("unshare")
    if not unshare:
        return False
    return subprocess.run([unshare, "-n", "true"], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_the_main_job_needs_no_network_and_asks_for_none(tmp_path, repository):
    log = tmp_path / "calls.log"
    cut_off = ["unshare", "-n"] if _can_unshare() else []
    watch = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log)]
    done = run_demo([*cut_off, *watch], tmp_path / "demo", repository)
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "demo" / "letters").glob("*.pdf"))) == 3
    assert not INTERNET.findall(log.read_text(errors="replace"))


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_the_watch_would_see_an_internet_call(tmp_path):
    log = tmp_path / "calls.log"
    code = "import socket; socket.socket(socket.AF_INET).close()"
    watch = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log)]
    subprocess.run([*watch, sys.executable, "-c", code], check=True, timeout=LIMIT_S)
    assert INTERNET.findall(log.read_text(errors="replace"))
