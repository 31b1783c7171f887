"""What changed between two versions: values in, values out.

Lists: `matching` says which row of the one is which of the other, `roster` what became of each. Texts: `alignment` says
which passages are which, `words` compares word by word, `merged` puts paragraphs together and cuts them again, `tree`
keeps what they stand in, and `letter` goes through both letters; `passage` holds what became of each text. The room
stands over `proofreading`, since two writings of one name are told by the likeness that finds people who stand in a
list twice.
"""
