"""Letters as documents for a word processor, with real styles, lists and page numbers."""

from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from dsar_assistant.domain.letter import Block, BlockKind, Letter
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.rendering import docx_styles, geometry
from dsar_assistant.rendering.address_block import AddressBlock, address_warnings, fit_address
from dsar_assistant.rendering.geometry import MM, SHEET_PLANS, Box
from dsar_assistant.rendering.letter_words import cut_warnings, introduces_list
from dsar_assistant.rendering.printable import bind_numbers, clean, clean_line, clean_lines
from dsar_assistant.rendering.typeface import Typeface

_CLEAR_MM: Final = 4.0
_SIGNATURE_LINES: Final = 3.0
_LINE: Final = 1.2
_LONGEST_PROPERTY: Final = 255
_SENDER_BOX: Final = Box(
    geometry.SENDER_LEFT, geometry.SENDER_TOP, geometry.SENDER_RIGHT, geometry.SENDER_TOP
)


class DocxRenderer:
    """Writes letters as Word documents, the address where the window is.

    Any script is allowed: the word processor has fonts of its own.
    """

    def __init__(self, fonts: Path) -> None:
        """Take the folder of the bundled fonts; the address is measured with them."""
        self._face = Typeface(fonts)

    @property
    def suffix(self) -> str:
        """The file suffix."""
        return "docx"

    def render(self, letter: Letter, paper: PaperChoices) -> bytes:
        """Give the document; equal letters give equal bytes."""
        document = docx.Document()
        size = geometry.BODY_SIZES[paper.size]
        docx_styles.set_page(document, geometry.TEXT_RIGHT[paper.size])
        docx_styles.set_styles(document, size, clean_line(letter.language))
        _describe(document, letter)
        address = fit_address(clean_lines(letter.recipient), paper.envelope, self._face)
        head_lines = _write_head(document, letter, size, address)
        head_bottom = geometry.SENDER_TOP + head_lines * _LINE * size / MM
        start = max(SHEET_PLANS[paper.envelope].quiet.bottom, head_bottom) + _CLEAR_MM
        _write_text(document, letter, Mm(start - geometry.LATER_PAGE_TOP), address)
        _write_closing(document, letter, paper.signature)
        _write_foot(document, letter)
        return _with_fixed_times(document)

    def warnings(self, letter: Letter, paper: PaperChoices) -> tuple[str, ...]:
        """Say what the person should know before printing."""
        lines = clean_lines(letter.recipient)
        return (
            *address_warnings(lines, paper.envelope, self._face),
            *cut_warnings(letter),
        )


def _describe(document: Document, letter: Letter) -> None:
    """Say what the document is and whose, with the letter's own day as its only date."""
    moment = datetime.combine(letter.on, time(), UTC)
    facts = document.core_properties
    facts.title, facts.author = _property(letter.subject), _property(letter.signatory)
    facts.subject, facts.language = _property(letter.reference), _property(letter.language)
    facts.comments, facts.last_modified_by = "", ""
    facts.created, facts.modified, facts.revision = moment, moment, 1


def _property(text: str) -> str:
    """Give a text short enough for the facts about a document."""
    return clean_line(text)[:_LONGEST_PROPERTY]


def _write_head(
    document: Document, letter: Letter, size: float, address: AddressBlock | None
) -> int:
    """Write sender, address, date and reference; give the lines of the right column."""
    docx_styles.add_frame_style(document, docx_styles.SENDER, _SENDER_BOX, size, _LINE * size)
    reference = clean_line(letter.reference)
    # In large print the two do not fit on one line, and Word would break at a hyphen.
    between = " " if size <= geometry.SMALLEST_SIZE else "\n"
    named = [f"My reference:{between}{reference}"] if reference else []
    right = [*clean_lines(letter.sender), "", day_in_words(letter.on), *named]
    for line in right:
        written = document.add_paragraph(line, docx_styles.SENDER)
        docx_styles.put_into_frame(written, _SENDER_BOX)
    if address:
        docx_styles.add_frame_style(
            document, docx_styles.ADDRESS, address.box, address.style.size, address.leading
        )
        for line in address.lines:
            written = document.add_paragraph(line, docx_styles.ADDRESS)
            docx_styles.put_into_frame(written, address.box)
    return sum(line.count("\n") + 1 for line in right)


def _write_text(
    document: Document, letter: Letter, above: Mm, address: AddressBlock | None
) -> None:
    """Write from the salutation on, or from an address that no window holds."""
    first = len(document.paragraphs)
    if address is None:
        document.add_paragraph("\n".join(clean_lines(letter.recipient)))
    document.add_paragraph(clean_line(letter.salutation))
    document.paragraphs[first].paragraph_format.space_before = above
    document.add_paragraph(clean_line(letter.subject), docx_styles.SUBJECT)
    for block in letter.blocks:
        _write_block(document, block)


def _write_block(document: Document, block: Block) -> None:
    styles = {
        BlockKind.HEADING: docx_styles.HEADING,
        BlockKind.NUMBERED: docx_styles.NUMBERED,
        BlockKind.BULLETS: docx_styles.BULLETS,
    }
    written = [
        document.add_paragraph(bind_numbers(clean(text)), styles.get(block.kind, "Normal"))
        for text in block.texts
    ]
    if block.kind is BlockKind.NUMBERED:
        _number_from_one(document, written)
    if introduces_list(block):
        written[-1].paragraph_format.keep_with_next = True


def _number_from_one(document: Document, items: list[Paragraph]) -> None:
    """Start a list at 1; the style alone would go on from the list before."""
    numbering = document.part.numbering_part.element
    style = docx_styles.paragraph_style(document, docx_styles.NUMBERED)
    base = numbering.num_having_numId(style.element.pPr.numPr.numId.val)
    own = numbering.add_num(base.abstractNumId.val)
    own.add_lvlOverride(ilvl=0).add_startOverride(1)
    for item in items:
        properties = item.paragraph_format.element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = own.numId


def _write_closing(document: Document, letter: Letter, signature: bytes) -> None:
    """Keep the closing, the signature or the space for it, and the name on one page."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    closing = document.add_paragraph(clean_line(letter.closing))
    closing.paragraph_format.keep_with_next = True
    size = docx_styles.paragraph_style(document, "Normal").font.size or Pt(12)
    if signature:
        signed = document.add_paragraph()
        signed.add_run().add_picture(BytesIO(signature), height=Pt(_SIGNATURE_LINES * size.pt))
        signed.paragraph_format.keep_with_next = True
    else:
        closing.paragraph_format.space_after = Pt(_SIGNATURE_LINES * size.pt)
    document.add_paragraph(clean_line(letter.signatory))
    enclosures = clean_lines(letter.enclosures)
    if enclosures:
        document.paragraphs[-1].paragraph_format.keep_with_next = True
        document.add_paragraph("Enclosed:").paragraph_format.keep_with_next = True
        for item in enclosures:
            document.add_paragraph(item, docx_styles.BULLETS)


def _write_foot(document: Document, letter: Letter) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    reference = clean_line(letter.reference)
    foot.add_run(f"Reference: {reference} · Page " if reference else "Page ")
    _add_field(foot, "PAGE")
    foot.add_run(" of ")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: Paragraph, code: str) -> None:
    """Add a number that the word processor works out."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph.paragraph_format.element.append(field)


def _with_fixed_times(document: Document) -> bytes:
    """Pack the document with one fixed time for every part, so that its bytes repeat."""
    plain, fixed = BytesIO(), BytesIO()
    document.save(plain)
    with ZipFile(plain) as parts, ZipFile(fixed, "w") as packed:
        for part in parts.infolist():
            packed.writestr(ZipInfo(part.filename), parts.read(part), ZIP_DEFLATED)
    return fixed.getvalue()
