"""The setting in which a letter ends best."""

from sendletter.composition.fit import Setting, choose, cost
from sendletter.layout import Layout, Sheet


def layout(*fills: float) -> Layout:
    return Layout(tuple(Sheet((), (), fill) for fill in fills), ())


def test_a_letter_that_ends_well_is_left_as_the_theme_has_it():
    tried = []

    def compose(setting: Setting) -> Layout:
        tried.append(setting)
        return layout(0.98, 0.6)

    assert choose(compose, search=True).setting == Setting()
    assert tried == [Setting()]


def test_a_remnant_is_avoided_by_the_smallest_change_that_does_it():
    def compose(setting: Setting) -> Layout:
        return layout(0.99, 0.99) if setting.foot <= 0.92 else layout(0.99, 0.99, 0.05)

    choice = choose(compose, search=True)
    assert choice.setting == Setting(foot=0.92)
    assert len(choice.layout.sheets) == 2


def test_without_a_search_the_theme_stands():
    assert choose(lambda _: layout(0.99, 0.03), search=False).setting == Setting()


def test_no_setting_is_tried_beyond_its_limits():
    tried: list[Setting] = []

    def compose(setting: Setting) -> Layout:
        tried.append(setting)
        return layout(0.5, 0.5, 0.01)

    choose(compose, search=True)
    assert len(tried) > 10
    assert all(0.94 <= s.size <= 1.04 and 0.94 <= s.leading <= 1.04 and 0.84 <= s.foot <= 1.08 for s in tried)


def test_a_page_that_ends_short_costs_more_than_a_full_one():
    assert cost(layout(0.5, 0.5), Setting()).total > cost(layout(0.97, 0.5), Setting()).total


def test_a_setting_says_what_it_changes():
    assert str(Setting()) == "as the theme has it"
    assert str(Setting(size=0.98, foot=0.92)) == "type -2 %, foot margin -8 %"
