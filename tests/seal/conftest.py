"""An authority, and finished letters that wait for signatures; each is made once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sendletter.pipeline import Order
from sendletter.press.worker import Press
from sendletter.project import Project
from sendletter.publishing import publish
from sendletter.seal.key import Key, from_file
from tests.conftest import SHORT, TODAY
from tests.seal.authority import PASSWORD, Authority, services

FIELDS = SHORT.replace("Jane", "Dr. Jane") + (
    'signature fields: yes\nsignatures: {groups: [{id: a, columns: 2, heading: With, entry: "**{name}** | {title}"}]}\n'
)
LIST = "group,name,title\na,Zed Adams,Judge\na,Mary O'Hara,Professor\na,Łukasz Żak,\n"
EDITIONS = {"web": "letter.pdf", "archive": "letter.archive.pdf"}


@pytest.fixture(scope="session")
def authority() -> Iterator[Authority]:
    with services() as made:
        yield made


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, press: Press) -> Path:
    """The folder of a letter with a field for each of its four signatories, built as web and archive."""
    path = tmp_path_factory.mktemp("fields")
    (path / "letter.yaml").write_text(FIELDS, encoding="utf-8")
    (path / "signatories.csv").write_text(LIST, encoding="utf-8")
    (path / "output").mkdir()
    made = publish(Order(Project(path.resolve()), TODAY), press, tuple(EDITIONS))
    for name in EDITIONS.values():
        (path / "output" / name).write_bytes(made.files[name])
    return path


def key_of(authority: Authority, name: str, **how) -> Key:
    """Somebody's key, unlocked."""
    return from_file(authority.file(name, **how), f"{name}.p12", lambda _: PASSWORD, datetime.now(tz=UTC))


@pytest.fixture(scope="session")
def jane(authority: Authority) -> Key:
    return key_of(authority, "Jane Smith")


@pytest.fixture(scope="session")
def zed(authority: Authority) -> Key:
    return key_of(authority, "Zed Adams")
