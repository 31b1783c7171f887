"""Documents for Word: a draft, what reviewers have said in it when it comes back, and the finished letter.

piece      what the document says, paragraph by paragraph, each with the name of its bookmark
document   a draft's record -> DOCX
markup     the paragraphs' look: runs, lists, bookmarks, fields
container  DOCX -> its parts as trees, whatever is hostile refused
flow       the body as texts under the bookmarks, with the changes and comments that stand in them
wording    a change as one of whole words
remarks    a DOCX that came back -> what its reviewers say
anchor     what they say -> comments

letter     a finished letter -> DOCX, of `styles`, `text`, `numbering`, `notes`, `furniture`, `section`, `picture`
package    parts in one container, with `properties`; `xml` makes their elements
proof      the DOCX -> what it says, to be held against the manuscript
"""
