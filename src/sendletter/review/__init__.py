"""The reviewers' page: the typeset pages as they are, live after every save, with room to speak about each passage.

    proof      what a builder gives: pages, passages with their places, problems, who is asked for approval, redlines
    comment    what a reviewer says, cleaned, and the file that the page as one file saves
    answer     what became of a comment, cleaned
    desk       the state that all open pages share; told anew after each save
    plain      what a page is told, as plain values
    guard      which requests are answered at all
    server     the page on 127.0.0.1
    leaf       the page's own files, and the whole of it as one file to send by mail

The room knows a `Builder`, not a letter. The page is written by hand: no framework, nothing from the network.
"""
