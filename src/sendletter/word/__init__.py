"""A draft as a document for Word, and what reviewers have said in it when it comes back.

piece      what the document says, paragraph by paragraph, each with the name of its bookmark
document   a draft's record -> DOCX
markup     the paragraphs' look: runs, lists, bookmarks, fields
container  DOCX -> its parts as trees, whatever is hostile refused
flow       the body as texts under the bookmarks, with the changes and comments that stand in them
wording    a change as one of whole words
remarks    a DOCX that came back -> what its reviewers say
anchor     what they say -> comments
"""
