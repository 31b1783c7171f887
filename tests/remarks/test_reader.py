"""PDFs that come back from many programs, and those that mean harm."""

import os
import signal
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from sendletter.apart import apart
from sendletter.drafting import Drafted
from sendletter.problem import Unreadable
from sendletter.remarks.reader import LARGEST, read
from tests.remarks.marking import Marked

WORDS = "forcible returns"


def test_marks_of_acrobat_have_author_date_replies_and_replacements(example_draft: Drafted):
    file = Marked(example_draft.pdf)
    head = file.over(1, WORDS, Contents="Right term?", T="Ann Lee", M="D:20260112103000+01'00'", NM="a-1")
    file.add(1, "Popup", [(500, 100, 590, 150)], Parent=head)
    file.add(1, "Text", [(90, 200, 110, 220)], IRT=head, Contents="Yes.", T="Tom Berg", M="D:20260113")
    file.add(1, "Text", [(90, 200, 110, 220)], IRT=head, F=30, StateModel="Review", State="Accepted", T="Tom Berg")
    file.replaced(1, "North Korean government", "DPRK authorities", T="Ann Lee")
    read_ = read(file.saved(), "back.pdf")
    one, two = read_.remarks
    assert (one.kind, one.text, one.author, one.when, one.review) == (
        "highlight",
        "Right term?",
        "Ann Lee",
        "2026-01-12 10:30",
        "accepted",
    )
    assert [(reply.author, reply.when, reply.text) for reply in one.replies] == [("Tom Berg", "2026-01-13", "Yes.")]
    assert (two.kind, two.suggestion) == ("replace", "DPRK authorities")
    assert read_.record is not None


@pytest.mark.parametrize("order", ["acrobat", "standard", "okular"])
def test_the_order_of_corners_does_not_matter(order: str, example_draft: Drafted):
    file = Marked(example_draft.pdf)
    file.over(1, WORDS, order=order)
    (one,) = read(file.saved(), "back.pdf").remarks
    other = Marked(example_draft.pdf)
    other.over(1, WORDS)
    assert one.boxes == read(other.saved(), "back.pdf").remarks[0].boxes


def test_preview_and_firefox_write_neither_author_nor_name_nor_popup(example_draft: Drafted):
    file = Marked(example_draft.pdf)
    file.over(1, WORDS, C=Array([1, 0.9, 0.2]), AAPL_AKExtras=Dictionary({}))
    file.over(1, "19th", "Underline", CreationDate="D:20260112")
    one, two = read(file.saved(), "back.pdf").remarks
    assert (one.author, one.text, one.when, two.kind, two.when) == ("", "", "", "underline", "2026-01-12")


def test_words_of_okular_and_foxit_are_found_where_they_write_them(example_draft: Drafted):
    file = Marked(example_draft.pdf)
    form = file.document.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    file.add(1, "FreeText", [(90, 90, 200, 110)], Contents="Typed", NM="okular-{1}", AP=Dictionary({"/N": form}))
    file.over(1, WORDS, RC='<?xml version="1.0"?><body><p>Bold &amp; <b>rich</b></p><p>two</p></body>')
    one, two = read(file.saved(), "back.pdf").remarks
    assert (one.kind, one.text, two.text) == ("text", "Typed", "Bold & rich\ntwo")


def test_a_draft_that_was_saved_anew_without_its_record_gives_the_words_of_its_stamp(example_draft: Drafted):
    file = Marked(example_draft.pdf)
    file.over(1, WORDS)
    saved = file.saved(keep_record=False, object_stream_mode=pikepdf.ObjectStreamMode.disable, linearize=True)
    read_ = read(saved, "back.pdf")
    assert read_.record is None
    assert example_draft.record.text_code in read_.words


def test_texts_lose_what_could_move_a_terminal_and_are_cut(example_draft: Drafted):
    file = Marked(example_draft.pdf)
    file.over(1, WORDS, Contents="\x1b[31mred\u202e\x07\r\nnext" + "x" * 1_000_000, T="\x1b]0;x\x07Eve")
    (one,) = read(file.saved(), "back.pdf").remarks
    assert one.text.startswith("[31mred\nnextxxx")
    assert len(one.text) < 10_010
    assert one.author == "]0;xEve"


def circle(file: Marked) -> None:
    first = file.over(1, WORDS, Contents="a")
    second = file.over(1, WORDS, Contents="b", IRT=first, Popup=first)
    first["/IRT"], first["/Popup"], first["/Parent"] = second, second, first


def strange(file: Marked) -> None:
    file.add(1, "Highlight", [(1, 1, 2, 2)], QuadPoints=Array([String("x")] * 8), Rect=Array([1, 2]), Contents=5)
    file.add(1, "Highlight", [(1, 1, 2, 2)], QuadPoints=Array([1, 2, 3]), T=Array([1]), M="D:99999999", IRT=5)


def script(file: Marked) -> None:
    action = Dictionary({"/S": Name.JavaScript, "/JS": String("app.alert(1)")})
    file.document.Root["/OpenAction"] = action
    file.over(1, WORDS, A=action, AA=Dictionary({"/E": action}))
    file.add(1, "Text", [(1, 1, 9, 9)], FS=Dictionary({"/F": String("/etc/passwd")}))


@pytest.mark.parametrize(("harm", "count"), [(circle, 1), (strange, 2), (script, 2)])
def test_harm_is_not_followed_and_marks_are_read(harm, count: int, example_draft: Drafted):
    file = Marked(example_draft.pdf)
    harm(file)
    assert len(read(file.saved(), "back.pdf").remarks) == count


def many(pdf: bytes) -> bytes:
    file = Marked(pdf)
    note = {"/Subtype": Name.Text, "/Contents": String("x"), "/Rect": Array([0, 0, 1, 1])}
    file.document.pages[0].obj["/Annots"] = Array([Dictionary(note) for _ in range(100_000)])
    return file.saved()


def locked(pdf: bytes) -> bytes:
    return Marked(pdf).saved(encryption=pikepdf.Encryption(user="secret", owner="secret"))


def looped(pdf: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.Root["/Pages"]["/Kids"].append(document.Root["/Pages"])
        document.save(out, qdf=True)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda pdf: b"", "no PDF"),
        (lambda pdf: b"hello", "no PDF"),
        (lambda pdf: pdf[: len(pdf) // 3], "damaged"),
        (lambda pdf: b"%PDF-1.7\n" + bytes(5_000), "damaged"),
        (lambda pdf: b"%PDF-" + bytes(LARGEST), "at most 100 MB"),
        (many, "more than 2,000 marks"),
        (locked, "protected by a password"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(make, reason: str, example_draft: Drafted):
    with pytest.raises(Unreadable, match=reason):
        read(make(example_draft.pdf), "back.pdf")


def test_work_that_takes_all_memory_or_dies_ends_with_a_reason():
    with pytest.raises(Unreadable, match="more time or memory"):
        apart(lambda data, name: os.kill(os.getpid(), signal.SIGKILL), b"", "back.pdf")
    with pytest.raises(Unreadable, match="more time or memory"):
        apart(lambda data, name: len(bytearray(3 << 30)), b"", "back.pdf")
