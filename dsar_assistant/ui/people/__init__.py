"""The page of the people this program acts for.

For: adding and changing a data subject, oneself first.
May live here: widgets of this page.
May not: checking the answers (a service says what is wrong).
"""
