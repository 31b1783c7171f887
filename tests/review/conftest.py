"""A builder of small proofs, and a server of them."""

import threading
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from sendletter.comments.comment import Comment, numbered
from sendletter.problem import Problem, SendletterError, warning
from sendletter.review.desk import Desk
from sendletter.review.proof import Asked, Passage, Proof
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
        self.fault: SendletterError | None = None
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
