"""A made-up person whose name must never turn up in a log or in a plain file."""

from pathlib import Path

CANARY = "Quillifer Oddwater-Canary"


def files_with_canary(folder: Path) -> list[Path]:
    """List the files below a folder that hold the canary's name in readable form."""
    traces = [CANARY.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(trace in path.read_bytes() for trace in traces)
    ]
