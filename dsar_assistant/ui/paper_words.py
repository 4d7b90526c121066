"""Envelopes and sizes of print in words, the same in the settings and beside a letter."""

from dsar_assistant.domain.paper import Envelope, PrintSize

ENVELOPES = (
    (Envelope.UNSURE.value, "I am not sure"),
    (Envelope.DL.value, "Long and narrow (DL, 110 by 220 mm)"),
    (Envelope.C5.value, "Half a sheet (C5, 162 by 229 mm)"),
)
PRINTS = (
    (PrintSize.STANDARD.value, "Standard (12 point)"),
    (PrintSize.LARGE.value, "Large (14 to 16 point)"),
    (PrintSize.EXTRA_LARGE.value, "Extra large (18 point)"),
)
