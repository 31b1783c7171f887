"""What printing conditions are called in the ICC's Characterization Data Registry, and what printers call them.

PDF/X names a condition by its entry there, so that a press knows it without a call (ISO 15930-7, 6.2).
"""

import re

ADDRESS = "http://www.color.org"
"""The registry's name, as PDF/X writes it (ISO 32000-1, table 365)."""
REGISTERED = re.compile(
    r"FOGRA\d{2}|CGATS TR 00[1-7]|CGATS21-2-CRPC[1-7]|CGATS21_CRPC[1-7]|IFRA\d{2}|WAN-IFRAnewspaper26v\d"
    r"|EUROSB104|EUROSC104|JC200103|JCN2002|JCW2003|PSR_\w+|PSRgravure\w*"
)
"""How the entries for printing in four inks are written."""
USUAL = {
    "fogra39l": "FOGRA39",
    "isocoated": "FOGRA39",
    "isocoatedv2": "FOGRA39",
    "fogra47l": "FOGRA47",
    "fogra51l": "FOGRA51",
    "psocoatedv3": "FOGRA51",
    "fogra52l": "FOGRA52",
    "psouncoatedv3": "FOGRA52",
    "gracol": "CGATS TR 006",
    "gracol2006": "CGATS TR 006",
    "gracol2006coated1": "CGATS TR 006",
    "swop": "CGATS TR 003",
    "swop3": "CGATS TR 003",
    "swop2006coated3": "CGATS TR 003",
    "swop5": "CGATS TR 005",
    "swop2006coated5": "CGATS TR 005",
    "isonewspaper26v4": "IFRA26",
    "wanifranewspaper26v5": "WAN-IFRAnewspaper26v5",
    "japancolor2001coated": "JC200103",
}
"""What printers say and what profiles are called, without spaces and in small letters."""


def registered(said: str) -> str:
    """The registered name of what a printer calls a condition; what was said, where nothing is known of it."""
    plain = re.sub(r"[^a-z0-9]", "", said.lower())
    match = re.fullmatch(r"(fogra|ifra)(\d{2})", plain)
    return USUAL.get(plain) or (f"{match[1].upper()}{match[2]}" if match else " ".join(said.split()))


def is_registered(name: str) -> bool:
    """Whether a name is written as the registry writes its entries."""
    return REGISTERED.fullmatch(name) is not None
