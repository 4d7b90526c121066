"""What to say when a file cannot be read."""


def why_unreadable(error: OSError) -> str:
    """Give a sentence on why a file, or its rest, could not be read, and what is safe."""
    if isinstance(error, PermissionError):
        return "This computer does not allow it to be read. Nothing was changed."
    if isinstance(error, FileNotFoundError):
        return "It is not there any more. What was read before is kept."
    if error.args and isinstance(error.args[0], str):
        return error.args[0]
    return "It could not be read to its end. What was read before is kept."
