"""The bare way: an HTML file through WeasyPrint, nothing read, nothing checked. Usage: bare.py IN.html OUT.pdf."""

import sys

from weasyprint import HTML

HTML(sys.argv[1]).write_pdf(sys.argv[2])
