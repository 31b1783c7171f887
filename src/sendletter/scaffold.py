"""A new letter's folder: a letter to begin with, or the whole worked example to look at."""

import json
from pathlib import Path

from sendletter.disc import write
from sendletter.problem import Unreadable
from sendletter.project import LETTER, SIGNATORIES
from sendletter.reading.schema import schema

HERE = Path(__file__).parent
SAMPLE = HERE / "sample"
SCHEMA = "letter.schema.json"

BEGINNING = """\
# yaml-language-server: $schema=./letter.schema.json
# Only `language` and `body` are needed; delete what this letter does not have.
# `sendletter build` sets it, `sendletter check` proofreads it.
language: en-GB
date: 2026-01-15

letterhead:
  name: The Harbour Coalition
  address:
    - 12 Quay Street
    - Bristol BS1 4DJ
  contact: office@harbour.example

to:
  name: Dr Jane Smith
  role: Director of Ports
  address:
    - 1 Whitehall Place
    - London SW1A 2HE

subject: Access to the old harbour
salutation: Dear Dr Smith,

body: |
  We, the undersigned {{ count.total | words }} organizations, ask you to keep the old harbour open to the public.
  A paragraph may run over several lines; an empty line ends it.

  Text may be *emphasized* or **strong**, and may have [links](https://harbour.example), lists, quotations and
  footnotes.[^1]

  [^1]: A footnote stands at the foot of the page that calls it.

closing: Yours sincerely,

signatures:
  groups:
    - id: organization
      heading: Organizations
      columns: 2
      entry: "{name}[ ({acronym})][, {country}]"
"""
LIST = """\
group,name,acronym,country
organization,Friends of the Old Harbour,FOH,
organization,Quayside Residents’ Association,,
organization,Society for Maritime Heritage,,Ireland
"""


def scaffold(folder: Path, *, sample: bool) -> tuple[str, ...]:
    """Make the folder; returns the names of the files that were made. Never overwrites one: raises Unreadable."""
    files = {
        LETTER: (SAMPLE / LETTER).read_bytes() if sample else BEGINNING.encode(),
        SIGNATORIES: (SAMPLE / SIGNATORIES).read_bytes() if sample else LIST.encode(),
        SCHEMA: (json.dumps(schema(), ensure_ascii=False, indent=2) + "\n").encode(),
        ".gitignore": b"output/\n",
    }
    for name in files:
        if (folder / name).exists():
            raise Unreadable(str(folder / name), "is there already, and is not overwritten; name another folder")
    for name, data in files.items():
        write(folder / name, data)
    return tuple(files)
