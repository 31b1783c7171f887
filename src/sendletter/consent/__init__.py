"""Who agreed to what is said: by content, so that a consent holds for the very text that was read and for no other.

An approval is of a text and of a list, each by its code (`draft.record`): a late signatory does not void what was said
of the text, and a changed word does.
"""
