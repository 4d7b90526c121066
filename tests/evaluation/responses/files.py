"""The invented replies as the files they would come in."""

import csv
import io
import textwrap
from email.message import EmailMessage
from typing import Any

from docx import Document
from reportlab.pdfgen.canvas import Canvas

from tests.system.reply_reading.making import xlsx, zipped

_TOP, _LEFT, _LEADING, _FOOT = 780, 60, 14, 60
_WIDTH = 88
_COLUMN = 150
_HYPHEN_FROM = 9


def as_file(reply: dict[str, Any]) -> tuple[str, bytes]:
    """Give the name and the bytes of the file that a reply comes in."""
    kind, text = reply["file"], reply["text"].strip()
    make = {"pdf": _pdf, "docx": _docx, "eml": _eml, "zip": _zip, "xlsx": _xlsx}.get(kind)
    content = make(text, reply) if make else text.encode()
    return f"reply.{kind}", content


def _pdf(text: str, reply: dict[str, Any]) -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held)
    at = _TOP
    for line in _lines(text, reply.get("lines", _WIDTH)):
        if at < _FOOT:
            canvas.showPage()
            at = _TOP
        for column, cell in enumerate(_cells(line) or [line]):
            canvas.drawString(_LEFT + _COLUMN * column, at, cell)
        at -= _LEADING
    canvas.save()
    return held.getvalue()


def _lines(text: str, width: int) -> list[str]:
    """Set the paragraphs; a narrow page breaks long words with a hyphen."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if _cells(paragraph):
            lines.append(paragraph)
            continue
        lines += _broken(paragraph, width) if width < _WIDTH else textwrap.wrap(paragraph, width)
        lines += [] if paragraph else [""]
    return lines


def _cells(line: str) -> list[str]:
    """Give the cells of a row of a table; none of other lines."""
    return [cell.strip() for cell in line.strip("| ").split("|")] if line.startswith("|") else []


def _broken(paragraph: str, width: int) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        room = width - len(lines[-1]) - 1
        if len(word) <= room:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif len(word) >= _HYPHEN_FROM and room >= len(word) // 2 and word.isalpha():
            half = len(word) // 2
            lines[-1] = f"{lines[-1]} {word[:half]}-".strip()
            lines.append(word[half:])
        else:
            lines.append(word)
    return lines


def _docx(text: str, _: object) -> bytes:
    document = Document()
    table = None
    for line in text.split("\n"):
        cells = _cells(line)
        if not cells:
            table = None
        if cells:
            table = table or document.add_table(0, len(cells))
            for held, words in zip(table.add_row().cells, cells, strict=True):
                held.text = words
        elif line.startswith("• "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif line:
            document.add_paragraph(line)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _eml(text: str, _: object) -> bytes:
    message = EmailMessage()
    message["From"] = "Privacy <privacy@organisation.example>"
    message["To"] = "jo@mailbox.example"
    message["Subject"] = "Your request"
    message["Date"] = "Wed, 22 Jul 2026 10:00:00 +0100"
    message.set_content(text)
    page = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    return message.as_bytes()


def _zip(text: str, reply: dict[str, Any]) -> bytes:
    return zipped({"cover letter.docx": _docx(text, reply), "data/contact.csv": "Name\nJo\n"})


def _xlsx(text: str, _: object) -> bytes:
    rows = list(csv.reader(io.StringIO(text)))
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    return xlsx(f"<worksheet><sheetData>{cells}</sheetData></worksheet>")
