"""Set everything up and open DSAR Assistant, on a machine that only has Python.

python3 start.py               make what is missing, then open the window
python3 start.py demo --out X  the same, then hand any words on to the program
python3 start.py test          the same with the test tools, then run every check
python3 start.py coverage      the same, with a look at how much of all rooms is tested
python3 start.py lock          write the lock files anew (for developers)
"""

# Old Pythons must get as far as the sentence that says they are too old.
from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from subprocess import PIPE, STDOUT

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
LOCKS = ROOT / "requirements"
DEMO = ROOT / "build" / "demo"
SAMPLE = ["demo", "--out", str(DEMO)]

OLDEST, NEWEST = (3, 11), (3, 14)
LINUX_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
NO_CONNECTION = re.compile(
    "connection refused|dns error|error sending request|failed to establish a new connection"
    "|getaddrinfo failed|name or service not known|name resolution|network is unreachable"
    "|nodename nor servname|timed out",
    re.IGNORECASE,
)
# The fast installer must fetch no Python of its own, and trust whom the system trusts.
UV_SETTINGS = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "UV_SYSTEM_CERTS": "1"}
WRONG_HASH = re.compile("do not match the hashes|hash mismatch", re.IGNORECASE)


class SetUpError(Exception):
    """Setting up cannot go on; the text says why and what to do."""


# ── Which Python ─────────────────────────────────────────────────────────────
def is_supported(version: tuple[int, int]) -> bool:
    """Say whether the program runs on this version of Python."""
    return OLDEST <= version <= NEWEST


def find_supported_python() -> str | None:
    """Find another Python on this machine that the program runs on, newest first."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        if answers(f"python3.{minor}", minor):
            return f"python3.{minor}"
    return None


def answers(python: str, minor: int) -> bool:
    """Say whether a command is a working Python of this version.

    Version managers put commands on the path that only say "not installed".
    """
    if not shutil.which(python):
        return False
    code, said = run_captured([python, "-c", "import sys; print(sys.version_info[1])"])
    return code == 0 and said.strip() == str(minor)


def start_again_with_supported_python(words: list[str]) -> int:
    """Hand over to a Python that fits, or say which one to install."""
    found = find_supported_python()
    if found:
        return subprocess.call([found, str(Path(__file__).resolve()), *words])
    raise SetUpError(
        f"This program needs Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}, and this"
        f" is {sys.version_info[0]}.{sys.version_info[1]}. Nothing was changed. Install a newer"
        " Python from your system's software store or from python.org, then start this again."
    )


# ── What the system must have ────────────────────────────────────────────────
def has_screen(system: str, environment: dict[str, str]) -> bool:
    """Say whether there is a screen to open a window on."""
    if not system.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def can_load(library: str) -> bool:
    """Say whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(environment: dict[str, str]) -> list[str]:
    """List the Debian packages that this Linux lacks for Python and for Qt."""
    wanted = {**LINUX_LIBRARIES, **(SCREEN_LIBRARIES if environment.get("DISPLAY") else {})}
    packages = [package for library, package in wanted.items() if not can_load(library)]
    if not (importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv")):
        packages.append(f"python3.{sys.version_info[1]}-venv")
    # One test watches the program's system calls; where it may not be installed, it is skipped.
    if sys.argv[1:] == ["test"] and os.geteuid() == 0 and not shutil.which("strace"):
        packages.append("strace")
    return packages


def install_line(packages: list[str]) -> str:
    """Word the one line that installs packages on Debian and Ubuntu."""
    command = "sudo apt-get update && sudo apt-get install -y --no-install-recommends"
    return " ".join([command, *packages])


def prepare_system(environment: dict[str, str]) -> None:
    """Make sure a Linux has what Qt needs.

    Raises:
        SetUpError: Something is missing and we may not, or cannot, install it.
    """
    if not sys.platform.startswith("linux"):
        return
    packages = missing_packages(environment)
    if not packages:
        return
    if not shutil.which("apt-get"):
        print("This Linux seems to lack:", ", ".join(packages), "(Debian's names). Going on.")
        return
    if os.geteuid() != 0:
        raise SetUpError(
            "A few system libraries are missing. Nothing was changed. Run this line, then"
            f" start this again:\n\n    {install_line(packages)}\n"
        )
    install_system_packages(packages)


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages, as root."""
    print("Installing system libraries:", " ".join(packages), flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run_captured(["apt-get", "update", "-q"], quietly)
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    code, output = run_captured(install, quietly)
    if code:
        raise SetUpError(
            f"The system libraries could not be installed:\n{last_lines(output)}\n"
            f"Run this line yourself, then start this again:\n\n    {install_line(packages)}\n"
        )


# ── The program's own environment ────────────────────────────────────────────
def tool_in(folder: Path, name: str) -> Path:
    """Name a command inside an environment."""
    return folder / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")


def stamp_for(lock: Path, folder: Path) -> str:
    """Word the mark of a finished installation: same lock, same Python, same place."""
    parts = [lock.read_bytes(), sys.version.encode(), str(folder).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_ready(folder: Path, kind: str) -> bool:
    """Say whether an environment holds what a lock file asks for."""
    stamp = folder / f"start-{kind}.stamp"
    if not (stamp.is_file() and tool_in(folder, "python").exists()):
        return False
    return stamp.read_text("utf-8") == stamp_for(LOCKS / f"{kind}.txt", folder)


def leave_stamp(folder: Path, kind: str) -> None:
    """Mark an installation as finished."""
    stamp = folder / f"start-{kind}.stamp"
    stamp.write_text(stamp_for(LOCKS / f"{kind}.txt", folder), "utf-8")


def prepare_environment(kind: str) -> None:
    """Make the environment hold what a lock file asks for, mending what is half made."""
    if is_ready(VENV, kind):
        return
    print("Setting up (once; about 150 MB to download) ...", flush=True)
    unfinished = VENV / "start-unfinished"
    uv = find_uv()
    if unfinished.exists() or not answers(str(tool_in(VENV, "python")), sys.version_info[1]):
        make_environment(VENV, with_pip=uv is None)
    unfinished.write_text("Set-up was not finished; start.py begins again.\n", "utf-8")
    install(kind, uv)
    link_project()
    for covered in ("run", "test") if kind == "test" else ("run",):
        leave_stamp(VENV, covered)
    unfinished.unlink()


def make_environment(folder: Path, *, with_pip: bool) -> None:
    """Make an environment, wiping what is there."""
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    code, output = run_captured(command if with_pip else [*command, "--without-pip"])
    if code:
        raise SetUpError(
            f"Python could not make the folder {folder}:\n{last_lines(output)}\n"
            "Close other programs that use it, delete that folder, then start this again."
        )


def find_uv() -> Path | None:
    """Get the fast installer, or nothing where it cannot be had."""
    uv = tool_in(TOOLS, "uv")
    if is_ready(TOOLS, "tools") and uv.exists():
        return uv
    make_environment(TOOLS, with_pip=True)
    code, _ = run_captured(pip_command(TOOLS, "tools"))
    if code:
        return None
    leave_stamp(TOOLS, "tools")
    return uv


def locked(kind: str) -> list[str]:
    """Word how strict to be: ready-made parts only (nothing is built or run), all checked."""
    return ["--require-hashes", "--only-binary", ":all:", "-r", str(LOCKS / f"{kind}.txt")]


def pip_command(folder: Path, kind: str) -> list[str]:
    """Word the call of plain pip."""
    options = ["--quiet", "--retries", "2", "--disable-pip-version-check"]
    return [str(tool_in(folder, "python")), "-m", "pip", "install", *options, *locked(kind)]


def uv_command(uv: Path, kind: str) -> list[str]:
    """Word the call of the fast installer."""
    into = ["--python", str(tool_in(VENV, "python"))]
    return [str(uv), "pip", "install", "--quiet", "--compile-bytecode", *into, *locked(kind)]


def install(kind: str, uv: Path | None) -> None:
    """Install what a lock file names, by the fast installer or else by pip."""
    if uv and run_captured(uv_command(uv, kind), UV_SETTINGS)[0] == 0:
        return
    run_captured([str(tool_in(VENV, "python")), "-m", "ensurepip"])
    code, output = run_captured(pip_command(VENV, kind))
    if code:
        raise SetUpError(why_install_failed(output))


def why_install_failed(output: str) -> str:
    """Say in plain words why the installer gave up."""
    if WRONG_HASH.search(output):
        return (
            "A downloaded part is not the one that was checked for this program, so it was"
            " not installed. Your own files are safe. Try again on another connection; if it"
            " stays, tell the makers of this program."
        )
    if NO_CONNECTION.search(output):
        return (
            "The parts this program needs could not be downloaded: there seems to be no"
            " connection to the internet. Your own files are safe. Connect, then start this"
            " again; it is only needed this once."
        )
    return (
        f"The parts this program needs could not be installed:\n{last_lines(output)}\n"
        "Your own files are safe. Start this again to try once more."
    )


def link_project() -> None:
    """Let the environment find the program where it lies, so nothing need be built.

    The path is relative: folders with any letters in their names work, and so does a checkout
    that was moved together with its environment. The program is compiled here once, since
    Python may have been told to keep nothing that it compiles; each start would then take long.
    """
    base = {"base": str(VENV), "platbase": str(VENV)}
    packages = Path(sysconfig.get_path("purelib", "venv", base))
    (packages / "dsar_assistant.pth").write_text(f"{os.path.relpath(ROOT, packages)}\n", "utf-8")
    run_captured([str(tool_in(VENV, "python")), "-m", "compileall", "-q", f"{ROOT}/dsar_assistant"])


def run_captured(command: list[str], environment: dict[str, str] | None = None) -> tuple[int, str]:
    """Run a command and hand back its exit status and everything it said."""
    run = subprocess.run(command, env=environment, check=False, stdout=PIPE, stderr=STDOUT)
    return run.returncode, run.stdout.decode("utf-8", "replace")


def last_lines(output: str) -> str:
    """Keep the end of what a command said, where the reason is."""
    return "\n".join(output.strip().splitlines()[-12:])


# ── What to do once all is there ─────────────────────────────────────────────
def run_program(words: list[str]) -> int:
    """Open the window, or hand the words on to the program."""
    environment = dict(os.environ)
    if not has_screen(sys.platform, environment):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        if not words:
            print("There is no screen here, so this runs the sample case.", flush=True)
            words = SAMPLE
    program = [str(tool_in(VENV, "python")), "-m", "dsar_assistant"]
    code = subprocess.call([*program, *words], env=environment)
    if words == SAMPLE and code == 0:
        print(f"The letters and pictures of the sample case are in {DEMO}", flush=True)
    return code


def checks(*, of_all_rooms: bool = False) -> list[tuple[str, list[str]]]:
    """List every check in order; watched lines take half as long again, so few are watched."""
    rooms = ("domain", "law", "deadlines", "letters")
    tests = [str(tool_in(VENV, "pytest")), "-q", "-n2", "--dist=loadfile", "--no-loadscope-reorder"]
    watched = [""] if of_all_rooms else [f"/{room}" for room in rooms]
    watch = ["--cov-report=", "--cov-fail-under=0", *(f"--cov=dsar_assistant{w}" for w in watched)]
    report = [str(tool_in(VENV, "coverage")), "report"]
    gate = ["--fail-under=100", f"--include={','.join(f'dsar_assistant/{r}/*' for r in rooms)}"]
    rest = [*tests, *(f"--ignore=tests/{room}" for room in rooms)]
    return [
        ("format", [str(tool_in(VENV, "ruff")), "format", "--check", "."]),
        ("lint", [str(tool_in(VENV, "ruff")), "check", "."]),
        ("types", [str(tool_in(VENV, "mypy"))]),
        ("imports", [str(tool_in(VENV, "lint-imports")), "--no-logo"]),
        ("tests of the rules", [*tests, *watch, *(f"tests{w}" for w in watched)]),
        ("coverage of the rules", [*report, *gate]),
        ("coverage of everything", report) if of_all_rooms else ("tests of the rest", rest),
    ]


def run_checks(*, of_all_rooms: bool = False) -> int:
    """Run every check and say at the end which failed."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    lines, failed = [], 0
    for name, command in checks(of_all_rooms=of_all_rooms):
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        failed += (code := subprocess.call(command, cwd=ROOT, env=environment)) != 0
        said = "failed" if code else "passed"
        lines.append(f"{said:7} {time.monotonic() - began:6.1f} s  {name}")
    print("\n" + "\n".join(lines), flush=True)
    return 1 if failed else 0


def write_locks(options: list[str]) -> int:
    """Write the lock files anew: hashes, no addresses, for every system at once."""
    uv = find_uv()
    if uv is None:
        raise SetUpError("The lock files need uv, which could not be installed. Nothing changed.")
    shape = ["--universal", "--python-version", f"{OLDEST[0]}.{OLDEST[1]}", "--generate-hashes"]
    bare = ["--no-emit-index-url", "--no-annotate", "--no-header", "--quiet"]
    run = ["pyproject.toml", "--extra", "outlook"]
    needs = {"run": run, "test": [*run, "--extra", "test"], "tools": ["--group", f"{run[0]}:tools"]}
    for kind, sources in needs.items():
        command = [str(uv), "pip", "compile", *sources, *shape, *bare, *options]
        command += ["--output-file", f"requirements/{kind}.txt"]
        subprocess.run(command, cwd=ROOT, env=UV_SETTINGS, check=True)
    return 0


def main(words: list[str]) -> int:
    """Do what the words on the command line ask for.

    Raises:
        SetUpError: Something is missing that only the person can bring.
    """
    if not is_supported((sys.version_info[0], sys.version_info[1])):
        return start_again_with_supported_python(words)
    if words[:1] == ["lock"]:
        return write_locks(words[1:])
    prepare_system(dict(os.environ))
    wants_checks = words in (["test"], ["coverage"])
    prepare_environment("test" if wants_checks else "run")
    return run_checks(of_all_rooms=words == ["coverage"]) if wants_checks else run_program(words)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetUpError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"Setting up stopped: {error}. Your own files are safe. Put it right, try again.")
    except KeyboardInterrupt:
        sys.exit(130)
