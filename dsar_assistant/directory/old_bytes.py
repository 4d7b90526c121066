"""Read text that is UTF-8 but for some bytes of the older Windows encoding."""

from codecs import register_error

OLD_BYTES = "as-windows-1252"


def _as_old_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read what is not UTF-8 as the older Windows encoding, byte by byte."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="replace"), error.end


register_error(OLD_BYTES, _as_old_bytes)
