"""The commands, and the one place where exceptions become exit codes.

0 done                              4 an input cannot be read or an output cannot be written
1 the letter is not ready           5 a limit of time, size or memory was hit
2 wrong usage                       6 another run holds the folder
3 the machine lacks something       70 a fault in sendletter itself; 130 interrupted
"""

import os
import sys

import typer
from typer._click.exceptions import ClickException  # Typer's own copy of Click, which it exports nowhere else

from sendletter.cli import (
    approve,
    build,
    changes,
    check,
    comments,
    compare,
    doctor,
    draft,
    extract,
    import_,
    new,
    preflight,
    review,
    schema,
    sign,
    signatories,
    status,
    verify,
)
from sendletter.cli.printer import Printer
from sendletter.problem import Busy, LimitReached, MachineLacks, NotReady, SendletterError, Unreadable

app = typer.Typer(
    name="sendletter",
    help="From a sign-on sheet to a letter you can send: letter.yaml and signatories.csv become a PDF on letterhead.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback()(status.status)
app.command("new")(new.new)
app.command("import")(import_.import_)
app.command("check")(check.check)
app.command("draft")(draft.draft)
app.command("review")(review.review)
app.command("approve")(approve.approve)
app.command("comments")(comments.comments)
app.command("build")(build.build)
app.command("sign")(sign.sign)
app.command("verify")(verify.verify)
app.command("preflight")(preflight.preflight)
app.command("extract")(extract.extract)
app.command("signatories")(signatories.signatories)
app.command("changes")(changes.changes)
app.command("compare")(compare.compare)
app.command("schema")(schema.schema)
app.command("doctor")(doctor.doctor)

INTERNAL, INTERRUPTED = 70, 130


def run(press: object = None) -> int:
    """Run the command of sys.argv; its exit code. `press` is one that is warming up already, or None."""
    printer = Printer()
    try:
        code = app(standalone_mode=False, obj=press)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_stdout()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        printer.say("interrupted; nothing was changed")
        return INTERRUPTED
    except SendletterError as fault:
        return told(fault, printer)
    except ClickException as fault:
        fault.show()
        return int(fault.exit_code)
    except Exception as fault:
        if os.environ.get("SENDLETTER_DEBUG"):
            raise
        printer.say(f"sendletter has a fault: {type(fault).__name__}: {fault}")
        printer.say("Please report it; with SENDLETTER_DEBUG=1 before the command, the details are printed.")
        return INTERNAL
    return code if isinstance(code, int) else 0


def told(fault: SendletterError, printer: Printer) -> int:
    """Say what happened; its exit code."""
    match fault:
        case NotReady(problems=problems):
            printer.problems(problems)
            printer.summary(problems, "the letter is not ready")
            return 1
        case MachineLacks(remedy=remedy):
            from sendletter.doctor import command
            from sendletter.doctor import remedy as usual

            printer.say(f"{fault}. To install what is missing: {command(remedy) or usual()}")
            return 3
        case Unreadable():
            printer.say(f"error: {fault}")
            return 4
        case LimitReached():
            printer.say(f"error: {fault}")
            return 5
        case Busy():
            printer.say(f"{fault}; wait for it, or end it")
            return 6
    printer.say(f"error: {fault}")
    return 1


def _drop_stdout() -> None:
    """Whoever read our output has gone; Python must not complain when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
