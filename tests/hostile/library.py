"""The whole library of bombs and oddities, written into a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from tests.hostile import packed, words
from tests.hostile.words import Bomb, mail

ODD_NAMES = (
    "invoice\u202exobm.exe",
    "a\u200b\u2066b\u2069.mbox",
    "-rf.mbox",
    "$(true).mbox",
    "; true; .mbox",
    "<img src=x>.mbox",
    "%s%n%x.mbox",
    "new\nline.mbox",
    "e\u0301" * 40 + ".mbox",
    " .mbox",
)


def bombs() -> Iterator[Bomb]:
    """Every bomb that is one file, by name."""
    for family in (
        words.mails,
        words.xmls,
        words.jsons,
        words.tables,
        words.pages,
        packed.archives,
        packed.documents,
        packed.pictures,
        packed.offices,
        packed.databases,
    ):
        yield from family()


def write_library(folder: Path) -> list[Path]:
    """Write all of it; gives what was written, one entry for each oddity."""
    written = []
    for name, content in bombs():
        path = folder / name
        path.write_bytes(content)
        written.append(path)
    return [*written, *_odd_names(folder), *_no_files(folder)]


def _odd_names(folder: Path) -> Iterator[Path]:
    for name in ODD_NAMES:
        path = folder / name
        path.write_bytes(mail(b"From: a@shop.example"))
        yield path


def _no_files(folder: Path) -> Iterator[Path]:
    """What only looks like a file: links, loops, pipes, and folders with the name of a file."""
    if not hasattr(os, "mkfifo"):
        return
    links = {
        "link-zero.mbox": "/dev/zero",
        "link-tty.mbox": "/dev/tty",
        "link-self.mbox": "link-self.mbox",
        "link-folder.mbox": "tree",
        "link-nothing.mbox": "no-such-file",
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
        yield folder / name
    os.mkfifo(folder / "pipe.mbox")
    yield folder / "pipe.mbox"
    tree = folder / "tree"
    (tree / "cur").mkdir(parents=True)
    (tree / "new").mkdir()
    os.mkfifo(tree / "cur" / "pipe")
    (tree / "cur" / "loop").symlink_to(tree)
    (tree / "folder.mbox").mkdir()
    yield tree
    deep = folder / "deep"
    (deep / Path(*["d"] * 300)).mkdir(parents=True)
    yield deep
