"""Looks at PDF pages as pictures: how dark a place is."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageStat

from dsar_assistant.rendering.geometry import Box
from dsar_assistant.rendering.page_painter import PdfiumPainter

DPI = 300
_PAINTER = PdfiumPainter()


@lru_cache(maxsize=2)
def page_picture(pdf: bytes, number: int = 0) -> Image.Image:
    """Give a page in shades of grey."""
    return Image.open(BytesIO(_PAINTER.pages(pdf, DPI)[number]))


def darkness(pdf: bytes, box: Box, number: int = 0) -> float:
    """Give how much of a place is inked: 0 = white paper, 1 = black."""
    dots = [round(edge * DPI / 25.4) for edge in (box.left, box.top, box.right, box.bottom)]
    part = page_picture(pdf, number).crop((dots[0], dots[1], dots[2], dots[3]))
    return 1 - ImageStat.Stat(part).mean[0] / 255
