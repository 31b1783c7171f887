"""How reviewers' comments come back to comments.yaml: in PDFs, in Word, or as the page as one file has saved them.

A comment is kept with the words that it is about and with what stood around them, so that it is found again in the
sources however they change; the file is needed once only.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sendletter.attachment import attached
from sendletter.comments.comment import Comment, identity, numbered
from sendletter.comments.file import read as read_comments
from sendletter.comments.writing import added, answered
from sendletter.draft.code import as_written
from sendletter.draft.record import NAME, Record
from sendletter.draft.record import read as read_record
from sendletter.locating import Desk
from sendletter.manuscript import Passage, manuscript
from sendletter.pipeline import Order, Sources, read
from sendletter.problem import NotReady, Unreadable, error, stop_at_errors
from sendletter.project import LETTER, SIGNATORIES, Project
from sendletter.quotation.find import Quotation
from sendletter.remarks.anchor import Draft
from sendletter.remarks.reader import read as read_pdf
from sendletter.remarks.remark import Remark, Reviewed
from sendletter.remarks.threads import exchanged, suggested
from sendletter.review.comment import read_saved
from sendletter.revision import Script
from sendletter.source import Source
from sendletter.span import Span
from sendletter.typography import set_letter, set_roster
from sendletter.word.container import OLE, ZIP

ANOTHER = 70.0
"""How like a paragraph of the draft something in the letter must be for it to be the same letter."""
PARAGRAPHS = 12
"""Paragraphs that are looked for."""
CODE_LENGTH = 9
BEFORE = b"\xef\xbb\xbf \t\r\n"
"""What may stand before the brace of a JSON file."""


def desk_of(order: Order) -> Desk:
    """The desk with the sources of a letter. Raises NotReady where they cannot be read as text, and Unreadable."""
    sources = read(order)
    data = {LETTER: order.project.letter(), SIGNATORIES: order.project.signatories() or b""}
    encodings = {LETTER: None, SIGNATORIES: order.encoding}
    scripts = {name: _script(name, content, encodings[name], sources) for name, content in data.items()}
    letter = sources.letter
    title = letter.title or letter.subject or letter.salutation if letter else None
    return Desk(scripts, _passages(sources), str(title or "").rstrip(","), letter.language if letter else "")


def _script(name: str, data: bytes, encoding: str | None, sources: Sources) -> Script:
    source = Source.of(name, data, encoding)
    try:
        if source is not None:
            return Script.of(source, encoding)
    except ValueError:
        pass
    stop_at_errors(sources.problems)
    hint = "Save it as UTF-8." if source is None else ""
    raise NotReady([error(Span(name), "unreadable", "cannot be read, so that nothing can be found in it", hint)])


def _passages(sources: Sources) -> tuple[Passage, ...]:
    """What the letter would print today; nothing where it cannot be read."""
    letter, language = sources.letter, sources.language
    if letter is None or language is None:
        return ()
    said = manuscript(set_letter(letter, language), set_roster(sources.roster, language), language)
    return (*said.passages, *said.notes)


def kept(project: Project) -> tuple[str, tuple[Comment, ...]]:
    """The text of comments.yaml, empty where there is none, and its comments. Raises NotReady for what is wrong."""
    text = project.comments()
    comments, problems = read_comments(text) if text else ((), ())
    stop_at_errors(problems)
    return text, comments


@dataclass(frozen=True, slots=True)
class Collected:
    """A file that came back: its name, what was read in it, the comments in it by number, and how many are new."""

    name: str
    read_in: str
    numbers: tuple[int, ...]
    new: int


def collect(
    project: Project, files: Iterable[tuple[str, bytes]], text: str, comments: Sequence[Comment], desk: Desk
) -> tuple[str, tuple[Collected, ...]]:
    """The text of comments.yaml with what is new in files that came back. Raises Unreadable for any that cannot be."""
    known, collected = {comment.id: comment for comment in comments}, []
    for name, data in files:
        read_in, found = _reader(data)(project, name, data, desk)
        for comment in found:
            if comment.id in known:
                text = _replied(text, known, comment)
        fresh = numbered(found, known.values())
        known |= {comment.id: comment for comment in fresh}
        numbers = tuple(dict.fromkeys(known[comment.id].number for comment in found))
        collected.append(Collected(name, read_in, numbers, len(fresh)))
        text = added(text, fresh)
    return text, tuple(collected)


Reader = Callable[[Project, str, bytes, Desk], tuple[str, tuple[Comment, ...]]]


def _reader(data: bytes) -> Reader:
    """What reads a file that came back, by how it begins."""
    if data.startswith((ZIP, OLE)):
        return _worded
    return _saved if data.lstrip(BEFORE)[:1] == b"{" else _marked


def _saved(project: Project, name: str, data: bytes, _: Desk) -> tuple[str, tuple[Comment, ...]]:
    """What was read and said on the page as one file; it may show a text of which no draft was made."""
    try:
        code, said = read_saved(data)
    except ValueError as fault:
        raise Unreadable(name, str(fault)) from fault
    records = (_own(path.read_bytes()) for path in project.drafts.values())
    number = max((record.number for record in records if record and record.text_code == code), default=0)
    return f"draft {number}" if number else f"text {code}", tuple(replace(comment, draft=number) for comment in said)


def _marked(project: Project, name: str, data: bytes, desk: Desk) -> tuple[str, tuple[Comment, ...]]:
    """Which draft a PDF is, and what is marked in it."""
    reviewed = read_pdf(data, name)
    draft = Draft(_record(project, reviewed, name, desk))
    return f"draft {draft.record.number}", tuple(_comment(draft, each, reviewed) for each in reviewed.remarks)


def _worded(project: Project, name: str, data: bytes, _: Desk) -> tuple[str, tuple[Comment, ...]]:
    """Which draft a Word document is, and what is said and changed in it."""
    from sendletter.word.anchor import comments
    from sendletter.word.piece import pieces
    from sendletter.word.remarks import read as read_word
    from sendletter.word.remarks import stamps

    record = _stamped(project, stamps(data, name), name)
    known = {piece.name: piece for piece in pieces(record)}
    found = comments(read_word(data, name, known), record, known, LETTER)
    return f"draft {record.number}", tuple(map(_asking, found))


def _asking(comment: Comment) -> Comment:
    """A comment with what its text asks to stand instead, as: replace with “new”."""
    if comment.suggestion is not None:
        return comment
    if comment.quotation and (words := exchanged(comment.text)):
        narrowed, suggestion = _narrowed(comment.quotation, *words)
        quoted, before, after = narrowed.exact, narrowed.before, narrowed.after
        return replace(comment, quoted=quoted, before=before, after=after, suggestion=suggestion)
    asked = suggested(Remark(0, comment.kind, (), comment.text))
    return replace(comment, text=asked.text, suggestion=asked.suggestion)


def _replied(text: str, known: dict[str, Comment], comment: Comment) -> str:
    """The text with what was replied since, to a comment that is known."""
    old = known[comment.id]
    new = tuple(reply for reply in comment.replies if reply not in old.replies)
    known[comment.id] = replace(old, replies=(*old.replies, *new))
    return answered(text, old.number, replies=known[comment.id].replies) if new else text


def _comment(draft: Draft, remark: Remark, reviewed: Reviewed) -> Comment:
    anchor = draft.anchor(remark, reviewed.characters.get(remark.page, ()))
    quotation, suggestion = anchor.quotation or Quotation(""), remark.suggestion
    if suggestion is None and (words := exchanged(remark.text)):
        quotation, suggestion = _narrowed(quotation, *words)
    text = remark.text
    if anchor.beside and remark.suggestion is not None:  # no word is known to be marked, so none can be replaced
        suggestion, text = None, "\n".join(filter(None, (text, f"→ {remark.suggestion}")))
    record = draft.record
    said = (remark.text, remark.suggestion or "", remark.author)
    return Comment(
        id=identity(record.text_code, remark.page, remark.kind, remark.boxes, *said),
        number=0,
        draft=record.number,
        code=record.text_code,
        page=anchor.page,
        kind=remark.kind,
        place=anchor.span if anchor.span.source else Span(LETTER),
        reference=anchor.reference,
        quoted=quotation.exact,
        before=quotation.before,
        after=quotation.after,
        author=remark.author,
        when=remark.when,
        text=text,
        suggestion=suggestion,
        replies=remark.replies,
        review=remark.review,
    )


def _narrowed(quotation: Quotation, old: str, new: str) -> tuple[Quotation, str | None]:
    """The quotation of just the old words where they stand in it once; else as it is, without a suggestion."""
    exact = quotation.exact
    if exact.count(old) != 1:
        return quotation, None
    begin = exact.index(old)
    end = begin + len(old)
    return Quotation(old, quotation.before + exact[:begin], exact[end:] + quotation.after), new


def _record(project: Project, reviewed: Reviewed, name: str, desk: Desk) -> Record:
    """The record of the draft that a file is. Raises Unreadable where it is none of this letter's."""
    if reviewed.record is not None:
        try:
            record = read_record(reviewed.record)
        except ValueError as fault:
            raise Unreadable(name, f"is a draft, but {fault}") from fault
    else:
        record = _stamped(project, reviewed.words, name)
    if not _known(project, record) and not _alike(record, desk):
        raise Unreadable(name, "is a draft of another letter; say its folder with -C DIR")
    return record


def _known(project: Project, record: Record) -> bool:
    """Whether the draft of that number lies in the folder, with the same text."""
    path = project.drafts.get(record.number)
    found = _own(path.read_bytes()) if path else None
    return found is not None and found.text_code == record.text_code


def _own(pdf: bytes) -> Record | None:
    """The record of a draft that lies in the folder; None where it has none that can be read."""
    try:
        data = attached(pdf, NAME, "")
        return read_record(data) if data else None
    except (Unreadable, ValueError):
        return None


def _stamped(project: Project, said: str, name: str) -> Record:
    """The record of the draft whose code stands in what a file says that has none: as kept in the letter's folder."""
    text = " ".join(said.split())
    if not text:
        raise Unreadable(name, "has lost its record and has no text, as a scan; ask for marks in the PDF itself")
    words = {as_written(word) for word in text.split() if len(word) == CODE_LENGTH and word[4] == "-"}
    found = [
        record for path in project.drafts.values() if (record := _own(path.read_bytes())) and record.text_code in words
    ]
    if not found:
        if not words:
            raise Unreadable(name, "is no draft of this letter; comments come back in what `sendletter draft` makes")
        raise Unreadable(name, "has lost its record, and no draft in output/drafts has the code of its stamp")
    named = [record for record in found if f"{record.number} " in text.partition(record.text_code)[0][-60:]]
    return (named or found)[-1]


def _alike(record: Record, desk: Desk) -> bool:
    """Whether any paragraph of a draft stands in the letter as it is now, perhaps in other words."""
    from rapidfuzz import fuzz

    draft = Draft(record)
    said = [
        text.signs for passage, text in zip(draft.passages, draft.folded, strict=True) if passage.what == "paragraph"
    ]
    now = desk.folded[LETTER].signs
    return any(fuzz.partial_ratio(text[:200], now) > ANOTHER for text in said[:PARAGRAPHS] if text)
