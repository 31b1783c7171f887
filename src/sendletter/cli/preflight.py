"""`sendletter preflight FILE`: what a printer, a screen reader's user or an archive would complain about in any PDF."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sendletter.cli.options import Quiet, Strict, file_bytes
from sendletter.cli.printer import Printer
from sendletter.problem import Problem
from sendletter.span import Span

if TYPE_CHECKING:
    from sendletter.inspection.finding import Report


class Use(StrEnum):
    """Where the PDF goes."""

    PRINT = "print"
    WEB = "web"
    ARCHIVE = "archive"


class Wanted(StrEnum):
    """The standards that one can ask for."""

    X4 = "X-4"
    X1A = "X-1a"


class Form(StrEnum):
    """How findings are told."""

    TEXT = "text"
    JSON = "json"


File = Annotated[Path | None, typer.Argument(help="The PDF, of any make; - is standard input.", metavar="FILE")]
For = Annotated[
    list[Use] | None,
    typer.Option(
        "--for",
        help="Where it goes: to a printer, to readers on the web, to an archive; may be repeated. Without it, what the "
        "file says it is for, else the web.",
    ),
]
Standard = Annotated[
    Wanted | None,
    typer.Option(
        "--standard", help="Hold it against this PDF/X instead of the one that it claims; implies --for print."
    ),
]
Format = Annotated[Form, typer.Option("--format", help="text for people, json for programs.")]
Rules = Annotated[bool, typer.Option("--rules", help="Print what is looked for, with its sources, as Markdown.")]


def preflight(
    file: File = None,
    uses: For = None,
    standard: Standard = None,
    form: Format = Form.TEXT,
    strict: Strict = False,
    rules: Rules = False,
    quiet: Quiet = False,
) -> int:
    """Say what a printer, a screen reader's user or an archive would complain about in a PDF, of sendletter or not."""
    if rules:
        from sendletter.inspection.catalogue import catalogue

        sys.stdout.write(catalogue())
        return 0
    if file is None:
        raise typer.BadParameter("name a PDF to look over, or ask for --rules", param_hint="FILE")
    from sendletter.inspection.claims import Purpose
    from sendletter.inspection.inspector import inspect

    if standard and Use.PRINT not in (uses or [Use.PRINT]):
        raise typer.BadParameter("a printer's standard goes with --for print", param_hint="--standard")
    asked = uses or ([Use.PRINT] if standard else [])
    report = inspect(file_bytes(str(file)), str(file), [Purpose(use) for use in asked], standard and str(standard))
    printer = Printer(form.value, quiet=quiet)
    if form is Form.JSON:
        printer.json(_plain(report, str(file)))
    else:
        _tell(report, str(file), printer)
    return int(any(finding.is_error or strict for finding in report.findings))


def _tell(report: "Report", name: str, printer: Printer) -> None:
    """The findings for people, with the remedy once for each kind, and what was not looked at."""
    problems = []
    last = {finding.check: number for number, finding in enumerate(report.findings)}
    for number, finding in enumerate(report.findings):
        hint = f"{finding.remedy}\n({finding.source})" if last[finding.check] == number else ""
        problems.append(Problem(Span(name), finding.check, str(finding), hint, finding.severity))
    printer.problems(problems)
    against = " and ".join(f"PDF/{standard}" for standard in report.standards)
    if report.errors:
        printer.summary(problems, f"it is no {against}")
    elif problems:
        printer.summary(problems, f"it can be used as {against}")
    else:
        printer.note(f"{name}: nothing wrong for {' and '.join(report.purposes)} ({against})")
    for what in report.unseen:
        printer.note(f"not looked at, {what}")


def _plain(report: "Report", name: str) -> dict[str, object]:
    """The report as JSON."""
    return {
        "file": name,
        "for": [str(purpose) for purpose in report.purposes],
        "held against": list(report.standards),
        "claims": list(report.claims),
        "pages": report.pages,
        "findings": [
            {
                "check": finding.check,
                "severity": str(finding.severity),
                "message": finding.message,
                "pages": list(finding.pages),
                "remedy": finding.remedy,
                "source": finding.source,
            }
            for finding in report.findings
        ],
        "not looked at": list(report.unseen),
    }
