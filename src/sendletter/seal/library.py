"""The library that signs, which not everybody needs: asked for where it is wanted, and kept quiet."""

import logging
from importlib.util import find_spec

from sendletter.problem import MachineLacks

INSTALL = 'pip install "sendletter[sign]"'
"""The command that installs it."""
QUIET = logging.NullHandler()


def installed() -> bool:
    """Whether PDFs can be signed here, and their signatures examined."""
    return find_spec("pyhanko") is not None


def wanted() -> None:
    """Raise MachineLacks where PDFs cannot be signed here.

    What the library has to say is raised or returned; what it logs beside that is for its developers.
    """
    if not installed():
        raise MachineLacks("digital signatures need pyHanko, which is not installed", INSTALL)
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).addHandler(QUIET)
        logging.getLogger(name).propagate = False
