"""What a build says of itself: the codes of text and list, counts, versions, approvals, and a hash of every file."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.metadata import version

from sendletter.draft.record import list_code, text_code
from sendletter.pipeline import Sources, consents_of
from sendletter.problem import NotReady
from sendletter.project import Project
from sendletter.provenance import as_json

MANIFEST = "manifest.json"
SET_BY = ("sendletter", "weasyprint", "uharfbuzz", "pyphen")
"""What decides how a page looks."""


def manifest(about: Mapping[str, object], files: Iterable[tuple[str, bytes]]) -> bytes:
    """The manifest of files, each with its name, of which `about` says what they were made from."""
    return as_json({**about, "files": {name: sha256(data).hexdigest() for name, data in files}})


def about(sources: Sources) -> dict[str, object]:
    """What a letter is known by: the codes of its text and its list, its days, its counts, what set it.

    Raises NotReady where the letter could not be read.
    """
    letter, written = sources.letter, sources.written
    if letter is None or written is None:
        raise NotReady(sources.problems)
    as_of = letter.signatures.as_of
    return {
        "text": text_code(written),
        "list": list_code(sources.roster),
        "language": letter.language,
        "date": letter.date.date.isoformat() if letter.date else None,
        "as of": as_of.date.isoformat() if as_of else None,
        "signatories": {"total": sources.roster.size, **sources.roster.counts},
        "versions": {name: version(name) for name in SET_BY},
    }


def approvals(sources: Sources, project: Project) -> dict[str, object]:
    """Who approved which text and when, by the names in letter.yaml; nothing where nobody is asked.

    That is the house's own business: it stands beside the files and not in the archive's copy.
    """
    if sources.written is None or not sources.written.approvals_needed:
        return {}
    given = [
        {
            "by": standing.needed.text,
            "text": standing.approval.text_code,
            "list": standing.approval.list_code,
            "when": standing.approval.when.isoformat(),
        }
        for standing in consents_of(sources, project).standings
        if standing.approval and standing.text_holds
    ]
    return {"approvals": given}
