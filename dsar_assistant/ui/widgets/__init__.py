"""Pieces that more than one page uses.

For: buttons, cards, empty states, the type scale and the grid they sit on.
May live here: widgets that know nothing of any page or service.
May not: words about one task, or imports from the pages.
"""
