"""A letter's folder as what the reviewers' page wants: its pages as they are, what is said of them, who approves."""

from collections.abc import Iterator
from datetime import date

from sendletter.comments.comment import Comment, numbered
from sendletter.comments.file import read as read_comments
from sendletter.comments.writing import added
from sendletter.consent.approval import Approval
from sendletter.edition import Draft
from sendletter.letter import Letter, paragraphs
from sendletter.pipeline import Order, Sources, bench, consents, consents_of, proofread, read
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Problem, SendletterError, Unreadable, error, in_order, stop_at_errors
from sendletter.project import APPROVALS, COMMENTS, Project, now, today
from sendletter.review.pictures import sizes
from sendletter.review.proof import Asked, Proof, passages
from sendletter.span import Span
from sendletter.workshop import Work


class Folder:
    """Builds proofs of the letter in a folder with a warm press, and keeps what is said beside it."""

    def __init__(self, project: Project, press: Press, encoding: str | None = None, as_of: date | None = None) -> None:
        self.project, self.press, self.encoding, self.as_of = project, press, encoding, as_of

    @property
    def _order(self) -> Order:
        return Order(self.project, today(), Draft(), self.encoding, self.as_of)

    def build(self) -> Proof:
        """The letter as it stands now. What proofreading finds does not stop it; what cannot be read or set does."""
        order = self._order
        sources = read(order)
        noticed = list(sources.problems)
        try:
            stop_at_errors(noticed)
            workshop = bench(sources, order)
            stop_at_errors(workshop.missing_glyphs())
            work = workshop.set(self.press, lambda _: None, lambda: noticed.extend(proofread(sources, order)))
            stop_at_errors(work.pressed.problems)
        except NotReady as fault:
            raise NotReady([*noticed, *proofread(sources, order), *fault.problems]) from fault
        noticed += [*work.pressed.problems, *workshop.proof(work.pressed.pdf, "letter.pdf")]
        return self._proof(sources, workshop.letter, work, noticed)

    def _proof(self, sources: Sources, letter: Letter, work: Work, noticed: list[Problem]) -> Proof:
        """What was set, with what is said of it; `letter` is the typeset one."""
        agreed = consents_of(sources, self.project)
        said = {text.span for text in letter.approvals_needed}  # the page shows approvals by themselves
        noticed += [problem for problem in consents(sources, self.project) if problem.span not in said]
        return Proof(
            str(letter.title or letter.subject or letter.salutation or "A letter").rstrip(","),
            agreed.language.tag,
            agreed.language.direction,
            agreed.text_code,
            agreed.list_code,
            sizes(work.pressed.pdf),
            tuple(passages(work.places, dict(_texts(letter)))),
            in_order(noticed),
            tuple(Asked(str(one.needed), one.state.value, one.changed) for one in agreed.standings),
            work.pressed.pdf,
        )

    def comments(self) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
        """What comments.yaml holds, and everything that is wrong in it."""
        try:
            text = self.project.comments()
            return read_comments(text) if text else ((), ())
        except SendletterError as fault:
            return (), (error(Span(COMMENTS), "comments", str(fault)),)

    def comment(self, comment: Comment) -> None:
        """Put a comment at the end of comments.yaml, once. Raises SendletterError, and the file is then as it was."""
        with self.project.locked():
            text = self.project.comments()
            known, problems = self.comments()
            stop_at_errors(problems)
            if fresh := numbered([comment], known):
                self.project.keep(COMMENTS, added(text, fresh).encode())

    def approve(self, who: str, note: str, text_code: str) -> None:
        """Somebody approves the text as it is now. Raises Unreadable where it is another one by now."""
        consents = consents_of(read(self._order), self.project)
        if text_code != consents.text_code:
            raise Unreadable("letter.yaml", "has changed since; read it once more")
        approval = Approval(who, now(), Span(APPROVALS), consents.text_code, consents.list_code, note=note)
        with self.project.locked():
            consents.approve(approval)


def _texts(letter: Letter) -> Iterator[tuple[str, str]]:
    """The texts of paragraphs and footnotes by their references."""
    for number, block in enumerate(paragraphs(letter.body), start=1):
        yield f"¶{number}", block.text
    for note in letter.footnotes:
        yield f"note {note.number}", " ".join(paragraph.text for paragraph in note.paragraphs)
