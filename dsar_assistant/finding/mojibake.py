"""Text whose letters were taken for bytes on the way, as in the exports of Meta."""


def mended(text: str) -> str:
    """Give ``Café`` for ``CafÃ©``; text that is whole comes back as it is."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
