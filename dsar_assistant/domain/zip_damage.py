"""What goes wrong with a ZIP that is damaged, or made to do harm."""

import struct
import zipfile
import zlib

# All that the ZIP library of Python raises on such files, but for what the disk says.
ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def is_file_in_zip(info: zipfile.ZipInfo) -> bool:
    """Say whether a member is a file with a name; the library itself fails at one without."""
    return bool(info.filename) and not info.is_dir()
