"""What a browser remembers, read from a copy in memory.

For: histories and bookmarks, put together by the domain that a person can write to.
May live here: opening a stranger's SQLite file safely, its log of late changes, counting.
May not: writing a copy to the disk, keeping page addresses or titles, anything of Qt.
"""
