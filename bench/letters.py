"""Time letters, composed and rendered, beside their limit and their peers, in one run.

``python -m bench.letters`` from the top of the checkout makes 1,000 letters of two pages
in each way and prints a table; ``--count 100`` makes fewer. Slow ways make a tenth of it.
Each way runs in a process of its own, so that its peak memory is its own. Peers that are
not installed (fpdf2, typst, WeasyPrint) are left out and said to be; put them anywhere on
``PYTHONPATH``. Every way composes its letters itself; what that takes alone is shown too.
"""

import argparse
import html
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from dsar_assistant.domain.letter import Block, BlockKind, Letter
from dsar_assistant.domain.letter_text import block_text, plain_text
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.law.load import load_jurisdiction
from dsar_assistant.letters.book import load_book
from dsar_assistant.letters.compose import compose
from dsar_assistant.letters.sample import load_samples
from dsar_assistant.rendering import letter_layout
from dsar_assistant.rendering.pdf import PdfRenderer
from dsar_assistant.rendering.typeface import BOLD, REGULAR, Typeface

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FONTS = RESOURCES / "fonts"
PAPER = PaperChoices()
GOAL_FILES = 60
GOAL_ONE = 100
GOAL_RSS_MB = 300
SLOW_SHARE = 10


class Timed(NamedTuple):
    """What one way took; ``cpu_seconds`` of all its threads."""

    letters: int
    seconds: float
    cpu_seconds: float
    kilobytes: float
    rss_mb: float

    @property
    def speed(self) -> float:
        """Letters a second."""
        return self.letters / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of computing a letter takes."""
        return 1000 * self.cpu_seconds / self.letters


# ── The letters ──────────────────────────────────────────────────────────────
def composed(count: int) -> Iterator[Letter]:
    """Compose a subject access request of two pages for one organisation after another."""
    book = load_book(RESOURCES / "letters")
    uk = load_jurisdiction(RESOURCES / "jurisdictions" / "uk.toml")
    order = load_samples(book, "access")["sample"]
    for number in range(count):
        controller = replace(order.facts.controller, name=f"Organisation {number} Limited")
        facts = replace(order.facts, controller=controller, reference=f"DSAR-{number:04}")
        yield compose(book, replace(order, facts=facts), uk)


# ── Our ways, and the limit ──────────────────────────────────────────────────
def ours_as_files(count: int) -> float:
    """Compose each letter and give it a PDF of its own."""
    renderer = PdfRenderer(FONTS)
    return sum(len(renderer.render(letter, PAPER)) for letter in composed(count))


def ours_in_one(count: int) -> float:
    """Compose the letters and give them one PDF."""
    return len(PdfRenderer(FONTS).render_many(list(composed(count)), PAPER))


def ours_with_names(count: int) -> float:
    """Give letters with names in Bengali and Arabic a PDF each; only these names are shaped."""
    renderer, name = PdfRenderer(FONTS), "মোঃ আব্দুল্লাহ محمد علي"
    letters = (replace(one, signatory=name, sender=(name, *one.sender)) for one in composed(count))
    return sum(len(renderer.render(letter, PAPER)) for letter in letters)


def composing_alone(count: int) -> float:
    """Compose each letter and write it out as text."""
    return sum(len(plain_text(letter)) for letter in composed(count))


def raw_canvas(count: int) -> float:
    """Draw the same runs of text at known places, with this PDF library's own typefaces."""
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415 - one way a process
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    for name in (REGULAR, BOLD):
        registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    (letter,) = composed(1)
    pages = letter_layout.lay_out(letter, PAPER, Typeface(FONTS))
    total = 0
    for _ in range(count):
        file = BytesIO()
        canvas = Canvas(file, initialFontName=REGULAR)
        for page in pages:
            for placed in page.texts:
                canvas.setFont(placed.style.font, placed.style.size)
                canvas.drawString(placed.x, 842 - placed.baseline, placed.text)
            canvas.showPage()
        canvas.save()
        total += len(file.getvalue())
    return total


# ── Peers ────────────────────────────────────────────────────────────────────
def paragraphs(count: int) -> float:
    """Set the words with the PDF library's own paragraphs."""
    return sum(map(_platypus(shaping=0), ([letter] for letter in composed(count))))


def paragraphs_in_one(count: int) -> float:
    """Set the words of all letters with the PDF library's own paragraphs, into one PDF."""
    return _platypus(shaping=0)(composed(count))


def shaped_paragraphs(count: int) -> float:
    """Set the words with the PDF library's own paragraphs, shaping switched on."""
    return sum(map(_platypus(shaping=1), ([letter] for letter in composed(count))))


def _platypus(shaping: int) -> Callable[[Iterable[Letter]], int]:
    """Give what sets letters into one PDF and says how large it is."""
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - one way a process
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate  # noqa: PLC0415

    registerFont(TTFont("Peer", str(FONTS / "NotoSans-Regular.ttf")))
    style = ParagraphStyle("x", fontName="Peer", fontSize=12, leading=16, shaping=shaping)

    def build(letters: Iterable[Letter]) -> int:
        file = BytesIO()
        stories = (
            [*(Paragraph(html.escape(part), style) for part in parts(letter)), PageBreak()]
            for letter in letters
        )
        SimpleDocTemplate(file).build([flowable for story in stories for flowable in story])
        return len(file.getvalue())

    return build


def qt_writer(count: int) -> float:
    """Set the words with Qt's text document and PDF writer."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 - one way a process
    from PySide6.QtGui import (  # noqa: PLC0415
        QFont,
        QFontDatabase,
        QGuiApplication,
        QPageSize,
        QPdfWriter,
        QTextDocument,
    )

    application = QGuiApplication([])
    QFontDatabase.addApplicationFont(str(FONTS / "NotoSans-Regular.ttf"))
    total = 0
    for letter in composed(count):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        document = QTextDocument()
        document.setDefaultFont(QFont("Noto Sans", 12))
        document.setPlainText("\n\n".join(parts(letter)))
        document.print_(writer)
        del writer
        total += buffer.size()
    application.quit()
    return total


def fpdf2(count: int) -> float:
    """Set the words with fpdf2."""
    from fpdf import FPDF  # noqa: PLC0415 - may be absent

    total = 0
    for letter in composed(count):
        pdf = FPDF()
        pdf.add_font("Peer", fname=FONTS / "NotoSans-Regular.ttf")
        pdf.set_font("Peer", size=12)
        pdf.add_page()
        pdf.multi_cell(0, text="\n\n".join(parts(letter)))
        total += len(pdf.output())
    return total


# The same letter as ours: sender at the right, recipient where the window is, bold headings,
# page x of y; one PDF for all counts its pages on, since a total each would favour us.
TYPST = """
#let letters = json(bytes(sys.inputs.letters))
#set text(font: "Noto Sans", size: 12pt, lang: "en")
#set page(paper: "a4", margin: (x: 25mm, top: 20mm, bottom: 25mm), footer: context align(
  right, text(9pt)[Page #counter(page).display() of #counter(page).final().first()]))
#for letter in letters {
  place(top + right, block(width: 60mm, letter.sender.join(linebreak())))
  place(top + left, dy: 28mm, block(letter.recipient.join(linebreak())))
  v(75mm)
  for part in letter.parts {
    if part.bold { strong(part.words) } else { part.words }
    parbreak()
  }
  pagebreak(weak: true)
}
"""


def typst_compiler(count: int) -> float:
    """Set each letter with the typst compiler."""
    with tempfile.TemporaryDirectory() as folder:
        compile_letters = typst_ready(folder)
        return sum(compile_letters([letter]) for letter in composed(count))


def typst_in_one(count: int) -> float:
    """Set all letters with the typst compiler, into one PDF."""
    with tempfile.TemporaryDirectory() as folder:
        return typst_ready(folder)(composed(count))


def typst_ready(folder: str) -> Callable[[Iterable[Letter]], int]:
    """Give what sets letters into one PDF and says how large it is."""
    import typst  # noqa: PLC0415 - may be absent

    source = Path(folder, "letter.typ")
    source.write_text(TYPST, "utf-8")
    compiler = typst.Compiler(str(source), font_paths=[str(FONTS)], ignore_system_fonts=True)

    def compile_letters(letters: Iterable[Letter]) -> int:
        given = json.dumps([typst_parts(letter) for letter in letters])
        return len(compiler.compile(format="pdf", sys_inputs={"letters": given}))

    return compile_letters


def typst_parts(letter: Letter) -> dict[str, object]:
    """Give the parts of a letter as its template wants them."""
    ends = Block("end", BlockKind.PARAGRAPH, (letter.closing, letter.signatory))
    blocks = ((one.kind is BlockKind.HEADING, block_text(one)) for one in (*letter.blocks, ends))
    words = [(False, letter.salutation), (True, letter.subject), *blocks]
    parts = [{"bold": is_bold, "words": text} for is_bold, text in words]
    return {"sender": letter.sender, "recipient": letter.recipient, "parts": parts}


def weasyprint(count: int) -> float:
    """Set the words with WeasyPrint."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 - may be absent
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()
    face = (FONTS / "NotoSans-Regular.ttf").as_uri()
    rules = f"@font-face{{font-family:Peer;src:url({face})}} body{{font:12pt/1.35 Peer}}"
    style = CSS(string=rules, font_config=fonts)
    total = 0
    for letter in composed(count):
        words = "".join(f"<p>{html.escape(part)}</p>" for part in parts(letter))
        total += len(HTML(string=words).write_pdf(stylesheets=[style], font_config=fonts))
    return total


def parts(letter: Letter) -> list[str]:
    """Give the words of a letter, block by block."""
    ends = Block("end", BlockKind.PARAGRAPH, (letter.closing, letter.signatory))
    head = [*letter.sender, *letter.recipient, letter.reference, letter.salutation, letter.subject]
    return [*head, *(block_text(block) for block in (*letter.blocks, ends))]


class Way(NamedTuple):
    """One way of making letters, and the package it needs."""

    name: str
    make: Callable[[int], float]
    needs: str = ""
    is_slow: bool = False
    is_one_pdf: bool = False


WAYS = {
    "ours_as_files": Way("ours, one file each", ours_as_files),
    "ours_in_one": Way("ours, one PDF", ours_in_one, is_one_pdf=True),
    "ours_with_names": Way("ours, names in two scripts", ours_with_names),
    "composing_alone": Way("composing alone, as text", composing_alone),
    "raw_canvas": Way("library alone, known places", raw_canvas),
    "paragraphs": Way("reportlab paragraphs", paragraphs, is_slow=True),
    "paragraphs_in_one": Way(
        "reportlab paragraphs, one PDF", paragraphs_in_one, is_slow=True, is_one_pdf=True
    ),
    "shaped": Way("reportlab paragraphs, shaped", shaped_paragraphs, is_slow=True),
    "qt": Way("Qt PDF writer", qt_writer, "PySide6", is_slow=True),
    "fpdf2": Way("fpdf2", fpdf2, "fpdf", is_slow=True),
    "weasyprint": Way("WeasyPrint", weasyprint, "weasyprint", is_slow=True),
    "typst": Way("typst, one file each", typst_compiler, "typst"),
    "typst_in_one": Way("typst, one PDF", typst_in_one, "typst", is_one_pdf=True),
}

PEERS = frozenset(WAYS) - {key for key in WAYS if key.startswith(("ours", "composing", "raw"))}


# ── Running ──────────────────────────────────────────────────────────────────
def run_here(key: str, count: int) -> None:
    """Make the letters in this process and print what it took."""
    start, cpu_start = time.perf_counter(), time.process_time()
    size = WAYS[key].make(count)
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - cpu_start
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([count, seconds, cpu_seconds, size / count / 1000, peak_kb / 1000]))


def run_apart(key: str, count: int) -> Timed:
    """Make the letters in a process of its own."""
    command = [sys.executable, "-m", "bench.letters", "--way", key, "--count", str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Timed(*json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--way", choices=WAYS)
    chosen = options.parse_args()
    if chosen.way:
        run_here(chosen.way, chosen.count)
        return
    took: dict[str, Timed] = {}
    print(f"{'way':<30}{'letters/s':>10}{'of ours':>9}{'CPU ms':>8}{'kB each':>9}{'RSS MB':>8}")
    for key, way in WAYS.items():
        if way.needs and not find_spec(way.needs):
            print(f"{way.name:<30} not installed")
            continue
        timed = run_apart(key, max(chosen.count // (SLOW_SHARE if way.is_slow else 1), 10))
        took[key] = timed
        print(
            f"{way.name:<30}{timed.speed:>10.0f}{timed.speed / took['ours_as_files'].speed:>9.2f}"
            f"{timed.cpu_ms:>8.1f}{timed.kilobytes:>9.1f}{timed.rss_mb:>8.0f}"
        )
    for ours, what in (("ours_as_files", "one file each"), ("ours_in_one", "one PDF")):
        peers = [
            took[key]
            for key in PEERS & took.keys()
            if WAYS[key].is_one_pdf == WAYS[ours].is_one_pdf
        ]
        if peers:
            clock = took[ours].speed / max(peer.speed for peer in peers)
            cpu = min(peer.cpu_ms for peer in peers) / took[ours].cpu_ms
            print(f"ours, {what}: {clock:.2f} times the fastest peer, {cpu:.2f} by computing")
    print(f"goals: files ≥ {GOAL_FILES}/s, one PDF ≥ {GOAL_ONE}/s, each ≤ {GOAL_RSS_MB} MB")


if __name__ == "__main__":
    main()
