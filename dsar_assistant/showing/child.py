"""The child process: takes one job on its standard input, answers on its standard output."""

import codecs
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, assert_never

from PIL import Image

from dsar_assistant.domain.media_type import PDF
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.rendering.errors import (
    CharacterCannotBePrintedError,
    FileUnshowableError,
    PictureUnusableError,
)
from dsar_assistant.rendering.foreign_files import ForeignFiles, as_png
from dsar_assistant.showing.messages import (
    Answer,
    Clean,
    CleanSignature,
    IdentityCopy,
    IdentityPages,
    Job,
    Look,
    Made,
    Shown,
    Unprintable,
    Unshowable,
    Unusable,
    encode,
    read_job,
)
from dsar_assistant.system.cage.limits import STANDARD_STREAMS, allow_no_more_than, confine

_SECOND_IN_BYTES = 20_000_000
_WRITTEN_AS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")


def main() -> None:
    """Do one job, locked in."""
    # The streams by number: a program without a text window has no sys.stdin.
    with open(0, "rb", closefd=False) as given, open(1, "wb", closefd=False) as out:
        serve(given, out)


def serve(given: BinaryIO, out: BinaryIO) -> None:
    """Take one job, lock the door, and do it."""
    job = read_job(given.read())
    out.write(encode(answer_to(job)))


def answer_to(job: Job) -> Answer:
    """Do a job, once everything is loaded and nothing can be opened any more."""
    try:
        do = _prepared(job)
        _load_all(job)
        confine(STANDARD_STREAMS, may_open=False)
        allow_no_more_than(len(job.content) + _SECOND_IN_BYTES * _covered(job))
        return do()
    except FileUnshowableError:
        return Unshowable()
    except PictureUnusableError as error:
        return Unusable(error.reason)
    except CharacterCannotBePrintedError as error:
        return Unprintable(error.character)


def _prepared(job: Job) -> Callable[[], Answer]:
    """Give what does the job, with all loaded that it takes and most others do not."""
    match job:
        case Look():
            return lambda: look(job)
        case Clean():
            from dsar_assistant.rendering.clean_pages import clean_pdf

            clean_pdf(_blank("PDF"), PDF, (CoveredArea(0, 0, 0, 1, 1),))
            return lambda: Made(clean_pdf(job.content, job.media_type, job.covered))
        case CleanSignature():
            from dsar_assistant.rendering.signature_picture import SignatureCleaner

            return lambda: Made(SignatureCleaner().clean(job.content))
        case IdentityPages():
            from dsar_assistant.rendering.identity_copy import identity_pages

            return lambda: Shown(0, identity_pages(job.content))
        case IdentityCopy():
            return _copying(job)
        case _:
            assert_never(job)


def _copying(job: IdentityCopy) -> Callable[[], Answer]:
    from dsar_assistant.rendering.identity_copy import IdentityCopier

    copier = IdentityCopier(Path(job.fonts))
    # The fonts are read for this, and are there for the true one.
    copier.copy(_blank("PNG"), (), job.stamp, job.on)
    return lambda: Made(copier.copy(job.content, job.covered, job.stamp, job.on))


def look(job: Look) -> Shown:
    """Count, paint and read.

    Raises:
        FileUnshowableError: It is damaged.
    """
    files = ForeignFiles()
    count = files.page_count(job.content, job.media_type)
    wanted = range(job.first, min(job.end, count))
    pages = tuple(files.pages(job.content, job.media_type, wanted, job.dpi)) if wanted else ()
    words = files.text(job.content, job.media_type) if job.wants_words else ""
    return Shown(count, pages, words)


def _covered(job: Job) -> int:
    return len(job.covered) if isinstance(job, Clean | IdentityCopy) else 0


def _load_all(job: Job) -> None:
    """Load what any picture or page takes, since nothing can be opened once the cage is shut."""
    for kind in _WRITTEN_AS:
        with Image.open(BytesIO(_blank(kind))) as blank:
            as_png(blank.convert("RGB"))
    codecs.lookup("utf-16-le")  # in which pdfium gives words
    if getattr(job, "media_type", PDF) == PDF:
        ForeignFiles().text(_blank("PDF"), PDF)
        ForeignFiles().pages(_blank("PDF"), PDF, range(1), 24)


def _blank(kind: str) -> bytes:
    file = BytesIO()
    Image.new("L", (8, 8), 255).save(file, kind)
    return file.getvalue()
