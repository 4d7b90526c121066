"""The nouns of the program and the few rules each keeps about itself.

Frozen dataclasses and enumerations only; standard library only. No file, no
clock, no law text: a rule that needs any of these lives a floor higher.
"""
