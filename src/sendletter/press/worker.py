"""The press in a process of its own.

The engine takes a fifth of a second to import: forked off first, it warms up while the letter is read, proofread and
composed. And what a stylesheet or a picture can do to it (endless work, all memory, a crash in a C library) ends that
process under its limits and not the run: the earlier PDF stays, and staff get a sentence.
"""

import gc
import math
import os
import pickle
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO

from sendletter.layout import Font, Layout
from sendletter.press.engine import Engine, Pressed, weasyprint
from sendletter.problem import LimitReached, SendletterError
from sendletter.theme import Theme

MOST_SECONDS = 600
MOST_BYTES = 4 << 30
"""What the press may use before it is stopped: processor seconds for a letter, and bytes of address space."""


class Press:
    """A press at work elsewhere; each call waits for its answer, and raises what was raised there."""

    def __init__(self, send: BinaryIO, receive: BinaryIO, process: int) -> None:
        """`process` is the number of the process at the other end of the pipes."""
        self._send, self._receive, self.process = send, receive, process
        self._open = 0  # requests that are not answered yet

    def open(self, theme: Theme, fonts: Sequence[Font], asset: Callable[[str], bytes], source: str) -> None:
        """Set up the engine for a letter; see `Engine`. What an earlier letter did not wait for is dropped."""
        while self._open:
            with suppress(SendletterError, RuntimeError):
                self._answer()
        self._ask("open", theme, fonts, asset, source)
        self._answer()

    def begin_measure(self, html: str) -> None:
        """Begin to measure; `measured` gives the heights."""
        self._ask("measure", html)

    def measured(self) -> dict[str, float]:
        """The heights of what was last given to `begin_measure`."""
        heights: dict[str, float] = self._answer()
        return heights

    def begin_press(self, html: Sequence[str], layout: Layout, theme: Theme, bleed: float = 0.0) -> None:
        """Begin to set pages, with the theme's colours and a bleed in points; `pressed` gives the PDF."""
        self._ask("press", html, layout, theme.ink, theme.marks, bleed)

    def pressed(self) -> Pressed:
        """The PDF of what was last given to `begin_press`."""
        pressed: Pressed = self._answer()
        return pressed

    def draw(self, html: str) -> Pressed:
        """The PDF of a page that was not composed; see `Engine.draw`."""
        self._ask("draw", html)
        return self.pressed()

    def _ask(self, *request: object) -> None:
        try:
            pickle.dump(request, self._send, pickle.HIGHEST_PROTOCOL)
            self._send.flush()
        except BrokenPipeError:
            raise LimitReached(STOPPED) from None
        self._open += 1

    def _answer(self) -> Any:
        self._open -= 1
        try:
            answer = pickle.load(self._receive)  # noqa: S301 - from our own child
        except EOFError:
            raise LimitReached(STOPPED) from None
        if isinstance(answer, Exception):
            raise answer
        return answer


STOPPED = (
    "setting the pages was stopped: it took more than its share of time or memory, or the engine crashed; "
    "simplify the pictures and templates, or split the list"
)


@contextmanager
def started() -> Iterator[Press]:
    """A press that warms up at once and ends with the block. Where a system cannot fork, it works in this process."""
    if not hasattr(os, "fork"):
        yield _Here()
        return
    ours, theirs = os.pipe(), os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        os.close(ours[1])
        os.close(theirs[0])
        _serve(os.fdopen(ours[0], "rb"), os.fdopen(theirs[1], "wb"))
    os.close(ours[0])
    os.close(theirs[1])
    send, receive = os.fdopen(ours[1], "wb"), os.fdopen(theirs[0], "rb")
    try:
        yield Press(send, receive, child)
    finally:
        for pipe in (send, receive):
            with suppress(BrokenPipeError):  # what was not sent to a press that died
                pipe.close()
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _serve(receive: BinaryIO, send: BinaryIO) -> None:
    """Answer requests until there are no more; never returns."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us decides
        warnings.filterwarnings("ignore", module="weasyprint")  # it misses the machine's fonts, kept away on purpose
        gc.disable()
        _limit()
        engine: Engine | None = None
        fault = _warm()
        while True:
            try:
                request = pickle.load(receive)  # noqa: S301 - from our own parent
            except EOFError:
                break
            answer: object = fault
            if request[0] == "open":
                _limit()  # each letter has its share: a press at work for days has many
            if fault is None:
                try:
                    engine, answer = _work(engine, *request)
                except (MemoryError, SystemError):  # what the interpreter says where C code had no memory
                    engine, answer = None, LimitReached(STOPPED)
                except Exception as told:  # noqa: BLE001 - whatever it is, it is raised where it was asked for
                    answer = told if isinstance(told, SendletterError) else RuntimeError(traceback.format_exc())
            pickle.dump(answer, send, pickle.HIGHEST_PROTOCOL)
            send.flush()
            if engine is not None and request[0] == "measure":
                engine.rehearse()  # while the letter is being composed
        code = 0
    finally:
        os._exit(code)


def _limit() -> None:
    """Bound what a bad stylesheet or picture can use."""
    import resource

    used = math.ceil(time.process_time())
    for kind, most in ((resource.RLIMIT_CPU, used + MOST_SECONDS), (resource.RLIMIT_AS, MOST_BYTES)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _warm() -> SendletterError | None:
    try:
        weasyprint().HTML(string="<p>").render()  # its own stylesheet is read, its bindings are looked up
    except SendletterError as fault:
        return fault
    return None


def _work(engine: Engine | None, task: str, *values: Any) -> tuple[Engine | None, object]:
    """One request done: the engine to keep, and the answer."""
    if task == "open":
        return Engine(*values), None
    if engine is None:
        return None, LimitReached(STOPPED)
    return engine, getattr(engine, task)(*values)


class _Here(Press):
    """The press in this process, for systems that cannot fork."""

    def __init__(self) -> None:
        self._engine: Engine | None = None
        self._last: Any = None
        self._open = 0

    def _ask(self, *request: object) -> None:
        self._engine, self._last = _work(self._engine, *request)  # type: ignore[arg-type]

    def _answer(self) -> Any:
        if isinstance(self._last, Exception):
            raise self._last
        return self._last
