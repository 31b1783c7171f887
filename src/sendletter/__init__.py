"""sendletter: from a sign-on sheet to a letter you can send.

This is the map. A room is a file or a folder of this package, and says in its first line what it does; here they stand
by what they are for. Whoever is new begins with `letter`, `roster`, `pipeline` and one command in `cli`.

The way of a letter, in the order in which data travels. `pipeline` knows this order, `workshop` hands the work from
craft to craft, and `cli` is what a person types:

    letter.yaml, signatories.csv   `project` fetches them, `reading` makes a Letter and a Roster, or all the Problems
    what is said, who says it      `proofreading` looks over them, `typography` sets their quotes and spaces
    lines, columns, pages          `composition` breaks and fills, `page` writes down, `press` draws a PDF
    the PDF                        `preflight` reads it back and holds it against the `manuscript`

What travels on it, as values that do not change:

    `letter`, `roster`             what is said, and who signs it in which order
    `theme`, `layout`, `edition`   how it shall look, where every word stands then, which kind of copy it is
    `problem`, `span`              what is wrong, and where that was written
    `language`                     whatever depends on the language: words, dates, sorting, quotes, hyphens

Before it, the sources are put right, by hand or by an answer to a question:

    `scaffold`                     makes a new letter's folder
    `importer`, `intake`           bring a sheet that people signed on into the list: one asks and writes, one plans
    `mending`                      makes the corrections that cannot change what is meant
    `census`                       counts who will print and who will not
    `changes`                      tells what became of everybody since an earlier list

After it, the letter leaves the house. A room takes a finished PDF and gives another one, with the same words:

    `publishing`                   makes the editions of one build, and its manifest
    `archive`, `wtpdf`             PDF/A for the archive, PDF 2.0 for the next generation of readers
    `docx`, `plaintext`            the same letter for Word, and for mail; the web's page is by `page`
    `delivery`                     a PDF that shows its first page before the rest has arrived
    `printing`, `separation`       copies for a printer: one orders and reads back, one brings pages into printing inks
    `sealing`, `seal`              digital signatures: one asks and puts things in order, one signs and proves
    `provenance`                   what a copy may tell everybody of its sources

Around it, people speak about drafts and agree:

    `drafting`, `draft`            numbered drafts: one makes them, one knows what they keep and where everything stands
    `redline`, `comparison`        what changed between two versions: one sets it as pages, one finds it
    `reviewing`, `review`          the reviewers' page: one brings a folder to it, one serves it
    `commenting`, `comments`       what reviewers said: one fetches it from files that came back, one keeps it
    `remarks`, `word`              read marks in a PDF and in a Word document; `word` makes such documents, too
    `locating`, `quotation`        find what was commented in the sources of today; `revision` puts in what is suggested
    `approving`, `consent`         whose approval holds for which text: one looks into the folder, one knows the rule

Apart from all that, `inspection` looks over any PDF of whatever make for print, web or archive. It shares no decision
with the rooms that make PDFs, so that it can prove them wrong. `doctor` says what the machine lacks.

Under it, where the world comes in, or where several rooms do the same small thing:

    `disc`, `source`               whole files, and files that staff wrote, in which all but a change stays as it was
    `history`                      what a file was, by git
    `apart`                        a stranger's file, read in a process with limits
    `picture`, `raster`            pictures that staff give, and pictures of pages
    `metadata`                     what the makers of a picture wrote into it, which is left out
    `stamping`, `attachment`       pages laid over pages, and files within a PDF
    `xmp`, `pdfdate`               what a PDF says of itself as a file, and how it writes dates
    `geometry`                     sums with the matrices and boxes of a page

The house has floors, and a room imports only from the floors under it (contracts in pyproject.toml). Those on one floor
do not know each other:

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
    geometry  language  pdfdate  problem  xmp
    span
"""
