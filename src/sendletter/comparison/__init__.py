"""What changed between two versions: values in, values out.

`matching` says which row of the one list is which of the other, `roster` what became of each. The room stands over
`proofreading`, since two writings of one name are told by the likeness that finds people who stand in a list twice.
"""
