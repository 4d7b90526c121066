"""Letters, composed as neutral blocks of words and citations.

For: reading the kinds of letter, checking that nothing is missing, composing a
letter, and refusing a citation that is not in force.
May live here: letter kinds, the sandboxed templates, blocks, readability counts.
May not: computing dates, drawing pages, choosing the law, storage, Qt, the
neighbouring rooms.

The way in: ``load_book`` once, then ``missing`` while a form is filled in, then
``compose``. ``check_kinds`` proves all kinds against all changes of the law.
"""
