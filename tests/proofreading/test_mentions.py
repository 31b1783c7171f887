"""Names in the text that are nearly a signatory's."""

import pytest

from tests.proofreading.copies import found

PEOPLE = ["David Alton", "Yanghee Lee", "Tomás Ojea-Quintana", "Ann Lee"]
ORGANIZATIONS = ["Committee for Human Rights in North Korea", "Advocates for Human Rights"]


def told(text: str) -> str:
    return found(text, people=PEOPLE, organizations=ORGANIZATIONS).get("nearly-signatory", "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We thank Lord Davd Alton for it.", "“Davd Alton” is nearly the signatory “David Alton”"),
        ("In Seoul Yanghe Lee’s report said so.", "“Yanghe Lee” is nearly the signatory “Yanghee Lee”"),
        ("We thank Dávid Alton.", "“Dávid Alton” is nearly"),
        ("We thank Tomas Ojea-Quintana.", "“Tomas Ojea-Quintana” is nearly"),
        ("The Comittee for Human Rights in North Korea wrote.", "“Comittee for Human Rights in North Korea” is nearly"),
    ],
)
def test_a_misspelt_name_is_found(text: str, names: str):
    assert names in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "We thank David Alton, Lee Yanghee and Tomás Ojea-Quintana.",
        "David Alton’s report and DAVID ALTON.",
        "We thank Lord Alton and Anna Lee of Advocates for Human Rights.",
        "Human Rights in North Korea are the matter.",
    ],
)
def test_names_that_are_right_or_of_others_are_left_alone(text: str):
    assert told(text) == ""
