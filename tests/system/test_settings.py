"""Settings survive, whatever is in the file."""

import pytest

from dsar_assistant.domain.paper import Envelope
from dsar_assistant.domain.settings import Settings, Theme
from dsar_assistant.system.settings import TomlSettings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.toml"


def test_without_a_file_the_usual_settings_hold(path):
    read = TomlSettings(path).load()
    assert read.settings == Settings()
    assert read.problems == ()


def test_what_is_saved_is_read_back(path):
    chosen = Settings(theme=Theme.DARK, text_percent=150, envelope=Envelope.C5)
    TomlSettings(path).save(chosen)
    assert TomlSettings(path).load().settings == chosen


def test_keys_of_another_version_stay(path):
    path.write_text('new_thing = "kept"\n[window]\nwidth = 3\n', "utf-8")
    TomlSettings(path).save(Settings())
    text = path.read_text("utf-8")
    assert 'new_thing = "kept"' in text
    assert "width = 3" in text


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('theme = "pink"', "theme"),
        ("text_percent = 5000", "text_percent"),
        ('text_percent = "big"', "text_percent"),
        ("lock_after_minutes = 0", "lock_after_minutes"),
        ("is_shared_computer = 3", "is_shared_computer"),
        ("envelope = []", "envelope"),
    ],
)
def test_a_bad_value_is_told_and_the_usual_one_taken(path, line, name):
    path.write_text(f'{line}\nprint_size = "large"\n', "utf-8")
    read = TomlSettings(path).load()
    assert getattr(read.settings, name) == getattr(Settings(), name)
    assert read.settings.print_size == "large"
    (problem,) = read.problems
    assert name in problem


@pytest.mark.parametrize("content", [b"= no toml", b"\xff\xfe", b"a = " + b"[" * 50_000])
def test_a_file_that_is_none_is_told_and_kept_when_saving(path, content):
    path.write_bytes(content)
    read = TomlSettings(path).load()
    assert read.settings == Settings()
    assert len(read.problems) == 1
    TomlSettings(path).save(Settings(text_percent=120))
    assert TomlSettings(path).load().settings.text_percent == 120
    assert path.with_suffix(".unreadable.toml").read_bytes() == content
