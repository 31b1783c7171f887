"""The stylesheet's custom properties are the one source of the measures."""

from sendletter.project import THEME
from sendletter.reading.theme import read_theme

FILES = {path.name: (path.name, path.read_bytes()) for path in THEME.iterdir()}


def with_custom(css: str):
    return read_theme(FILES | {"custom.css": ("templates/custom.css", css.encode())})


def test_the_built_in_theme_is_read_without_a_word():
    theme, problems = read_theme(FILES)
    assert problems == ()
    assert theme is not None
    assert (theme.measures.size, theme.measures.leading, theme.text[0]) == (11.0, 15.0, "Source Serif 4")


def test_a_custom_stylesheet_overrides_in_any_unit():
    theme, _ = with_custom(":root { --size: 1pc; --margin-left: 2.54cm; --ink: #112233 }")
    assert theme is not None
    assert (theme.measures.size, round(theme.measures.margin_left, 6), theme.ink) == (12.0, 72.0, "#112233")


def test_a_measure_that_is_none_is_told_with_its_place():
    theme, problems = with_custom(":root {\n  --size: big;\n  --paragraph-space: 1pt;\n --ink: red }")
    assert theme is None
    assert [(str(problem.span), problem.rule) for problem in problems] == [
        ("templates/custom.css:2:3", "theme-property"),
        ("templates/custom.css:3:3", "theme-property"),
        ("templates/custom.css:4:2", "theme-colour"),
    ]


def test_a_stylesheet_in_another_encoding_is_told():
    _, problems = read_theme(FILES | {"custom.css": ("templates/custom.css", b"/* \xe9 */")})
    assert [problem.rule for problem in problems] == ["template-encoding"]
