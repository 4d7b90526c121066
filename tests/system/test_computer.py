"""The clock, the resources, and what keeps memory off the disk."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.system import clock as clock_module
from dsar_assistant.system import resources as resources_module
from dsar_assistant.system.clock import SystemClock
from dsar_assistant.system.resources import BundledResources, resources_root


class StoppedAt(datetime):
    """A moment at which the computer's clock stands."""

    @classmethod
    def now(cls, tz=None):
        return datetime(2026, 7, 1, 23, 30, tzinfo=UTC).astimezone(tz)


def test_today_is_the_day_in_the_uk_not_in_utc(monkeypatch):
    monkeypatch.setattr(clock_module, "datetime", StoppedAt)
    assert SystemClock().today() == date(2026, 7, 2)


def test_now_has_its_zone():
    assert SystemClock().now().tzinfo is UTC


def test_in_a_checkout_the_resources_lie_at_the_top(repository):
    assert resources_root() == repository / "resources"


def test_frozen_the_resources_lie_where_they_were_unpacked(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources_root() == tmp_path / "resources"


def test_installed_the_resources_lie_in_the_package(monkeypatch, tmp_path):
    (tmp_path / "_resources").mkdir()
    monkeypatch.setattr(resources_module, "_PACKAGE", tmp_path)
    assert resources_root() == tmp_path / "_resources"


def test_a_resource_is_found_and_a_missing_one_named(tmp_path):
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "uk.toml").touch()
    bundled = BundledResources(tmp_path)
    assert bundled.path("law", "uk.toml").is_file()
    with pytest.raises(ResourceInvalidError, match=r"law/none\.toml"):
        bundled.path("law", "none.toml")


HARDENED = """
import ctypes, resource
from dsar_assistant.system.hardening import harden

harden()
PR_GET_DUMPABLE = 3
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(PR_GET_DUMPABLE))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_a_hardened_program_leaves_no_core_and_no_one_reads_its_memory(repository):
    run = subprocess.run(
        [sys.executable, "-c", HARDENED], cwd=repository, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "(0, 0) 0"
