"""What travels inside an archived letter: what it was made from, as far as everybody may see it."""

from sendletter.attachment import Attachment
from sendletter.problem import NotReady
from sendletter.project import LETTER, SIGNATORIES
from sendletter.provenance import as_json, counted_in, linked, public_letter, public_list, public_look
from sendletter.publishing.finished import Finished
from sendletter.publishing.manifest import MANIFEST, about, manifest

KINDS = {
    "css": "text/css",
    "html": "text/html",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "ttf": "font/ttf",
    "otf": "font/otf",
}
"""What files are by their endings (RFC 6838)."""


def enclosed(finished: Finished) -> tuple[Attachment, ...]:
    """The sources without what is the house's own, the parts of its look, linked data, and a manifest of these.

    Raises NotReady where the letter could not be read.
    """
    sources, project = finished.sources, finished.order.project
    letter = sources.letter
    if letter is None or sources.language is None:
        raise NotReady(sources.problems)
    text = public_letter(project.letter().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
    data = linked(letter, sources.roster, sources.language)
    files = [Attachment(LETTER, "application/yaml", text.encode(), "What is said", "Source")]
    if sources.roster.groups:
        rows = public_list(sources.roster, counted_in(text)).encode()
        files.append(Attachment(SIGNATORIES, "text/csv", rows, "Who says it, as printed", "Source"))
    pictures = (letter.letterhead.logo, letter.signature.image if letter.signature else None)
    names = [picture.path for picture in pictures if picture]
    look = {name: public_look(name, data) for name, data in project.additions().items()}
    others = {name: project.asset(name) for name in names} | look
    files += [Attachment(name, _kind(name), data, "A part of its look", "Supplement") for name, data in others.items()]
    files.append(
        Attachment("letter.jsonld", "application/ld+json", as_json(data), "What it is, as linked data", "Data")
    )
    said = manifest(about(sources), ((file.name, file.data) for file in files))
    return (*files, Attachment(MANIFEST, "application/json", said, "What it was made with", "Data"))


def _kind(name: str) -> str:
    return KINDS.get(name.rpartition(".")[2].lower(), "application/octet-stream")
