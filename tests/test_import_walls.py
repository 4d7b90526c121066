"""Each wall between the rooms breaks when a bad import is planted, and stands otherwise."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}
# One bad import for each wall: the file it is planted in, and what it imports.
PLANTS = {
    "floors": ("law/__init__.py", "dsar_assistant.deadlines"),
    "outside-through-ports": ("services/__init__.py", "dsar_assistant.storage"),
    "pages-are-strangers": ("ui/home/__init__.py", "dsar_assistant.ui.letters"),
    "qt-only-in-the-window": ("services/__init__.py", "PySide6.QtCore"),
    "sql-only-in-storage": ("ui/__init__.py", "sqlalchemy"),
    "paper-only-in-rendering": ("letters/__init__.py", "reportlab"),
    "keys-and-folders-only-in-system": ("storage/__init__.py", "keyring"),
    "domain-is-plain": ("domain/__init__.py", "msgspec"),
    "no-network": ("system/__init__.py", "socket"),
}


def lint_imports(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the linter in a folder, on the package that lies there."""
    code = (
        f"import sys; sys.path.insert(0, {str(folder)!r})\n"
        "from importlinter.cli import lint_imports_command\n"
        "lint_imports_command()\n"
    )
    return subprocess.run(
        [sys.executable, "-I", "-c", code, "--no-cache", "--no-logo", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"COLUMNS": "200", "NO_COLOR": "1", "PYTHONUTF8": "1"},
    )


@pytest.fixture
def copy(tmp_path):
    """A copy of the package in which a test may break things."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "dsar_assistant",
        tmp_path / "dsar_assistant",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return tmp_path


def plant(folder: Path, contract: str) -> None:
    file, module = PLANTS[contract]
    path = folder / "dsar_assistant" / file
    path.write_text(f"{path.read_text('utf-8')}\nimport {module}\n", "utf-8")


def test_every_wall_has_a_planted_import_to_prove_it():
    assert set(PLANTS) == set(CONTRACTS)


def test_every_wall_stands_in_the_package_as_it_is(copy):
    run = lint_imports(copy)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("contract", sorted(CONTRACTS))
def test_a_bad_import_breaks_its_wall(copy, contract):
    plant(copy, contract)
    run = lint_imports(copy, "--contract", contract)
    assert run.returncode == 1
    assert f"{CONTRACTS[contract]} BROKEN" in run.stdout


@pytest.mark.parametrize("contract", sorted(c for c in CONTRACTS if "-only-in-" in c))
def test_a_new_module_is_behind_the_walls_from_its_first_day(copy, contract):
    module = PLANTS[contract][1]
    attic = copy / "dsar_assistant" / "attic.py"
    attic.write_text(f'"""A module nobody planned."""\n\nimport {module}\n', "utf-8")
    assert lint_imports(copy, "--contract", contract).returncode == 1


def test_a_room_on_no_floor_is_refused(copy):
    (copy / "dsar_assistant" / "attic.py").write_text('"""A room nobody planned."""\n', "utf-8")
    run = lint_imports(copy, "--contract", "floors")
    assert run.returncode == 1
    assert "attic" in run.stdout
