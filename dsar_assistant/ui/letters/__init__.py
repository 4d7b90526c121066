"""The page that makes a letter.

For: the form, the live preview, printing and saving.
May live here: widgets of this page.
May not: composing words or drawing the letter itself.
"""
