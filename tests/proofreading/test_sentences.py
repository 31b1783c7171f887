"""Sentences: their stops, their beginnings, and those that stand twice."""

import pytest

from tests.proofreading.copies import found, said


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We ask you to act.. Now.", "double-stop"),
        ("We ask you to act. . Now.", "double-stop"),
        ("We ask you,, now, to act.", "double-stop"),
        ("Will you act?. We hope so.", "double-stop"),
        ("We ask you,and others,to act.", "missing-space"),
        ("We ask you to act.The harbour is open.", "missing-space"),
        ("We ask you to listen. we ask you to act.", "small-start"),
        ("He said: “Listen to reason.” then he left.", "small-start"),
    ],
)
def test_slips_of_punctuation_are_found(text: str, rule: str):
    assert rule in said(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We wait ... and wait… See ../report, www.peace.example. It ended.", "en-GB"),
        ("It lasted approx. ten years, i.e. the 2.5 million of A.B.C. Smith, Jr. said so.", "en-GB"),
        ("The file node.js, the 1,170 persons, section 2.a.b, and “No!”, he said.", "en-GB"),
        ("Write to office@harbour.example,or see https://a.example/A,b.", "en-GB"),
        ("Yahoo! and Act!onAid came. iPhones did not.", "en-GB"),
        ("Das war 2020 bzw. im 3. Quartal, inkl. aller Gäste.", "de"),
        ("私たちは,港を,求めます。", "ja"),
        ("Hotărârea nr. 5 din 3. martie.", "ro"),
    ],
)
def test_marks_that_are_right_are_left_alone(text: str, language: str):
    assert not {"double-stop", "missing-space", "small-start"} & set(said(text, language))


def test_a_sentence_that_stands_twice_is_found_in_one_paragraph_and_in_two():
    long = "We ask you to keep the old harbour open to all."
    assert "line 10 already" in found(long, long)["repeated-sentence"]
    assert "repeated-sentence" in found(f"{long} It matters. {long}")
    assert "repeated-sentence" not in found("We ask you to act.", "We ask you to act.", long)
