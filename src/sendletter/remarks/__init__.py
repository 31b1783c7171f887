"""What reviewers have marked in a draft's PDF: read from its annotations, and brought to the words that they mark.

The only room that reads annotations. A PDF that comes back is a stranger's file: it is read in a process of its own
with limits, nothing in it is followed or run, and what it says is text without control characters.
"""
