"""Sentences and words that begin on one page and end on the next, made whole on the first.

Between them stand feet and heads, such as page numbers; those stay where they were.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from dsar_assistant.domain.reply import ReplyPart
from dsar_assistant.responses.lines import (
    ABBREVIATION,
    BULLET,
    SENTENCE_END,
    goes_on,
    straight_lines,
    width_of,
)

_PAGE = ", page "
_PAGE_NUMBER = re.compile(r"\W*(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?\W*\Z", re.IGNORECASE)
_FIGURES = re.compile(r"\d+")
_HYPHENS = ("-", "\ufffe", "\x02", "\N{SOFT HYPHEN}")
_EDGE = 5
_MOST_CARRIED = 8


def file_of_page(part: ReplyPart) -> str:
    """Give the file that a page is of; empty if the part is no page."""
    return part.where.rpartition(_PAGE)[0]


def join_pages(parts: Iterable[ReplyPart]) -> Iterator[ReplyPart]:
    """Give the parts of a reply, each page with the end of the sentence that it breaks off.

    Args:
        parts: In reading order; the pages of one file one after the other.
    """
    for file, group in groupby(parts, file_of_page):
        pages = list(group)
        yield from _joined(pages) if file and len(pages) > 1 else pages


@dataclass(slots=True)
class _Page:
    """The lines of a page between what stands at the head and the foot of every page."""

    head: list[str]
    body: list[str]
    foot: list[str]

    def text(self) -> str:
        return "\n".join((*self.head, "", *self.body, "", *self.foot)).strip("\n")


def _joined(parts: Sequence[ReplyPart]) -> Iterator[ReplyPart]:
    all_lines = [straight_lines(part.text) for part in parts]
    running = _running(all_lines)
    pages = [_page(lines, running) for lines in all_lines]
    for page, following in pairwise(pages):
        _carry(page, following)
    for part, page in zip(parts, pages, strict=True):
        yield replace(part, text=page.text())


def _running(pages: Iterable[Sequence[str]]) -> frozenset[str]:
    """Find the lines that stand at the edge of more than one page, figures left out."""
    seen: Counter[str] = Counter()
    for lines in pages:
        filled = [_bare(line) for line in lines if line.strip()]
        seen.update({*filled[:_EDGE], *filled[-_EDGE:]})
    return frozenset(line for line, times in seen.items() if times > 1)


def _bare(line: str) -> str:
    return _FIGURES.sub("#", line.strip().lower())


def _page(lines: list[str], running: frozenset[str]) -> _Page:
    def is_edge(line: str) -> bool:
        return not line.strip() or _bare(line) in running or bool(_PAGE_NUMBER.match(line))

    first, last = 0, len(lines)
    while first < last and is_edge(lines[first]):
        first += 1
    while last > first and is_edge(lines[last - 1]):
        last -= 1
    return _Page(lines[:first], lines[first:last], lines[last:])


def _carry(page: _Page, following: _Page) -> None:
    """Take the end of a sentence back to the page on which it begins."""
    if not (page.body and following.body and _is_broken_off(page, following)):
        return
    blank = (n for n, line in enumerate(following.body) if not line.strip())
    end = min(next(blank, len(following.body)), _MOST_CARRIED)
    text = "\n".join(following.body[:end])
    cut = next(
        (
            m.end()
            for m in SENTENCE_END.finditer(text)
            if not ABBREVIATION.search(text[: m.start()])
        ),
        len(text),
    )
    page.body += text[:cut].rstrip().split("\n")
    following.body = [*text[cut:].split("\n"), *following.body[end:]]


def _is_broken_off(page: _Page, following: _Page) -> bool:
    last, line = page.body[-1].strip(), following.body[0].strip()
    if last.endswith(_HYPHENS):
        return True
    return not BULLET.match(line) and goes_on(last, line, width_of(page.body))
