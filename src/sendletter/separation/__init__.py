"""A finished PDF made ready for the press: every colour in printing inks, boxes, marks, and a declared condition.

What the press of this house makes is for screens: RGB, tagged, with links. Its pages are not set anew here, so no line
can move: their content is rewritten stream by stream, as PDF/X-4 (ISO 15930-7) or PDF/X-1a:2003 (ISO 15930-4).

`profile` knows what a printing condition makes of a colour and `registry` what conditions are called; `palette` decides
in which inks each colour is printed. `content` rewrites what is drawn, a `stream` at a time, with the help of `brush`,
`shading` and `pictures`; `transparency` knows what an older standard does not. `measure` finds what would
fail on the press, `sheet` draws boxes and marks, `identity` says what the file is, and `separate` knows the order.
"""
