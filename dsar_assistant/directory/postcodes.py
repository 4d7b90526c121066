"""The shape of UK postcodes, and the areas that exist."""

import re

_SHAPE = re.compile(r"\A([A-Z]{1,2})\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\Z")
_FORCES = re.compile(r"\ABFPO \d{1,4}\Z")
# The UK, then Guernsey, Man and Jersey, then areas of no place (forces, large users).
_AREAS = (
    " "
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT "
    "DY E EC EH EN EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE "
    "LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG "
    "SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO "
    "ZE GY IM JE BF BX XX "
)


def postcode_fault(postcode: str) -> str | None:
    """Say what is wrong with a postcode, or nothing. Expects capitals and one space."""
    if _FORCES.match(postcode):
        return None
    shape = _SHAPE.match(postcode)
    if shape is None:
        return f"“{postcode}” does not have the shape of a UK postcode"
    if f" {shape[1]} " not in _AREAS:
        return f"“{postcode}” begins with an area that does not exist"
    return None
