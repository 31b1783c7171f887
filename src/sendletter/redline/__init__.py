"""The redline of two versions of a letter: versions fetched, compared, and set as one letter that shows the changes.

`versions` finds what a person means by “2” or “HEAD~1”, `comparing` compares, `report` says what became of the list,
`tally` how much changed, `margin` what stands beside the text, and `setting` makes the PDF.
"""
