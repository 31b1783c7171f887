"""`sendletter doctor`: what is missing on this machine, with the command that installs it."""

import sys


def doctor() -> int:
    """Say what is missing on this machine, with the command that installs it."""
    from sendletter.doctor import command, examine

    findings = examine()
    for finding in findings:
        mark = "ok     " if finding.found else "MISSING" if finding.needed else "none   "
        sys.stdout.write(f"{mark} {finding.what}\n")
        if not finding.found:
            sys.stdout.write(f"        {command(finding.remedy)}\n")
    return 0 if all(finding.found or not finding.needed for finding in findings) else 3
