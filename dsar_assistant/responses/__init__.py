"""What came back from an organisation, checked.

For: which questions a reply answers, what is missing, which organisations it names
and which exemptions it claims.
May live here: pure functions over the text and dates of a reply.
May not: opening strangers' files, storage, Qt, the neighbouring rooms.
"""
