"""The map of the house, in the first words of the package, shows every room once and where it stands."""

import re
import tomllib
from pathlib import Path

import sendletter
from tests.conftest import ROOT

PURPOSES, _, FLOORS = str(sendletter.__doc__).partition("The house has floors")
ROOMS = {
    path.stem
    for path in Path(sendletter.__file__).parent.iterdir()
    if path.suffix == ".py" or (path / "__init__.py").exists()
}


def test_every_room_is_on_the_map_and_nothing_else():
    assert set(re.findall(r"`([a-z]+)`", PURPOSES)) == ROOMS - {"__init__"}


def test_the_floors_of_the_map_are_those_of_the_contract():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    floors = re.sub(r"\n {6,}", "  ", FLOORS.partition("\n\n")[2])
    assert [line.split() for line in floors.strip().splitlines()] == [layer.split(" | ") for layer in layers]
