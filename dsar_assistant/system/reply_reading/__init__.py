"""Reading the words out of strangers' files, in a child process that can do nothing else.

For: replies of organisations as PDF, DOCX, XLSX, text, CSV, JSON, HTML, e-mail, and ZIP of those.
May live here: the readers, the limits, the child and the parent that watches it.
May not: writing files, running anything that a file holds, what the words mean.
"""
