"""Small files of each kind, made up for the tests."""

import io
import zipfile

from docx import Document
from reportlab.pdfgen.canvas import Canvas

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    '<c r="C1" t="inlineStr"><is><t>Active</t></is></c></row>'
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>7.0</v></c>'
    '<c r="C2" t="b"><v>1</v></c></row>'
    '<row r="3"><c r="A3" t="s"><v>99</v></c><c><v>8</v></c><c r="C3" t="b"><v>0</v></c></row>'
    "</sheetData></worksheet>"
)
STRINGS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<si><t>Source</t></si><si><t>Sc</t><r><t>ore</t></r></si><si><t>Acme</t></si></sst>"
)
WORKBOOK = (
    '<workbook xmlns:r="x"><sheets><sheet name="Data" r:id="r1"/>'
    '<sheet name="Gone" r:id="r9"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships><Relationship Id="r1" Target="/xl/worksheets/sheet1.xml"/></Relationships>'
)


def zipped(files: dict[str, bytes | str]) -> bytes:
    """A ZIP of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def pdf(*pages: str) -> bytes:
    """A PDF with a line of words on each page."""
    held = io.BytesIO()
    canvas = Canvas(held)
    for text in pages:
        canvas.drawString(50, 700, text)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def docx() -> bytes:
    """A Word file with a paragraph, a list and a table."""
    document = Document()
    document.add_paragraph("We hold your name.")
    document.add_paragraph("Acme", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Source", "Acme"
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def xlsx(sheet: str = SHEET) -> bytes:
    """An Excel file of one sheet."""
    return zipped(
        {
            "xl/workbook.xml": WORKBOOK,
            "xl/_rels/workbook.xml.rels": RELATIONS,
            "xl/sharedStrings.xml": STRINGS,
            "xl/worksheets/sheet1.xml": sheet,
        }
    )
