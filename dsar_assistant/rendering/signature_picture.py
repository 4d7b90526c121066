"""Makes a drawn or picked signature fit for print: small, grey, and nothing but ink.

Whatever stands in the picked file beside the picture (place, camera, programs) is left
behind, since the picture is drawn anew.
"""

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from dsar_assistant.rendering.errors import PictureUnusableError

MOST_BYTES: Final = 20_000_000
MOST_PIXELS: Final = 50_000_000
WIDEST: Final = 900
HIGHEST: Final = 300
"""Dots; on paper about 60 by 17 mm at the most."""

_FORMATS: Final = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
_PAPER: Final = 200
"""From this shade on it is paper, not ink; 255 is white."""


class SignatureCleaner:
    """Cleans pictures of signatures."""

    def clean(self, content: bytes) -> bytes:
        """Give the signature as a small grey PNG, cut to its ink.

        Raises:
            PictureUnusableError: It is no picture, too large, damaged or blank.
        """
        picture = ImageOps.autocontrast(_grey(opened_picture(content)), cutoff=1)
        inked = picture.point(lambda shade: 255 if shade >= _PAPER else shade)
        ink = ImageOps.invert(inked).getbbox()
        if ink is None:
            raise PictureUnusableError("it is blank")
        signature = inked.crop(ink)
        signature.thumbnail((WIDEST, HIGHEST))
        file = BytesIO()
        signature.save(file, "PNG", optimize=True)
        return file.getvalue()


def opened_picture(content: bytes) -> Image.Image:
    """Open a picture with all its dots, the right way up.

    Raises:
        PictureUnusableError: It is no picture, too large or damaged.
    """
    if len(content) > MOST_BYTES:
        raise PictureUnusableError("the file is larger than 20 MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=_FORMATS)
            _refuse_huge(picture)
            picture.load()
            return ImageOps.exif_transpose(picture)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PictureUnusableError("it has too many dots") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise PictureUnusableError("it is damaged, or of a kind that is not known") from error


def _refuse_huge(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise PictureUnusableError("it has too many dots")


def _grey(picture: Image.Image) -> Image.Image:
    """Lay the picture on white paper and take the colour out."""
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture.convert("RGBA"))
    return paper.convert("L")
