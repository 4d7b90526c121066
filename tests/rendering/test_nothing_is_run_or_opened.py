"""Hostile words in a letter, and hostile files beside the program, do nothing."""

import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from itertools import product

import pytest

from dsar_assistant.domain.letter import Block, BlockKind
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.rendering.pdf import PdfRenderer
from tests.rendering.sample_letters import FONTS, one_liner

RENDERER = PdfRenderer(FONTS)
MARKS = ["<img src='/etc/hostname'>", "<a href='file:///'>", "&#60;", "</para>", "<b>", "(\\)", "%"]
HOSTILE = ["".join(pair) for pair in product([*MARKS, "x" * 90, "\n"], repeat=2)]

TEXTS, IN_ONE_LETTER = 5_000, 500

TELLING = ("open", "socket", "subprocess", "exec", "compile", "os.")


class Watch:
    """Notes every file opened, socket made and program run, while it is on."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.is_on = False
        sys.addaudithook(self._note)

    def _note(self, event: str, details: tuple[object, ...]) -> None:
        if self.is_on and event.startswith(TELLING):
            self.seen.append(f"{event} {details[:1]}")

    @contextmanager
    def on(self):
        self.seen.clear()
        self.is_on = True
        yield self.seen
        self.is_on = False


WATCH = Watch()


def test_the_watch_sees_a_file_being_opened(tmp_path):
    with WATCH.on() as seen:
        (tmp_path / "x").write_text("x")
    assert seen


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_in_a_letter_opens_or_runs_anything(text):
    letter = replace(one_liner(text), subject=text, recipient=(text, "ZZ99 9ZZ"), sender=(text,))
    with WATCH.on() as seen:
        RENDERER.render(letter, PaperChoices())
    assert seen == []


def test_five_thousand_hostile_texts_open_and_run_nothing():
    """Many to a letter, since drawing a letter for each would take a minute."""
    parts = product(range(80), HOSTILE[::9], MARKS)
    texts = [f"{one}{number}{other}" for number, one, other in parts][:TEXTS]
    assert len(set(texts)) == TEXTS
    for start in range(0, TEXTS, IN_ONE_LETTER):
        part = enumerate(texts[start : start + IN_ONE_LETTER])
        blocks = tuple(Block(f"b{n}", BlockKind.PARAGRAPH, (text,)) for n, text in part)
        with WATCH.on() as seen:
            RENDERER.render(replace(one_liner("x"), blocks=blocks), PaperChoices())
        assert seen == []


def test_settings_files_of_the_pdf_library_are_never_run(tmp_path, repository):
    trap = "open('sprung', 'w').close()\n"
    for name in (".reportlab_mods", ".reportlab_settings", "reportlab_settings.py"):
        (tmp_path / name).write_text(trap)
    (tmp_path / "reportlab_mods.py").write_text(trap)
    home = dict.fromkeys(("HOME", "USERPROFILE"), str(tmp_path))
    paths = os.pathsep.join([str(tmp_path), str(repository)])
    subprocess.run(
        [sys.executable, "-c", "import dsar_assistant.rendering.pdf"],
        cwd=tmp_path,
        env={**os.environ, **home, "PYTHONPATH": paths},
        check=True,
        timeout=50,
    )
    assert not (tmp_path / "sprung").exists()
