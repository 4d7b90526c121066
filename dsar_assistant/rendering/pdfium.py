"""The one lock around pdfium, which may not run in two threads at once."""

from threading import RLock

ONE_AT_A_TIME = RLock()
