"""A letter's folder as what the reviewers' page wants: its pages as they are, what is said of them, who approves."""

from collections.abc import Iterator
from datetime import date

from sendletter.consent.approval import Approval
from sendletter.edition import Draft
from sendletter.letter import Letter, paragraphs
from sendletter.pipeline import Order, Sources, bench, consents, consents_of, proofread, read
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Problem, SendletterError, Unreadable, error, in_order, stop_at_errors
from sendletter.project import APPROVALS, COMMENTS, Project, now, today
from sendletter.review.comment import Comment, added, read_comments
from sendletter.review.pictures import sizes
from sendletter.review.proof import Asked, Proof, passages
from sendletter.span import Span


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
        noticed = [*sources.problems, *proofread(sources, order)]
        if sources.letter is None or sources.language is None or any(p.is_error for p in sources.problems):
            raise NotReady(noticed)
        noticed += consents(sources, self.project)
        workshop = bench(sources, order)
        stop_at_errors(workshop.missing_glyphs())
        work = workshop.set(self.press, lambda _: None, lambda: None)
        stop_at_errors(work.pressed.problems)
        noticed += [*work.pressed.problems, *workshop.proof(work.pressed.pdf, "letter.pdf")]
        approvals = consents_of(sources, self.project)
        letter = sources.letter
        return Proof(
            str(letter.title or letter.subject or letter.salutation or "A letter").rstrip(","),
            sources.language.tag,
            sources.language.direction,
            approvals.text_code,
            approvals.list_code,
            sizes(work.pressed.pdf),
            tuple(passages(work.places, dict(_texts(workshop.letter)))),
            _noticed(noticed, sources),
            tuple(Asked(str(one.needed), one.state.value, one.changed) for one in approvals.standings),
            work.pressed.pdf,
        )

    def comments(self) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
        """What comments.yaml holds, and everything that is wrong in it."""
        try:
            return read_comments(self.project.kept(COMMENTS), COMMENTS)
        except SendletterError as fault:
            return (), (error(Span(COMMENTS), "comments", str(fault)),)

    def comment(self, comment: Comment) -> None:
        """Put a comment at the end of comments.yaml. Raises SendletterError, and the file is then as it was."""
        with self.project.locked():
            try:
                longer = added(self.project.kept(COMMENTS), comment, COMMENTS)
            except ValueError as fault:
                raise Unreadable(COMMENTS, str(fault)) from fault
            self.project.keep(COMMENTS, longer)

    def approve(self, who: str, note: str, text_code: str) -> None:
        """Somebody approves the text as it is now. Raises Unreadable where it is another one by now."""
        consents = consents_of(read(self._order), self.project)
        if text_code != consents.text_code:
            raise Unreadable("letter.yaml", "has changed since; read it once more")
        approval = Approval(who, now(), Span(APPROVALS), consents.text_code, consents.list_code, note=note)
        with self.project.locked():
            consents.approve(approval)


def _noticed(problems: list[Problem], sources: Sources) -> tuple[Problem, ...]:
    """The problems without those of approvals, which the page shows by themselves."""
    asked = {text.span for text in sources.letter.approvals_needed} if sources.letter else set()
    return in_order(problem for problem in problems if problem.span not in asked)


def _texts(letter: Letter) -> Iterator[tuple[str, str]]:
    """The texts of paragraphs and footnotes by their references."""
    for number, block in enumerate(paragraphs(letter.body), start=1):
        yield f"¶{number}", block.text
    for note in letter.footnotes:
        yield f"note {note.number}", " ".join(paragraph.text for paragraph in note.paragraphs)
