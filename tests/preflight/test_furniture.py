"""Running heads and page numbers are taken away, and nothing else."""

from sendletter.preflight.furniture import bare_pages


def test_furniture_is_taken_from_either_end():
    texts = ["Dear", "HeadPage2of2names", "namesPage2of2Head"]
    assert bare_pages(texts, [(), ("Head", "Page2of2"), ("Head", "Page2of2")], "Dearnamesnames") == [
        "Dear",
        "names",
        "names",
    ]


def test_a_signatory_named_like_the_head_stays_where_it_is_at_the_top_of_a_page():
    assert bare_pages(["AmnestyBobAmnesty"], [("Amnesty",)], "AmnestyBob") == ["AmnestyBob"]
    assert bare_pages(["AmnestyAmnestyBob"], [("Amnesty",)], "AmnestyBob") == ["AmnestyBob"]


def test_a_signatory_named_like_the_head_stays_at_the_foot_of_a_page():
    assert bare_pages(["AmnestyBobAmnesty"], [("Amnesty",)], "BobAmnesty") == ["BobAmnesty"]


def test_each_item_is_taken_once():
    assert bare_pages(["HeadHeadnames"], [("Head",)], "other") == ["Headnames"]


def test_arabic_furniture_is_known_by_its_letters():
    assert bare_pages(["names2023سبتمبر26·الرئيس"], [("الرئيس·26سبتمبر2023",)], "names") == ["names"]


def test_a_page_without_furniture_stays_as_it_is():
    assert bare_pages(["names"], [("Head", "")], "names") == ["names"]
