"""The page with the days that matter.

For: a month to look at, and what falls on its days, one step from the request.
May live here: widgets of the calendar page.
May not: date sums, law, or which day matters; the services say.
"""
