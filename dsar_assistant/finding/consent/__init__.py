"""Consent given, or not, in the banners of websites: which advertising companies it names.

For: reading consent strings, and the public lists that give names to the numbers in them.
May live here: the bits of the IAB's TC strings, Google's additional consent, vendor lists.
May not: fetching a list (the person drops it in), calling mere display a consent.
"""
