"""Tables for Qt, over rows that come ready.

For: one row model, one sorting proxy, the columns of each list.
May live here: Qt models over tuples of frozen rows.
May not: computing anything inside ``data()``.
"""
