"""Painter and binder that load what they need when first used, not when the window opens."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path

from dsar_assistant.domain.bundle import BoundBundle, Bundle, BundleDocument
from dsar_assistant.domain.deadline import Deadline, SumStep
from dsar_assistant.ports_papers import BundleWriter, FilePainter


class LatePainter:
    """Shows files from elsewhere; implements ``FilePainter``."""

    @cached_property
    def _painter(self) -> FilePainter:
        module = import_module("dsar_assistant.rendering.foreign_files")
        painter: FilePainter = module.ForeignFiles()
        return painter

    def page_count(self, content: bytes, media_type: str) -> int:
        """Count the pages that can be shown."""
        return self._painter.page_count(content, media_type)

    def pages(self, content: bytes, media_type: str, shown: range, dpi: int) -> Sequence[bytes]:
        """Give some pages as PNG."""
        return self._painter.pages(content, media_type, shown, dpi)

    def text(self, content: bytes, media_type: str) -> str:
        """Give the words of the file."""
        return self._painter.text(content, media_type)


class LateBinder:
    """Binds bundles; implements ``BundleWriter``."""

    def __init__(self, fonts: Path) -> None:
        """Take the folder of the bundled fonts."""
        self._fonts = fonts

    @cached_property
    def _binder(self) -> BundleWriter:
        module = import_module("dsar_assistant.rendering.bundle_file")
        binder: BundleWriter = module.PdfBundleWriter(self._fonts)
        return binder

    def bind(self, bundle: Bundle) -> BoundBundle:
        """Give the PDF, and the first page of each document."""
        return self._binder.bind(bundle)

    def sum_page(
        self,
        title: str,
        deadline: Deadline,
        citations: Mapping[str, str],
        late: Sequence[SumStep] = (),
    ) -> bytes:
        """Give the sum behind a due day as a page to print."""
        return self._binder.sum_page(title, deadline, citations, late)

    def shown(self, document: BundleDocument, on: date) -> bytes:
        """Give a document as the PDF that is bound."""
        return self._binder.shown(document, on)
