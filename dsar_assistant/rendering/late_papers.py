"""A binder that loads what it needs when first used, not when the window opens."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path

from dsar_assistant.domain.bundle import BoundBundle, Bundle, BundleDocument
from dsar_assistant.domain.deadline import Deadline, SumStep
from dsar_assistant.ports_papers import BundleWriter


class LateBinder:
    """Binds bundles; implements ``BundleWriter``."""

    def __init__(self, fonts: Path, clean: Callable[..., bytes]) -> None:
        """Take the folder of the bundled fonts, and what makes clean PDFs of others' files."""
        self._fonts = fonts
        self._clean = clean

    @cached_property
    def _binder(self) -> BundleWriter:
        module = import_module("dsar_assistant.rendering.bundle_file")
        binder: BundleWriter = module.PdfBundleWriter(self._fonts, self._clean)
        return binder

    def bind(self, bundle: Bundle) -> BoundBundle:
        """Give the PDF, and the first page of each document."""
        return self._binder.bind(bundle)

    def sum_page(
        self,
        title: str,
        deadline: Deadline,
        citations: Mapping[str, str],
        on: date,
        late: Sequence[SumStep] = (),
    ) -> bytes:
        """Give the sum behind a due day as a page to print."""
        return self._binder.sum_page(title, deadline, citations, on, late)

    def shown(self, document: BundleDocument, on: date) -> bytes:
        """Give a document as the PDF that is bound."""
        return self._binder.shown(document, on)
