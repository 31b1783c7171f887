"""A value of letter.yaml that cannot be read."""


class Wrong(ValueError):
    """A value that cannot be read, in words for staff, by which rule, and what to do."""

    def __init__(self, rule: str, message: str, hint: str = "") -> None:
        self.rule, self.hint = rule, hint
        super().__init__(message)
