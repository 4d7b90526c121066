"""Envelopes, sizes and marks in words, the same in the settings and beside a letter."""

from dsar_assistant.domain.paper import AddressForm, Envelope, PrintSize, ReferenceMark

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
MARKS = (
    (ReferenceMark.NONE.value, "None"),
    (ReferenceMark.BARS.value, "Bars (Code 128)"),
    (ReferenceMark.SQUARE.value, "A square (QR code)"),
)


def address_form_words(form: AddressForm) -> str:
    """Say what an address is printed on, with its size or count."""
    if form.is_envelope:
        width, height = form.size
        return f"Envelope {form.name} ({height:g} by {width:g} mm)"
    return f"Label sheet {form.name} ({form.places} labels)"
