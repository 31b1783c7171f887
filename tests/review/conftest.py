"""A builder of small proofs, and a server of them."""

import threading
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from sendletter.comments.answer import Answer, Answered
from sendletter.comments.comment import Comment, State, numbered
from sendletter.problem import Problem, SendletterError, Unreadable, warning
from sendletter.review.desk import Desk
from sendletter.review.proof import Asked, Changed, Earlier, Passage, Proof, Redline
from sendletter.review.server import Server
from sendletter.span import Span

SECRET = "Words of the letter that nobody else may read."


def blank(pages: int = 2) -> bytes:
    out = BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        document.save(out)
    return out.getvalue()


class Builder:
    """Keeps what it is told, and builds what it is set to."""

    def __init__(self) -> None:
        self.said: list[Comment] = []
        self.approved: list[tuple[str, str, str]] = []
        self.answered: list[tuple[int, State, Answer]] = []
        self.fault: SendletterError | None = None
        self.made = 0
        self.text = "K7QX-2M9F"

    def build(self) -> Proof:  # noqa: D102
        if self.fault:
            raise self.fault
        passages = (
            Passage(1, (70, 100, 500, 140), "¶1", SECRET, Span("letter.yaml", 9, 3)),
            Passage(2, (70, 70, 500, 90), "¶1", SECRET, Span("letter.yaml", 9, 3)),
            Passage(2, (70, 100, 200, 112), "Organizations 1", "Ann Lee", Span("signatories.csv", 2)),
        )
        noticed = (warning(Span("letter.yaml", 9, 3), "space", "two spaces", "Delete one."),)
        asked = (Asked("Legal", "missing"),)
        size = (595.0, 842.0)
        return Proof("A letter", "en-GB", "ltr", self.text, "L", (size, size), passages, noticed, asked, blank())

    def comments(self) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:  # noqa: D102
        return tuple(self.said), ()

    def comment(self, comment: Comment) -> None:  # noqa: D102
        self.said += numbered([comment], self.said)

    def answer(self, number: int, was: State, answer: Answer) -> None:  # noqa: D102
        if was is not State.OPEN:
            raise Answered("comment 1 is open by now")
        self.answered.append((number, was, answer))

    def drafts(self) -> tuple[Earlier, ...]:  # noqa: D102
        return (Earlier(3, "2026-01-20"), Earlier(1, "2026-01-15"))

    def redline(self, number: int) -> Redline:  # noqa: D102
        if number not in (1, 3):
            raise Unreadable(f"draft {number}", "there is none of this number")
        self.made += 1
        place = Passage(1, (70, 100, 500, 140), "¶1", SECRET, Span("letter.yaml", 9, 3))
        gone = Passage(1, (70, 150, 500, 160), "(¶2)", "Old.", Span("letter.yaml", 11, 3))
        passages = (Changed(place, (("Words", ""), ("old", "deleted"))), Changed(gone, (("Old.", "deleted"),)))
        return Redline("1 word deleted", ((595.0, 842.0),), passages, blank(1))

    def approve(self, who: str, note: str, text_code: str) -> None:  # noqa: D102
        self.approved.append((who, note, text_code))


@pytest.fixture
def builder() -> Builder:
    return Builder()


@pytest.fixture
def desk(builder: Builder) -> Desk:
    desk = Desk(builder)
    desk.refresh()
    return desk


@pytest.fixture
def server(desk: Desk) -> Iterator[Server]:
    served = Server(desk)
    thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield served
    served.shutdown()
    served.server_close()
    thread.join()
