"""The styles of a letter as a document: plain, black, readable, in British English."""

from typing import Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from dsar_assistant.rendering import geometry
from dsar_assistant.rendering.geometry import Box

SENDER: Final = "Sender"
ADDRESS: Final = "Address"
SUBJECT: Final = "Heading 1"
HEADING: Final = "Heading 2"
NUMBERED: Final = "List Number"
BULLETS: Final = "List Bullet"
FOOT: Final = "Footer"

# On every Windows and Mac computer; elsewhere it has a stand-in of the same widths.
_FONT = "Arial"
_BLACK = RGBColor(0, 0, 0)
_LINE = 1.15
# Width of a number of two digits with the gap after it, as a part of the size.
_HANGING = 1.9
_LIST_LEVEL = "w:abstractNum[@w:abstractNumId='{}']/w:lvl[@w:ilvl='0']/w:pPr"
_AFTER_A_FRAME = ("w:widowControl", "w:numPr", "w:spacing", "w:ind", "w:jc")
_TWIPS_PER_MM = 1440 / 25.4


def set_styles(document: Document, size: float, language: str) -> None:
    """Give the document's own styles the look of a letter; ``size`` in points."""
    normal = paragraph_style(document, "Normal")
    _set_language(document, language)
    _set_font(normal, size)
    normal.paragraph_format.space_after = Pt(0.6 * size)
    normal.paragraph_format.line_spacing = _LINE
    for name in (SUBJECT, HEADING):
        style = paragraph_style(document, name)
        _set_font(style, size)
        style.paragraph_format.space_before = Pt(0.6 * size)
        style.paragraph_format.space_after = Pt(0.6 * size)
    for name in (NUMBERED, BULLETS):
        _set_hanging(document, name, _HANGING * size)
    foot = paragraph_style(document, FOOT)
    _set_font(foot, size - 2)
    foot.paragraph_format.space_after = Pt(0)


def add_frame_style(document: Document, name: str, box: Box, size: float, leading: float) -> None:
    """Add a style whose paragraphs stand together at a fixed place on the page."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _set_font(style, size)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = Pt(leading)
    style.element.get_or_add_pPr().insert_element_before(_frame(box), *_AFTER_A_FRAME)


def put_into_frame(paragraph: Paragraph, box: Box) -> None:
    """Say the fixed place at the paragraph too: LibreOffice overlooks one that a style has."""
    properties = paragraph.paragraph_format.element.get_or_add_pPr()
    properties.insert_element_before(_frame(box), *_AFTER_A_FRAME)


def paragraph_style(document: Document, name: str) -> ParagraphStyle:
    """Give one of the document's paragraph styles."""
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    return style


def set_page(document: Document, right_mm: float) -> None:
    """Make the page A4 with the margins of the printed letter."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(geometry.PAGE_WIDTH), Mm(geometry.PAGE_HEIGHT)
    section.left_margin = Mm(geometry.TEXT_LEFT)
    section.right_margin = Mm(geometry.PAGE_WIDTH - right_mm)
    section.top_margin = Mm(geometry.LATER_PAGE_TOP)
    section.bottom_margin = Mm(geometry.PAGE_HEIGHT - geometry.TEXT_BOTTOM)
    section.footer_distance = Mm(geometry.PAGE_HEIGHT - geometry.FOOTER_BASELINE - 4)


def _set_font(style: ParagraphStyle, size: float) -> None:
    style.font.size = Pt(size)
    style.font.color.rgb = _BLACK
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), _FONT)


def _set_hanging(document: Document, name: str, indent: float) -> None:
    """Hang the marks of a list to the left of its words, with room for their size.

    The list itself says it too, and word processors listen to the list's tab first.
    """
    style = paragraph_style(document, name)
    style.paragraph_format.left_indent = Pt(indent)
    style.paragraph_format.first_line_indent = Pt(-indent)
    numbering = document.part.numbering_part.element
    number = numbering.num_having_numId(style.element.pPr.numPr.numId.val)
    for properties in numbering.xpath(_LIST_LEVEL.format(number.abstractNumId.val)):
        for tabs in properties.findall(qn("w:tabs")):
            properties.remove(tabs)
        place = properties.find(qn("w:ind"))
        for side in ("w:left", "w:hanging"):
            place.set(qn(side), str(round(20 * indent)))


def _set_language(document: Document, language: str) -> None:
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)


def _frame(box: Box) -> BaseOxmlElement:
    frame = OxmlElement("w:framePr")
    places = {"w": box.width, "x": box.left, "y": box.top}
    for name, place in places.items():
        frame.set(qn(f"w:{name}"), str(round(place * _TWIPS_PER_MM)))
    for name, value in {"wrap": "around", "vAnchor": "page", "hAnchor": "page"}.items():
        frame.set(qn(f"w:{name}"), value)
    return frame
