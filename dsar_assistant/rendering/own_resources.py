"""Leaves each page of a PDF only what it draws itself.

Pages may share one list of drawings, and a page that is taken over brings the whole list along:
also the drawing of another page, on which it was covered.
"""

from collections import defaultdict
from collections.abc import Iterable
from io import BytesIO
from typing import Final

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ContentStream,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)

Used = dict[str, set[str]]
# Which kind of thing the last name before an operator is.
_KINDS: Final = {
    b"Do": "/XObject",
    b"Tf": "/Font",
    b"gs": "/ExtGState",
    b"sh": "/Shading",
    b"scn": "/Pattern",
    b"SCN": "/Pattern",
    b"BDC": "/Properties",
    b"DP": "/Properties",
    b"cs": "/ColorSpace",
    b"CS": "/ColorSpace",
}
_DRAWN: Final = ("/XObject", "/Pattern")
_DEEPEST: Final = 20
_BROKEN: Final = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    ImportError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


def with_own_resources(content: bytes) -> bytes | None:
    """Give a PDF whose pages know nothing that they do not draw; None if it cannot be read so."""
    try:
        writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
        for page in writer.pages:
            known = page.get("/Resources")
            listed = known.get_object() if known is not None else DictionaryObject()
            drawing = page.get_contents()
            page[NameObject("/Resources")] = _pruned(listed, drawing, writer, 0)
        file = BytesIO()
        writer.write(file)
    except _BROKEN:
        # Strangers' files can be broken in any way; all pages are then taken over as pictures.
        return None
    return file.getvalue()


def _pruned(
    listed: PdfObject | None, drawing: StreamObject | None, writer: PdfWriter, depth: int
) -> DictionaryObject:
    """Give a list of resources with what a drawing names, and nothing else."""
    if not isinstance(listed, DictionaryObject) or depth > _DEEPEST:
        raise ValueError(depth)
    used = _named_in(drawing, writer)
    kept = DictionaryObject()
    for kind, names in used.items():
        entries = listed.get(kind, DictionaryObject()).get_object()
        if isinstance(entries, DictionaryObject):
            kept[NameObject(kind)] = DictionaryObject(
                {key: entries.raw_get(key) for key in entries if key in names}
            )
    for kind in _DRAWN:
        for entry in list(kept.get(kind, DictionaryObject()).values()):
            _prune_inner(entry.get_object(), listed, kept, writer, depth)
    return kept


def _prune_inner(
    inner: PdfObject,
    listed: DictionaryObject,
    kept: DictionaryObject,
    writer: PdfWriter,
    depth: int,
) -> None:
    """Do the same in a drawing within it; one without a list of its own uses the outer one."""
    if not isinstance(inner, StreamObject) or inner.get("/Subtype") == "/Image":
        return
    if "/Resources" in inner:
        own = _pruned(inner["/Resources"].get_object(), inner, writer, depth + 1)
        inner[NameObject("/Resources")] = own
        return
    for kind, entries in _pruned(listed, inner, writer, depth + 1).items():
        kept.setdefault(NameObject(kind), DictionaryObject()).update(entries)


def _named_in(drawing: StreamObject | None, writer: PdfWriter) -> Used:
    used: defaultdict[str, set[str]] = defaultdict(set)
    if drawing is None:
        return used
    for operands, operator in ContentStream(drawing, writer).operations:
        kind = _KINDS.get(operator)
        if kind:
            used[kind].update(_names(operands))
    return used


def _names(operands: Iterable[PdfObject | IndirectObject]) -> set[str]:
    return {str(one) for one in operands if isinstance(one, NameObject)}
