"""A sheet of signatures comes into the list: values in, values out, and nothing is written here.

`headers` finds out what the sheet's columns are, `incoming` makes rows of them in `groups` with `days`; `mending` asks
about what seems wrong in a row by itself, `twins` finds rows that may be in the list already, and `matching` gives each
row its place; `decisions` remembers what a person has said; `plan` is what would be added, changed and left, `listed`
is the list as it stands and as it will stand, `memory` what letter.yaml keeps of the choices.

It stands above reading and proofreading, since it takes grids from the one and its likeness of names from the other.
"""
