"""Bytes become values, or all the problems at once.

`encoding` makes text of bytes and never guesses, `yaml` makes a tree whose every node knows its place, `schema` says
what letter.yaml may hold, `letter` makes a Letter of it with `body` for the Markdown, `signatories` reads the list,
`fields` fills in the counts, and `theme` reads the stylesheet's measures.
"""
