"""HTML becomes a PDF: the only room that knows WeasyPrint.

`engine` sets the pages, `fetcher` is the only way by which the engine may read anything, `faults` turns what the
engine logs into problems, `ink` draws the lists whose every glyph is already placed, and `fonts` embeds their fonts.
"""
