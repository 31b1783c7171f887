"""Digital signatures in finished PDFs: keys, fields, signing, and what the signatures of a PDF are worth.

A signature is put behind what is there and changes no byte of it (an incremental update, ISO 32000-1, 7.5.6), so those
that stand there already stay valid. This is the only room that knows pyHanko, which is installed on request.
"""
