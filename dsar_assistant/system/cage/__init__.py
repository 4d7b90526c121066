"""Reading strangers' files in a child process that can do next to nothing else.

For: evidence, lists of organisations, the register of fee payers; whatever comes from outside.
May live here: the limits, the pipe, the child with its jobs, and the parent that watches it.
May not: what the words in a file mean; writing files anywhere.
"""
