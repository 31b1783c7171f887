"""The command line: `app` declares it and turns exceptions into exit codes, one file a command, one `printer`."""

import gc
import os
import sys

INTERRUPTED = 130


def main() -> None:
    """Run a command and exit with its code; never a traceback, unless SENDLETTER_DEBUG is set.

    The press takes longest to warm up, so a build starts it before anything else is imported.
    """
    gc.disable()  # a run is short, and most of what it makes it keeps to its end
    try:
        code = _begun()
    except KeyboardInterrupt:  # before there was anything that could say more
        sys.stderr.write("interrupted; nothing was changed\n")
        code = INTERRUPTED
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # nothing is left to tidy up, and taking apart a heap of thousands of names takes its time


def _begun() -> int:
    if {"build", "draft", "compare", "review"} & set(sys.argv[1:]) and "--no-pdf" not in sys.argv:
        from sendletter.press.worker import started

        with started() as press:
            return _run(press)
    return _run(None)


def _run(press: object) -> int:
    from sendletter.cli.app import run

    return run(press)
