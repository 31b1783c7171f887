"""docs/theme.md says what letter.css holds."""

import re

from tests.conftest import ROOT

PAGE = (ROOT / "docs/theme.md").read_text(encoding="utf-8")
SHEET = (ROOT / "templates/letter.css").read_text(encoding="utf-8")


def test_every_property_stands_in_the_table_with_its_value():
    root = SHEET.split(":root {")[1].split("\n}")[0]
    properties = dict(re.findall(r"--([\w-]+):\s*([^;]+);", root))
    told = dict(re.findall(r"^\| `--([\w-]+)` \| ([^|]+) \|", PAGE, re.MULTILINE))
    assert len(told) > 20
    assert set(told) == set(properties)
    for name, value in told.items():
        assert properties[name].replace('"', "").startswith(value.strip().removesuffix(" ...")), name


def test_every_picture_is_there():
    pictures = re.findall(r"!\[.+?\]\((.+?)\)", PAGE)
    assert len(pictures) == 6
    assert all((ROOT / "docs" / name).stat().st_size > 10_000 for name in pictures)
