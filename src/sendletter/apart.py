"""Work on a stranger's file in a process of its own, so that whatever it does there ends under limits."""

import os
import pickle
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from sendletter.problem import SendletterError, Unreadable

MOST_SECONDS = 20
MOST_BYTES = 2 << 30
"""What the process may use: seconds of the processor (twice that on the clock), and bytes of address space."""
STOPPED = "takes more time or memory than any letter, or breaks what reads it; ask for it again, saved anew"
Value = TypeVar("Value")


def apart(work: Callable[[bytes, str], Value], data: bytes, name: str, seconds: int = MOST_SECONDS) -> Value:
    """What `work(data, name)` returns or raises. Raises Unreadable where its limits were hit.

    Where a system cannot fork, it works in this process.
    """
    if not hasattr(os, "fork"):
        return work(data, name)
    receive, send = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        os.close(receive)
        _serve(work, data, name, send, seconds)
    os.close(send)
    try:
        answer = _answer(receive, seconds)
    finally:
        os.close(receive)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if answer is None:
        raise Unreadable(name, STOPPED)
    value, fault = answer
    if fault is not None:
        raise fault
    returned: Value = value
    return returned


def _serve(work: Callable[[bytes, str], Any], data: bytes, name: str, send: int, seconds: int) -> None:
    """Work, and send what came of it; never returns."""
    code = 1
    try:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libraries in C say what they like
        _limit(seconds)
        answer: tuple[Any, SendletterError | None]
        try:
            answer = (work(data, name), None)
        except SendletterError as fault:
            answer = (None, fault)
        with os.fdopen(send, "wb") as stream:
            pickle.dump(answer, stream, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)


def _limit(seconds: int) -> None:
    import resource

    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, MOST_BYTES)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _answer(receive: int, seconds: int) -> tuple[Any, SendletterError | None] | None:
    """What the process sends; None where it has ended without, or lasts too long."""
    import time

    until, chunks = time.monotonic() + 2 * seconds, []
    while (left := until - time.monotonic()) > 0:
        ready, _, _ = select.select([receive], [], [], left)
        chunk = os.read(receive, 1 << 20) if ready else b""
        if ready and not chunk:
            break
        chunks.append(chunk)
    try:
        answer: tuple[Any, SendletterError | None] = pickle.loads(b"".join(chunks))  # noqa: S301 - from our own child
    except (EOFError, pickle.UnpicklingError):
        return None
    return answer
