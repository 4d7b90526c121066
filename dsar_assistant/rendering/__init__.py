"""Letters and lists, written out.

For: a neutral letter to PDF, text, document or e-mail draft; labels, calendars and
bundles.
May live here: reportlab, python-docx and icalendar, behind the protocols in ``ports``;
the one place where text is escaped.
May not: reading strangers' files, choosing words, computing dates, storage, Qt.
"""
