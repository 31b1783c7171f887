"""Two passages compared word by word, in many scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendletter.comparison.words import compare, is_target
from sendletter.language import Language
from sendletter.letter import Change, Run

ENGLISH = Language.of("en-GB")
SENTENCES = {
    "en": "We ask you, the Minister of Ports, to keep the old harbour open to all who come by land or by sea.",
    "de": "Die Straßenverkehrsordnung gilt für alle, die am Kai wohnen oder arbeiten.",
    "ru": "Мы просим вас сохранить старую гавань открытой для всех.",
    "zh": "我们请求您保持港口开放，任何人都可以随时进出。",
    "ja": "私たちは港をすべての人に開放し続けるよう求めます。",
    "th": "เราขอให้ท่านเปิดท่าเรือเก่าไว้สำหรับทุกคน",
    "ko": "우리는 모든 사람에게 항구를 개방할 것을 요청합니다.",
    "ar": "نطلب منكم إبقاء الميناء مفتوحا أمام الجميع بنسبة 20 في المئة.",
    "he": "אנו מבקשים להשאיר את הנמל פתוח לכולם.",
}


def marked(old: str, new: str, language: Language = ENGLISH) -> str:
    """What became of a text, deletions as [-...-] and insertions as {+...+}."""
    return shown(compare((Run(old),), (Run(new),), language.word_ends))


def shown(runs: tuple[Run, ...]) -> str:
    marks = {None: "{}", Change.DELETED: "[-{}-]", Change.INSERTED: "{{+{}+}}"}
    return "".join(marks[run.change].format(run.text) for run in runs).replace("\u200b", "")


def one_side(runs: tuple[Run, ...], change: Change) -> list[tuple[str, bool, bool]]:
    """The letters of one version with their styles: what was kept, and what had that fate; no targets of links."""
    kept = [run for run in runs if run.change in (None, change) and not is_target(run)]
    return [
        (letter, run.italic, run.bold)
        for run in kept
        for letter in run.text.replace("\u200b", "").replace("\u00a0", " ")
    ]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("We ask you to act.", "We urge you to act.", "We [-ask-]{+urge+} you to act."),
        ("keep it open", "keep it wide open", "keep it {+wide +}open"),
        ("the Minister of Health", "the Secretary of State", "the [-Minister of Health-]{+Secretary of State+}"),
        ("It is red. It ends.", "It is red. It is new. It ends.", "It is red. {+It is new. +}It ends."),
        ("one, two", "three, four", "[-one-]{+three+}, [-two-]{+four+}"),
        ("2,000 people", "2,600 people", "[-2,000-]{+2,600+} people"),
        ("Thank you.", "Thank you for all.", "Thank you{+ for all+}."),
        ("Asia Network (AN)", "Network Asia (AN)", "[-Asia Network-]{+Network Asia+} (AN)"),
        ("a 5 km road", "a 5\u00a0km road", "a 5\u00a0km road"),
        ("same", "same", "same"),
        ("", "all new", "{+all new+}"),
        ("all old", "", "[-all old-]"),
    ],
)
def test_changes_are_marked_as_a_person_would_mark_them(old: str, new: str, wanted: str):
    assert marked(old, new) == wanted


@pytest.mark.parametrize(
    ("tag", "old", "new", "wanted"),
    [
        (
            "zh",
            "上涨了百分之二十，许多渔民",
            "上涨了百分之三十，许多船工",
            "百分之[-二十-]{+三十+}，许多[-渔民-]{+船工+}",
        ),
        ("ja", "港を開放します", "港を閉鎖します", "港を[-開放-]{+閉鎖+}します"),
        ("th", "เปิดท่าเรือเก่า", "เปิดท่าเรือใหม่", "เปิดท่าเรือ[-เก่า-]{+ใหม่+}"),
        ("ar", "بنسبة 20 في المئة", "بنسبة 35 في المئة", "بنسبة [-20-]{+35+} في المئة"),
    ],
)
def test_words_are_words_in_writings_without_spaces_too(tag: str, old: str, new: str, wanted: str):
    assert wanted in marked(old, new, Language.of(tag))


def test_a_word_in_another_style_has_changed():
    old, new = (Run("all of it"),), (Run("all "), Run("of", bold=True), Run(" it"))
    assert shown(compare(old, new, ENGLISH.word_ends)) == "all [-of-]{+of+} it"


HERE, THERE = "https://a.example/x", "https://b.example/y"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ([("the port", HERE)], [("the port", THERE)], f"the port[- ({HERE})-]{{+ ({THERE})+}}"),
        ([("See "), ("port", HERE), (" now")], [("See "), ("port", THERE), (" later")],
         f"See port[- ({HERE})-]{{+ ({THERE})+}} [-now-]{{+later+}}"),
        ([("the old port of Rye", HERE)], [("the new port of Rye", THERE)],
         f"the [-old-]{{+new+}} port of Rye[- ({HERE})-]{{+ ({THERE})+}}"),
        ([("a port")], [("a "), ("port", THERE)], f"a port{{+ ({THERE})+}}"),
        ([("port", HERE), (" of Rye")], [("port of Rye")], f"port[- ({HERE})-] of Rye"),
        ([("port", HERE)], [("port", HERE)], "port"),
        ([("port", HERE)], [("quay", THERE)], "[-port-]{+quay+}"),
        ([("a", HERE), ("b", THERE)], [("a", THERE), ("b", HERE)],
         f"a[- ({HERE})-]{{+ ({THERE})+}}b[- ({THERE})-]{{+ ({HERE})+}}"),
    ],
)  # fmt: skip
def test_words_whose_link_leads_elsewhere_stand_once_with_both_targets(old: list, new: list, wanted: str):
    parts = [[(part, None) if isinstance(part, str) else part for part in parts] for parts in (old, new)]
    before, after = (tuple(Run(text, link=link) for text, link in side) for side in parts)
    runs = compare(before, after, ENGLISH.word_ends)
    assert shown(runs) == wanted
    assert all(run.link == link for run in runs if is_target(run) for link in (HERE, THERE) if link in shown((run,)))


def test_a_long_target_may_be_broken_in_a_narrow_column():
    (_, target) = compare((Run("x"),), (Run("x", link=f"https://a.example/{'y' * 90}"),), ENGLISH.word_ends)
    assert max(map(len, target.text.split("\u200b"))) <= 20


def test_a_footnote_whose_number_alone_changed_is_kept_with_its_new_number():
    old, new = (Run("It is so."), Run("1", note=1)), (Run("It is so."), Run("2", note=2))
    assert [run.change for run in compare(old, new, ENGLISH.word_ends, {1: 2})] == [None, None]
    assert [run.note for run in compare(old, new, ENGLISH.word_ends, {1: 2})] == [None, 2]


def test_a_deleted_word_may_be_parted_from_the_inserted_one_at_the_end_of_a_line():
    deleted, inserted = compare((Run("cat"),), (Run("dog"),), ENGLISH.word_ends)
    assert (deleted.text, inserted.text) == ("cat\u200b", "dog")


styles = st.builds(
    Run,
    st.text(alphabet=st.sampled_from("ab c.,-19 żأم 港口の。ก"), min_size=1, max_size=12),
    italic=st.booleans(),
    bold=st.booleans(),
    link=st.sampled_from([None, None, "https://a.example"]),
)
passages = st.lists(styles, max_size=6).map(tuple)


@given(passages, passages)
def test_what_was_kept_and_inserted_is_the_new_text_and_what_was_kept_and_deleted_the_old_one(old, new):
    runs = compare(old, new, ENGLISH.word_ends)
    assert one_side(runs, Change.INSERTED) == one_side(new, Change.INSERTED)
    assert one_side(runs, Change.DELETED) == one_side(old, Change.DELETED)


@given(st.sampled_from(sorted(SENTENCES)), st.data())
def test_random_edits_in_many_scripts_lose_no_word(tag: str, data: st.DataObject):
    language, old = Language.of(tag), SENTENCES[tag]
    new = old
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(new)))
        end = data.draw(st.integers(start, min(len(new), start + 12)))
        new = new[:start] + data.draw(st.sampled_from(["", " ", "x", old[3:9], "٣", "港"])) + new[end:]
    runs = compare((Run(old),), (Run(new),), language.word_ends)
    assert one_side(runs, Change.INSERTED) == one_side((Run(new),), Change.INSERTED)
    assert one_side(runs, Change.DELETED) == one_side((Run(old),), Change.DELETED)


@given(passages)
def test_a_text_compared_with_itself_has_no_change(text):
    assert not any(run.change for run in compare(text, text, ENGLISH.word_ends))
