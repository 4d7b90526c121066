"""The page that finds organisations.

For: interview cards, the drop zone, candidates with their reasons, the chain as a picture.
May live here: widgets of this page.
May not: reading files, or saying more than "may".
"""
