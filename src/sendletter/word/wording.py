"""A change as whole words: Word tracks letters, and who reads and revises a letter thinks in words.

To make “harbours” of “harbour”, Word puts in an “s”; said of whole words, it cannot be taken for a word of its own.
"""


def whole(context: str, begin: int, end: int, put: str) -> tuple[int, int, str]:
    """Begin, end and what is put in, widened until no space matters at either edge; then without spaces there."""
    left, right = context[:begin], context[end:]
    if begin == end and _in_gap(left, right, put):
        return begin, end, put.strip()
    middle = context[begin:end]
    if _joined(left[-1:], put[:1] or right[:1], middle[:1]):
        begin = len(left) - _solid(left[::-1])
    if _joined(right[:1], put[-1:] or left[-1:], middle[-1:]):
        end += _solid(right)
    put = left[begin:] + put + right[: len(right) - len(context[end:])]
    while begin < end and put and context[begin].isspace() and put[0].isspace():
        begin, put = begin + 1, put[1:]
    while begin < end and put and context[end - 1].isspace() and put[-1].isspace():
        end, put = end - 1, put[:-1]
    return begin, end, put


def _in_gap(left: str, right: str, put: str) -> bool:
    """Whether what is put in stands as words of its own between what is there."""
    first, last = put[:1].isspace() or not left[-1:].strip(), put[-1:].isspace() or not right[:1].strip()
    return bool(put.strip()) and first and last


def _joined(beside: str, new: str, old: str) -> bool:
    """Whether a sign and what stands beside it now are one word, or are now two where there was one."""
    if not beside.strip():
        return False
    return (beside.isalnum() and new.isalnum()) or (new.isspace() and not old.isspace())


def _solid(text: str) -> int:
    """How many characters there are before the first space."""
    return next((index for index, sign in enumerate(text) if sign.isspace()), len(text))
