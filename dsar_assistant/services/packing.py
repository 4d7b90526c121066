"""Puts files into a ZIP, the same files always as the same bytes, with a list of fingerprints."""

import hashlib
import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO

_SQUEEZED_ALREADY = (".pdf", ".png", ".jpg", ".jpeg", ".zip", ".docx", ".webp", ".gif")
_PRIVATE_FILE = 0o600 << 16


def packed(files: Mapping[str, bytes], on: date) -> bytes:
    """Give a ZIP of files by name; each carries the day, never a time or a person."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (max(on.year, 1980), on.month, on.day, 0, 0, 0))
            entry.external_attr = _PRIVATE_FILE
            is_small = name.lower().endswith(_SQUEEZED_ALREADY)
            entry.compress_type = zipfile.ZIP_STORED if is_small else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()


def sums_file(files: Mapping[str, bytes]) -> bytes:
    """List the SHA-256 of each file, as ``sha256sum -c`` reads it."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    return "".join(lines).encode()
