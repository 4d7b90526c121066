"""Bind a bundle of five hundred pages: how long it takes, and how much memory.

``python -m bench.bundle`` from the top of the checkout; ``--pages 60`` for a short look.
Goals: 500 pages in 60 s and 500 MB, with every third document a scanned picture.
"""

import argparse
import hashlib
import random
import resource
import time
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from dsar_assistant.domain.bundle import Bundle, BundleDocument, ChronologyEntry
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.rendering.bundle_file import PdfBundleWriter
from dsar_assistant.services.packing import packed

TIME_GOAL_S = 60.0
MEMORY_GOAL_MB = 500.0
PAGES_EACH = 10
DAY = date(2026, 11, 23)
FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SCAN_DOTS = (1240, 1754)  # a sheet at 150 dots an inch


def reply(number: int) -> bytes:
    """Make a reply of some pages of text."""
    file = BytesIO()
    canvas = Canvas(file, pageCompression=1)
    for page in range(PAGES_EACH):
        for line in range(45):
            canvas.drawString(60, 780 - 16 * line, f"Reply {number}, page {page}, row {line}: data")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def scan(number: int) -> bytes:
    """Make a picture as noisy as a scan."""
    noise = random.Random(number).randbytes(SCAN_DOTS[0] * SCAN_DOTS[1] // 16)
    small = Image.frombytes("L", (SCAN_DOTS[0] // 4, SCAN_DOTS[1] // 4), noise[: 310 * 438])
    file = BytesIO()
    small.resize(SCAN_DOTS).save(file, "JPEG", quality=85)
    return file.getvalue()


def document(number: int) -> BundleDocument:
    """Make one document: nine in ten pages are text, each third document is a picture."""
    is_scan = number % 3 == 2  # noqa: PLR2004 - each third
    content = scan(number) if is_scan else reply(number)
    media_type = "image/jpeg" if is_scan else "application/pdf"
    covered = (CoveredArea(0, 0.1, 0.1, 0.9, 0.3),) if number % 5 == 0 else ()
    fingerprint = hashlib.sha256(content).hexdigest()
    name = f"reply {number}.{'jpg' if is_scan else 'pdf'}"
    return BundleDocument(f"Reply {number}", DAY, name, media_type, content, fingerprint, covered)


def make(pages: int) -> Bundle:
    """Make a bundle of at least so many pages."""
    documents: list[BundleDocument] = []
    count = 0
    while count < pages:
        documents.append(document(len(documents)))
        count += 1 if documents[-1].media_type.startswith("image/") else PAGES_EACH
    chronology = tuple(ChronologyEntry(DAY, one.title, n) for n, one in enumerate(documents))
    return Bundle("Bench and Organisation", ("Ref",), chronology, (), tuple(documents), DAY)


def main() -> None:
    """Bind, pack, and print figures beside their goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=500)
    bundle = make(parser.parse_args().pages)
    begun = time.perf_counter()
    bound = PdfBundleWriter(FONTS).bind(bundle)
    archive = packed({"bundle.pdf": bound.pdf, **_originals(bundle)}, DAY)
    took = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{bound.page_count} pages, {len(bound.pdf) / 1e6:.1f} MB, ZIP {len(archive) / 1e6:.1f} MB"
    )
    print(f"time   {took:7.1f} s    goal {TIME_GOAL_S:5.0f} s    ratio {took / TIME_GOAL_S:.2f}")
    print(
        f"memory {peak:7.0f} MB   goal {MEMORY_GOAL_MB:5.0f} MB   ratio {peak / MEMORY_GOAL_MB:.2f}"
    )


def _originals(bundle: Bundle) -> dict[str, bytes]:
    return {one.file_name: one.content for one in bundle.documents}


if __name__ == "__main__":
    main()
