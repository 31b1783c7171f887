"""The checks as a page of Markdown."""

from sendletter.inspection.check import PRACTICE, Check
from sendletter.inspection.checks import CHECKS

OPENING = """\
# What `sendletter preflight` looks for

`sendletter preflight FILE --for print` (or `web`, or `archive`) looks over a PDF of any make, as a printer's preflight,
a screen reader or an archive would, and says what they would complain about, on which pages, and what to do about it.
Without `--for`, what the file says it is decides: PDF/X is held against the rules for print, PDF/A against those of an
archive, PDF/UA against those of the web; a file that says nothing, against those of the web.

```sh
sendletter preflight brochure.pdf --for print
sendletter preflight brochure.pdf --standard X-1a
sendletter preflight scan.pdf --for web --for archive --format json
```

{count} checks. An **error** breaks a standard that the file is held against, and the command exits with 1; a
**warning** is against good practice, and does not (with `--strict` it does). A file that cannot be read exits with 4.
This page is made by `sendletter preflight --rules`.

## What it is held against

- **print**: PDF/X-1a (ISO 15930-1 and -4), PDF/X-3 (ISO 15930-3 and -6) or PDF/X-4 (ISO 15930-7), whichever the file
  claims, else PDF/X-4; `--standard X-4` or `--standard X-1a` asks for one.
- **web**: PDF/UA-1 (ISO 14289-1).
- **archive**: PDF/A-1, PDF/A-2 or PDF/A-3 (ISO 19005-1 to -3) with the levels a, b and u, whichever the file claims,
  else PDF/A-2b.

## What it does not see

It needs no Java, and is no substitute for a validator where a contract asks for one. It looks at what is painted
(every colour, line, image and piece of text in pages, drawings, patterns, glyphs, masks and annotations), at tags,
metadata, boxes and attachments. It does not look inside of fonts (whether each glyph is there and as wide as is said),
of JPEG 2000, and of signatures; nor at how single objects are spelled in the file, nor at the forms of the less usual
properties of metadata. For PDF/X the clauses of the standard itself are named by its part alone, together with those of
PDF that they are about.

Held against veraPDF's collection of test files, it blamed none of the good ones of PDF/A-1 to -3 and PDF/UA-1 (829
files), and caught 141 of 155 bad ones of PDF/UA-1, 321 of 608 of PDF/A-2b and 139 of 305 of PDF/A-1b; nearly all that
it did not catch are wrong in one of the ways named here, most of them in unusual properties of metadata.

Whether a description, a heading or the order of reading makes sense only a person can say.

## The checks

| check | looks for | |
|---|---|---|
"""


def catalogue() -> str:
    """The page."""
    rows = (f"| [`{check.id}`](#{check.id}) | {check.says} | {_weight(check)} |\n" for check in CHECKS)
    return OPENING.format(count=len(CHECKS)) + "".join(rows) + "".join(map(_entry, CHECKS))


def _weight(check: Check) -> str:
    """For what it counts, and how much."""
    strict = ", ".join(key for key in check.sources if key not in PRACTICE)
    mild = ", ".join(key for key in check.sources if key in PRACTICE)
    parts = [f"error: {strict}" if strict else "", f"warning: {mild}" if mild else ""]
    return "; ".join(part for part in parts if part)


def _entry(check: Check) -> str:
    """One check with its remedy and its sources."""
    sources = "; ".join(f"{key}: {where}" for key, where in check.sources.items())
    return f"\n### {check.id}\n\n{check.says} **What to do:** {check.remedy}\n\n*{sources}*\n"
