"""Rules of the house that no other tool keeps: sizes, locks, what may lie about."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from sqlcipher3 import dbapi2

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "dsar_assistant"
FOLDERS = ("dsar_assistant", "tests", "resources", "requirements", "bench", ".ci")
FONTS = {".ttf", ".otf"}
# Left by tools; in a worktree of git, its folder is a file.
LEFT = {".coverage", ".git"}
MOST_LINES = 400
MOST_STATEMENTS = 40
MOST_BYTES = 2_000_000


def files() -> Iterator[Path]:
    """Everything that is ours, without what tools leave lying about."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.name not in LEFT)
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


PYTHON_FILES = sorted(path for path in files() if path.suffix in {".py", ".spec"})


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def count_statements(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's statements, its docstring aside, as far as they are its own."""
    inside = sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1
    return inside - (ast.get_docstring(function) is not None)


def long_functions(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [
        f"{name_of(path)}:{function.lineno} {function.name}"
        for function in functions
        if count_statements(function) > MOST_STATEMENTS
    ]


def imported_modules(path: Path) -> set[str]:
    """The top names of all modules a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_no_python_file_is_too_long():
    long = [
        name_of(path)
        for path in PYTHON_FILES
        if len(path.read_text("utf-8").splitlines()) > MOST_LINES
    ]
    assert long == []


def test_no_function_is_too_long():
    assert [name for path in PYTHON_FILES for name in long_functions(path)] == []


def test_the_counting_of_statements_sees_all_of_them():
    source = 'def f():\n    """Say."""\n    a = 1\n    if a:\n        b = 2\n    return b\n'
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert count_statements(function) == 4


def test_no_file_is_too_big_but_fonts():
    big = [
        name_of(path)
        for path in files()
        if path.suffix not in FONTS and path.stat().st_size > MOST_BYTES
    ]
    assert big == []


@pytest.mark.parametrize("room", sorted(PACKAGE.rglob("__init__.py")), ids=name_of)
def test_a_room_begins_with_what_it_is_for_and_nothing_else(room):
    tree = ast.parse(room.read_text("utf-8"))
    assert ast.get_docstring(tree)
    if room.parent != PACKAGE:
        assert len(tree.body) == 1


def test_every_folder_with_code_is_a_room():
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [f for f in sorted(folders) if not (f / "__init__.py").exists()] in (
        [],
        [PACKAGE / "storage" / "migrations" / "versions"],
    )


def test_the_domain_needs_the_standard_library_only():
    allowed = sys.stdlib_module_names | {"dsar_assistant"}
    for path in (PACKAGE / "domain").rglob("*.py"):
        assert imported_modules(path) <= allowed, name_of(path)


def test_no_path_of_a_developers_machine_is_written_down():
    own = [str(ROOT), "/" + "work/", "/" + "root/", "C:" + "\\Users\\"]
    text = re.compile("|".join(re.escape(path) for path in own).encode())
    assert [name_of(path) for path in files() if text.search(path.read_bytes())] == []


# ── Words on the screen ──────────────────────────────────────────────────────


TIPS = {"setToolTip", "setWhatsThis"}


def tips_of(source: str) -> Iterator[ast.expr]:
    """What a file sets as tips, but for words written down there and words made plain."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in TIPS:
            yield from (one for one in node.args[-1:] if not is_plain(one))


def is_plain(words: ast.expr) -> bool:
    called = words.func if isinstance(words, ast.Call) else None
    return isinstance(words, ast.Constant) or getattr(called, "id", "") == "plain_tip"


def test_no_tip_obeys_mark_up_in_a_name():
    wild = [
        f"{name_of(path)}:{tip.lineno}"
        for path in (PACKAGE / "ui").rglob("*.py")
        for tip in tips_of(path.read_text("utf-8"))
    ]
    assert wild == []


def test_a_tip_of_a_name_is_seen():
    assert len(list(tips_of("label.setToolTip(name)\nlabel.setToolTip('Search')"))) == 1


# ── Locks ────────────────────────────────────────────────────────────────────
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
LOCKED = re.compile(
    r"(?P<name>[a-z0-9-]+)(\[[a-z,]+\])?==(?P<version>[^\s;]+)( ; [^\\\n]+)?"
    r"( \\\n    --hash=sha256:[0-9a-f]{64})+\n"
)


def locked_names(lock: Path) -> set[str]:
    return {found["name"] for found in LOCKED.finditer(lock.read_text("utf-8"))}


def wanted_names(requirements: list[str]) -> set[str]:
    """The names of requirements, as lock files spell them."""
    bare = [re.split(r"[\[<>=!~ ;]", text)[0] for text in requirements]
    return {re.sub(r"[-_.]+", "-", name).lower() for name in bare}


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_every_locked_part_has_a_version_and_a_hash(lock):
    assert LOCKED.sub("", lock.read_text("utf-8")) == ""


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_no_lock_file_names_an_address(lock):
    text = lock.read_text("utf-8")
    assert not re.search(r"://|@|index|find-links|\.(org|com|net|io)\b", text)


def test_the_locks_hold_what_the_package_asks_for():
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = table["optional-dependencies"]
    run = wanted_names(table["dependencies"] + extras["outlook"])
    assert run <= locked_names(ROOT / "requirements" / "run.txt")
    assert run | wanted_names(extras["test"]) <= locked_names(ROOT / "requirements" / "test.txt")


def test_the_test_lock_agrees_with_the_run_lock():
    run = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    test = (ROOT / "requirements" / "test.txt").read_text("utf-8")
    assert {found[0] for found in LOCKED.finditer(run)} <= {
        found[0] for found in LOCKED.finditer(test)
    }


# ── What we stand on ─────────────────────────────────────────────────────────
class Bell(QObject):
    """Something that emits a truth."""

    rang = Signal(bool)


def test_calls_into_qt_drop_no_reference_to_none_or_true(qtbot):
    """PySide6 6.12.0 on Python 3.11 loses one a call, and dies of it after a few thousand."""
    widget, bell, calls = QWidget(), Bell(), 200
    qtbot.addWidget(widget)
    before = (sys.getrefcount(None), sys.getrefcount(True))
    for _ in range(calls):
        widget.setEnabled(True)
        bell.rang.emit(True)
    after = (sys.getrefcount(None), sys.getrefcount(True))
    assert all(abs(now - then) < calls / 2 for now, then in zip(after, before, strict=True))


def test_the_vaults_sqlite_is_past_the_write_ahead_log_bug():
    version = tuple(int(part) for part in dbapi2.sqlite_version.split("."))
    assert version >= (3, 51, 3)
