"""A PDF of any make is looked over for where it goes: to a printer, to readers on the web, to an archive.

`inspector` holds it against `checks`, values with their sources in PDF/X (ISO 15930), PDF/A (ISO 19005) and PDF/UA
(ISO 14289) or in good practice. What a check asks for, `document` finds once: `walk` goes through everything that is
painted, `structure` through the tags, `packet` through the metadata. It knows nothing of how the PDF was made, and
converts nothing.
"""
