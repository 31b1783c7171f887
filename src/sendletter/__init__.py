"""sendletter: from a sign-on sheet to a letter you can send.

The journey, in the order in which data travels:

    letter.yaml, signatories.csv   `project` fetches them, `reading` makes a Letter and a Roster, or all the Problems
    what is said, who says it      `proofreading` looks over them, `typography` sets their quotes and spaces
    lines, columns, pages          `composition` breaks and fills, `page` writes down, `press` draws a PDF
    the PDF                        `preflight` reads it back and holds it against the `manuscript`

`pipeline` knows this order and `workshop` hands the work from craft to craft; `cli` is what a person types.

Before it: a sheet that people signed on comes into the list (`importer`, which asks `intake` what that would change),
`mending` makes the corrections that cannot change what is meant, `census` counts who will print and who will not, and
`changes` tells what became of everybody (`comparison`; `history` asks git).

After it: `drafting` lays a stamp under the finished pages (`draft` says what, `stamping` does it), `redline` sets what
changed between two versions (`comparison`), and `publishing` makes the other forms in which a letter leaves the house:
`archive`, `plaintext`, the web's page, `docx` for Word (by `word`), `wtpdf`, with their `provenance`; `delivery` makes
the PDF ready for a network. `printing` makes copies for a printer, in inks by `separation`. `sealing` signs a PDF
digitally, and `seal` knows what its signatures are worth. `raster` makes pictures of pages. Pictures that staff give
are looked at by `picture`, and what their makers wrote into them is left out by `metadata`.

Beside it, those who must agree: `consent` says whose approval holds for which text (`approving` asks the folder), and
`review` serves the pages to reviewers, live, as `reviewing` builds them.

Any PDF, of whatever make, is looked over for print, web or archive by `inspection`; a stranger's file is read `apart`,
in a process with limits.

A draft comes back with marks: `remarks` reads them in PDFs, `word` in the documents that it also makes, `comments`
keeps them with their answers, `locating` finds their words in the sources as they are now (by `quotation`), and
`revision` puts in what they suggest; `commenting` tells how.

The house has floors, and a room imports only from the floors under it (contracts in pyproject.toml):

    cli
    reviewing
    commenting  doctor  drafting  publishing  redline  scaffold  sealing
    changes  docx  importer  locating  pipeline  printing  review
    approving  workshop
    archive  comparison  consent  delivery  inspection  intake  mending  preflight  press  project  raster  remarks
      revision  seal  separation  stamping  word  wtpdf
    apart  attachment  census  comments  composition  disc  draft  history  manuscript  metadata  page  picture
      plaintext  proofreading  provenance  reading  typography
    edition  layout  quotation  roster  source  theme
    letter
    language  problem
    span
"""
