"""A letter's folder as what the reviewers' page wants: its pages as they are, what is said of them, who approves."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path

from sendletter.comments.answer import Answer, put
from sendletter.comments.comment import Comment, State, numbered
from sendletter.comments.file import read as read_comments
from sendletter.comments.writing import added
from sendletter.comparison.passage import Fate
from sendletter.comparison.words import SEAM, is_changed
from sendletter.consent.approval import Approval
from sendletter.draft.said import said
from sendletter.edition import Draft
from sendletter.letter import Run
from sendletter.pipeline import Order, Sources, bench, consents, consents_of, proofread, read, silent
from sendletter.press.worker import Press
from sendletter.problem import NotReady, Problem, SendletterError, Unreadable, error, in_order, stop_at_errors
from sendletter.project import APPROVALS, COMMENTS, LETTER, Project, now, today
from sendletter.raster import sizes
from sendletter.redline.comparing import Compared, compare_versions
from sendletter.redline.setting import Redlined, redline
from sendletter.redline.tally import tally
from sendletter.redline.versions import draft, of_sources
from sendletter.review.proof import Asked, Changed, Earlier, Proof, Redline, passages
from sendletter.span import Span
from sendletter.workshop import Work, Workshop


class Folder:
    """Builds proofs of the letter in a folder with a warm press, and keeps what is said beside it.

    One thread at a time may build or make a redline; what is kept beside the letter, any may.
    """

    def __init__(self, project: Project, press: Press, encoding: str | None = None, as_of: date | None = None) -> None:
        self.project, self.press, self.encoding, self.as_of = project, press, encoding, as_of
        self._sources: Sources | None = None  # those of the last proof
        self._drafts: dict[tuple[Path, int, int], Earlier | None] = {}
        self._said: tuple[str, tuple[tuple[Comment, ...], tuple[Problem, ...]]] = ("", ((), ()))

    @property
    def _order(self) -> Order:
        return Order(self.project, today(), Draft(), self.encoding, self.as_of)

    def build(self) -> Proof:
        """The letter as it stands now.

        What proofreading finds does not stop it. Raises NotReady for what cannot be read or set.
        """
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
        proof = self._proof(sources, workshop, work, noticed)
        self._sources = sources
        return proof

    def _proof(self, sources: Sources, workshop: Workshop, work: Work, noticed: list[Problem]) -> Proof:
        """What was set, with what is said of it."""
        letter = workshop.letter
        agreed = consents_of(sources, self.project)
        asked = {text.span for text in letter.approvals_needed}  # the page shows approvals by themselves
        noticed += [problem for problem in consents(sources, self.project) if problem.span not in asked]
        return Proof(
            str(letter.title or letter.subject or letter.salutation or "A letter").rstrip(","),
            agreed.language.tag,
            agreed.language.direction,
            agreed.text_code,
            agreed.list_code,
            sizes(work.pressed.pdf),
            tuple(passages(work.places, _texts(said(letter, workshop.roster, agreed.language)))),
            in_order(noticed),
            tuple(Asked(str(one.needed), one.state.value, one.changed) for one in agreed.standings),
            work.pressed.pdf,
            _unprinted(sources),
        )

    def drafts(self) -> tuple[Earlier, ...]:
        """The drafts with which the letter can be compared, the latest first; each is read once."""
        known: dict[tuple[Path, int, int], Earlier | None] = {}
        for number, path in self.project.drafts.items():
            with suppress(OSError):  # taken away meanwhile
                status = path.stat()
                key = path, status.st_mtime_ns, status.st_size
                known[key] = self._drafts[key] if key in self._drafts else self._earlier(number)
        self._drafts = known
        found = (one for one in known.values() if one is not None)
        return tuple(sorted(found, key=lambda one: -one.number))

    def _earlier(self, number: int) -> Earlier | None:
        try:
            moment = draft(number, self.project).moment
        except SendletterError:
            return None
        return Earlier(number, moment.date().isoformat() if moment else "")

    def redline(self, number: int) -> Redline:
        """What has changed since a draft in the letter that was last built. Raises Unreadable where there is none."""
        if self._sources is None:
            raise Unreadable(LETTER, "cannot be set yet")
        moment = now()
        compared = compare_versions(draft(number, self.project), of_sources(self._sources, moment))
        made = redline(compared, self.project, self.press, moment, silent)
        return Redline(str(tally(compared)), sizes(made.pdf), tuple(_changed(made, compared)), made.pdf)

    def comments(self) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
        """What comments.yaml holds, and everything that is wrong in it."""
        try:
            text = self.project.comments()
            if text != self._said[0]:
                self._said = text, read_comments(text)
            return self._said[1]
        except SendletterError as fault:
            return (), (error(Span(COMMENTS), "comments", str(fault)),)

    def comment(self, comment: Comment) -> None:
        """Put a comment at the end of comments.yaml, once. Raises SendletterError, and the file is then as it was."""
        with self.project.locked():
            text = self.project.comments()
            known, problems = self.comments()
            stop_at_errors(problems)
            if fresh := numbered([comment], known):
                self.project.keep_comments(added(text, fresh))

    def answer(self, number: int, was: State, answer: Answer) -> None:
        """Put what became of a comment into comments.yaml. Raises Answered, ValueError or SendletterError."""
        with self.project.locked():
            text = self.project.comments()
            stop_at_errors(self.comments()[1])
            self.project.keep_comments(put(text, number, answer, was))

    def approve(self, who: str, note: str, text_code: str) -> None:
        """Somebody approves the text as it is now. Raises Unreadable where it is another one by now."""
        consents = consents_of(read(self._order), self.project)
        if text_code != consents.text_code:
            raise Unreadable("letter.yaml", "has changed since; read it once more")
        approval = Approval(who, now(), Span(APPROVALS), consents.text_code, consents.list_code, note=note)
        with self.project.locked():
            consents.approve(approval)


def _unprinted(sources: Sources) -> str:
    """What tells lists from each other of which the same is printed: a redline says why somebody is gone."""
    rows = [(row.name, str(row.status)) for row in sources.roster.listed]
    return sha256(repr(rows).encode(errors="replace")).hexdigest()


def _texts(found: Iterable[tuple[str, tuple[Run, ...]]]) -> Mapping[str, str]:
    """The texts of whole paragraphs and footnotes by their references, without footnotes' calls."""
    begins = ("¶", "note ", "(¶", "(note ")
    return {
        name: "".join(run.text for run in runs if run.note is None) for name, runs in found if name.startswith(begins)
    }


def _changed(made: Redlined, compared: Compared) -> Iterator[Changed]:
    """The passages of a redline, with the words of those in which something changed."""
    language = compared.new.language
    spoken = dict(said(made.letter, made.roster, language, compared.text.names))
    traces = (passage for passage in compared.text.passages if passage.fate is Fate.TRACE)
    moved = {f"(¶{passage.old[0]})": f"¶{passage.new[0]}" for passage in traces}
    for passage in passages(made.places, _texts(spoken.items())):
        runs = [run for run in spoken.get(passage.reference, ()) if run.note is None or run.change]
        words = ((run.text.replace(SEAM, ""), str(run.change or "")) for run in runs if is_changed(runs))
        yield Changed(passage, tuple(words), moved.get(passage.reference, ""))
