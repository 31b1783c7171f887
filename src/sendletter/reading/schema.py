"""What letter.yaml may hold: the one declaration behind validation, the JSON Schema and what an editor shows.

The models take the nodes of `yaml` and hold the values of `letter`, so a text never loses its place. Keys are lower
case with spaces, as staff may write them ("as of", "as_of", "As of").
"""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from sendletter.language import Language
from sendletter.letter import Day, Image, Text
from sendletter.reading.yaml import Node, Scalar
from sendletter.roster import Entry

PICTURES = (".svg", ".png", ".jpg", ".jpeg")


def wrong(rule: str, message: str, hint: str = "") -> PydanticCustomError:
    """A fault in a value, in words for staff; braces in the message are literal."""
    return PydanticCustomError(rule, "{message}", {"message": message, "hint": hint})  # type: ignore[arg-type]


def _scalar(value: Any) -> Scalar:
    if not isinstance(value, Scalar):
        raise wrong("type", "must be a text", "Put a text with a colon, a bracket or a brace in quotes.")
    return value


def _text(value: Any) -> Text:
    scalar = _scalar(value)
    return Text(" ".join(scalar.text.split()), scalar.span)


def _lines(value: Any) -> tuple[Text, ...]:
    """One text of several lines, or a list of texts."""
    if isinstance(value, Scalar):
        start = value.span
        step = 1 if value.style == "|" else 0
        return tuple(
            Text(" ".join(line.split()), type(start)(start.source, start.line + step * number, start.column if not step else 1))
            for number, line in enumerate(value.text.split("\n"), start=step)
            if line.strip()
        )
    if not isinstance(value, list):
        raise wrong("type", "must be a text or a list of texts")
    return tuple(_text(item) for item in value)


def _day(value: Any) -> Day:
    scalar = _scalar(value)
    try:
        return Day(date.fromisoformat(scalar.text.strip()), scalar.span)
    except ValueError:
        hint = "Write year, month and day, such as 2023-09-26; it is printed as the letter's language writes dates."
        raise wrong("date", f"“{scalar.text}” is no date", hint) from None


def _image(value: Any) -> Image:
    if isinstance(value, dict):
        if not {"file"} <= set(value) <= {"file", "alt"}:
            raise wrong("type", "a picture has the keys “file” and “alt”")
        picture, alt = _scalar(value["file"]), _scalar(value["alt"]).text if "alt" in value else ""
    else:
        picture, alt = _scalar(value), ""
    path = picture.text.strip().replace("\\", "/").removeprefix("./")
    if "://" in path or path.startswith("/") or ".." in path.split("/") or ":" in path.split("/")[0]:
        raise wrong("image", f"“{path}” is outside the letter's folder", "Copy the picture beside letter.yaml.")
    if not path.lower().endswith(PICTURES):
        raise wrong("image", f"“{path}” is no picture that can be printed", "Use an SVG, PNG or JPEG file.")
    return Image(path, alt, picture.span)


def _language(value: Any) -> str:
    try:
        return Language.of(_scalar(value).text.strip()).tag
    except ValueError as fault:
        raise wrong("language", str(fault), "Write a tag such as en-GB, fr or pt-BR.") from None


def _entry(value: Any) -> Text:
    text = _text(value)
    try:
        Entry.parse(text.text)
    except ValueError as fault:
        hint = "Such as “{name}[ ({acronym})][, {country}]”: [...] vanishes where a cell is empty, | begins a new line."
        raise wrong("entry-pattern", str(fault), hint) from None
    return text


def _one_of(*words: str) -> Any:
    def choose(value: Any) -> str:
        text = " ".join(_scalar(value).text.replace("_", " ").replace("-", " ").split())
        for word in words:
            if text.lower() == word.lower():
                return word
        raise wrong("choice", f"“{text}” is none of {', '.join(words)}")

    return choose


def _columns(value: Any) -> int:
    text = _scalar(value).text.strip()
    if text not in ("1", "2", "3", "4"):
        raise wrong("columns", f"“{text}” is no number of columns", "Write 1, 2, 3 or 4.")
    return int(text)


STRING = {"type": "string"}
LIST = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
PICTURE = {
    "anyOf": [
        {"type": "string"},
        {"type": "object", "properties": {"file": STRING, "alt": STRING}, "required": ["file"], "additionalProperties": False},
    ]
}


def _kind(read: Any, schema: dict[str, Any], to: Any = Any) -> Any:
    return Annotated[to, BeforeValidator(read), WithJsonSchema(schema)]


Words = _kind(_text, STRING)
Lines = _kind(_lines, LIST)
Date = _kind(_day, {"type": "string", "format": "date"})
Picture = _kind(_image, PICTURE)
Tag = _kind(_language, STRING)
Markdown = _kind(_scalar, STRING)


class Model(BaseModel):
    """A mapping in letter.yaml."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, validate_by_alias=True, validate_by_name=False)


class Letterhead(Model):
    """Who writes: printed in full on the first page, small on the following ones."""

    name: Words = Field(None, description="The sender's name.")
    logo: Picture = Field(None, description="A picture file (SVG, PNG, JPEG) in the letter's folder.")
    address: Lines = Field((), description="The sender's address, line by line.")
    contact: Lines = Field((), description="Telephone, e-mail, web site, line by line.")


class Recipient(Model):
    """Whom the letter addresses; printed as a block over the salutation."""

    name: Words = Field(None, description="The recipient's name; it also heads the following pages.")
    role: Words = Field(None, description="Their office.")
    organization: Words = Field(None, description="Their organization.")
    address: Lines = Field((), description="Their address, line by line.")


class Signature(Model):
    """The block of a single signatory, with room for the pen or an image of the signature."""

    name: Words = Field(description="The name under the signature.")
    title: Words = Field(None, description="Their title, under the name.")
    organization: Words = Field(None, description="Their organization, under the title.")
    image: Picture = Field(None, description="A picture of the signature, instead of room for the pen.")


class Group(Model):
    """A group of signatories: those rows of the list that have its id in the column “group”."""

    id: Words = Field(description="The word that stands in the list's column “group”.")
    heading: Words = Field(None, description="The heading over the group.")
    columns: _kind(_columns, {"type": "integer", "minimum": 1, "maximum": 4}) = Field(1, description="Columns, 1 to 4.")  # type: ignore[valid-type]
    entry: _kind(_entry, STRING) = Field(  # type: ignore[valid-type]
        None,
        description="How an entry is printed, such as “{name}[ ({acronym})][, {country}]” or “**{name}** | {title}”: "
        "[...] vanishes where a cell is empty, | begins a new line, **...** is bold.",
    )
    order: _kind(  # type: ignore[valid-type]
        _one_of("name", "family name", "as listed"), {"enum": ["name", "family name", "as listed"]}
    ) = Field("name", description="By name, by family name, or as they stand in the list.")


class Signatures(Model):
    """The list of signatories: its date, a line over it, its groups in printed order."""

    as_of: Date = Field(None, alias="as of", description="The day of the list: who signed later is not printed yet.")
    heading: Words = Field(None, description="A line over all groups.")
    groups: list[Group] = Field([], description="The groups in the order in which they are printed.")


class LetterFile(Model):
    """A letter. Only `language` and `body` are needed; whatever a letter does not have is left out."""

    language: Tag = Field(description="The letter's language, such as en-GB: it decides quotes, dates, hyphens, sorting.")
    date: Date = Field(None, description="The letter's date, as year-month-day.")
    paper: _kind(_one_of("A4", "Letter"), {"enum": ["A4", "Letter"]}) = Field("A4", description="The sheet: A4 or Letter.")  # type: ignore[valid-type]
    fit: _kind(_one_of("auto", "none"), {"enum": ["auto", "none"]}) = Field(  # type: ignore[valid-type]
        "auto", description="auto: type and margins may change a little so that the letter ends well; none: never."
    )
    title: Words = Field(None, description="The PDF's title; without it, the subject or the salutation.")
    letterhead: Letterhead = Field(Letterhead(), description="Who writes.")
    to: Recipient = Field(Recipient(), description="Whom the letter addresses.")
    reference: Words = Field(None, description="A file reference.")
    subject: Words = Field(None, description="The subject line.")
    salutation: Words = Field(None, description="Such as “Dear President,”.")
    body: Markdown = Field(description="The text in Markdown. {{ count.<group> }} prints how many signed.")
    closing: Words = Field(None, description="Such as “Sincerely,”.")
    signature: Signature = Field(None, description="A single signatory's block.")
    signatures: Signatures = Field(Signatures(), description="The list of signatories.")
    note: Words = Field(None, description="A note after the signatures.")
    postscript: Words = Field(None, description="A postscript.")
    enclosures: Lines = Field((), description="What is enclosed.")
    cc: Lines = Field((), description="Who gets a copy.")


def plain(node: Node) -> Any:
    """A node for the models: mappings and lists of Python, scalars with their places; what is empty is left out."""
    if isinstance(node, Scalar):
        return node
    if hasattr(node, "keys"):
        return {key: plain(child) for key, child in node.items.items() if not _empty(child)}
    return [plain(child) for child in node.items if not _empty(child)]


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.style and node.text in ("", "~", "null")


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of letter.yaml."""
    made = LetterFile.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_undefaulted(made)}


def _undefaulted(part: Any) -> Any:
    """Without the defaults that are no JSON: what is left out of a letter is absent."""
    if isinstance(part, dict):
        return {key: _undefaulted(value) for key, value in part.items() if key != "default"}
    return [_undefaulted(value) for value in part] if isinstance(part, list) else part


