"""The program starts nothing but itself, and hands no file or address to another program."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "dsar_assistant"
SOURCES = sorted(PACKAGE.rglob("*.py"))
# Whoever names one of these starts a program, or lets the desktop start one.
STARTERS = {
    "Popen",
    "QDesktopServices",
    "QProcess",
    "check_call",
    "check_output",
    "create_subprocess_exec",
    "create_subprocess_shell",
    "getoutput",
    "getstatusoutput",
    "openUrl",
    "setOpenExternalLinks",
    "startDetached",
}
# The same for what belongs to one module, whose names are too plain to look for alone.
OF_MODULE = {
    "os": ("exec", "fork", "popen", "posix_spawn", "spawn", "startfile", "system"),
    "subprocess": ("call", "run"),
}
RUN_AS_CODE = {"__import__", "compile", "eval", "exec", "run_module", "run_path", "runpy"}
MODULES = {"asyncio", "code", "multiprocessing", "pickle", "pty", "shelve", "webbrowser"}
# Each starts the program itself, with words written down in it.
KNOWN = {
    ("system/cage/parent.py", "Popen"),
    ("system/one_answer.py", "Popen"),
    ("system/restarting.py", "execve"),
}


def starters_in(source: str) -> Iterator[str]:
    """What a file names that starts a program, whatever a module is called there."""
    nodes = list(ast.walk(ast.parse(source)))
    modules = {
        alias.asname or alias.name: OF_MODULE[alias.name]
        for node in nodes
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.name in OF_MODULE
    }
    for node in nodes:
        if isinstance(node, ast.Attribute):
            of_module = modules.get(getattr(node.value, "id", ""), ())
            if node.attr in STARTERS or node.attr.startswith(of_module or ("\0",)):
                yield node.attr
        elif isinstance(node, ast.ImportFrom):
            of_module = OF_MODULE.get(node.module or "", ())
            names = [one.name for one in node.names]
            yield from (n for n in names if n in STARTERS or n.startswith(of_module or ("\0",)))


def calls_of_code(source: str) -> Iterator[str]:
    """Calls by a bare name that run text as code, and modules that do or that start programs."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from {node.func.id} & RUN_AS_CODE
        elif isinstance(node, ast.Import):
            yield from {one.name.partition(".")[0] for one in node.names} & MODULES
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from {node.module.partition(".")[0]} & MODULES


def telling(*words: str) -> Iterator[tuple[str, str]]:
    """The files in which one of some words stands, by place and text: few need reading closely."""
    for path in SOURCES:
        text = path.read_text("utf-8")
        if any(word in text for word in words):
            yield path.relative_to(PACKAGE).as_posix(), text


def calls_of(source: str, name: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and name in (getattr(node.func, "attr", ""), getattr(node.func, "id", ""))
    ]


def test_only_the_known_places_start_a_program():
    texts = telling(*STARTERS, *OF_MODULE)
    assert {(place, name) for place, text in texts for name in starters_in(text)} == KNOWN


def test_no_text_is_run_as_code():
    texts = telling(*RUN_AS_CODE, *MODULES)
    assert [(place, name) for place, text in texts for name in calls_of_code(text)] == []


def test_no_shell_is_asked():
    known = {name for _, name in KNOWN}
    calls = [call for _, text in telling(*known) for name in known for call in calls_of(text, name)]
    assert len(calls) == len(KNOWN)
    assert "shell" not in {keyword.arg for call in calls for keyword in call.keywords}


def test_every_child_is_started_by_words_written_down_in_the_program():
    calls = [call for _, text in telling("start_of") for call in calls_of(text, "start_of")]
    assert calls
    assert [ast.unparse(c) for c in calls if not all(is_written_down(a) for a in c.args)] == []


def is_written_down(words: ast.expr) -> bool:
    """A word in quotes, a constant in capitals, or the name of the module itself."""
    if isinstance(words, ast.Name):
        return words.id.isupper() or words.id == "__name__"
    return isinstance(words, ast.Constant)


@pytest.mark.parametrize(
    "source",
    [
        "import os\nos.startfile(name)",
        "import os as o\no.system(name)",
        "import os\nos.execvp(name, [name])",
        "from os import posix_spawn",
        "from subprocess import run",
        "import subprocess as s\ns.Popen(name)",
        "from PySide6.QtGui import QDesktopServices",
        "from PySide6 import QtGui\nQtGui.QDesktopServices.openUrl(url)",
        "label.setOpenExternalLinks(True)",
    ],
)
def test_the_search_sees_a_start(source):
    assert list(starters_in(source))


@pytest.mark.parametrize(
    "source", ["eval(x)", "exec(x)", "import pickle", "from multiprocessing import Pool"]
)
def test_the_search_sees_text_run_as_code(source):
    assert list(calls_of_code(source))
