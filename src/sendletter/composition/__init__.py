"""Measured words become the lines of paragraphs, the columns of lists and the pages of a letter.

The engine that draws breaks lines greedily and balances columns by trial. This room measures the words with HarfBuzz
in the very fonts that are embedded, breaks paragraphs as a whole (`lines`), fills columns whose heights it knows
(`columns`) and cuts the result into pages (`pages`). Values in, values out: the fonts come as bytes.
"""
