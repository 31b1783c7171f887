"""A draft for reviewers: what it is known by, where everything stands in it, what it keeps for later.

A draft is the final's own pages with something laid under them: a stamp, a light watermark, references in the margin.
So its lines and pages are the final's, to the point. `places` says what stands where, `said` in which words, `code`
names a text by eight signs, and a `record` of what was said travels inside the PDF: a draft that comes back by mail is
enough to compare with, and a mark on it finds its source line.
"""
