"""The peer: WeasyPrint on plain HTML, with nothing read, checked or read back: `bare.py OUT.pdf IN.html`."""

import sys

from weasyprint import HTML

HTML(sys.argv[2]).write_pdf(sys.argv[1])
