"""`make bench`: what `check` and `import` cost on long lists.

    lists.py [--runs N]

`check` proofreads the whole letter and its list; `import` brings a sheet of as many rows into a list of as many, of which
nine in ten stand there already: it reads, matches, looks for doubtful cases and says what it would do.
"""

import argparse
import csv
import math
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from material import listing
from meter import measure
from signers import signers

SIZES = (3_000, 30_000, 90_000)
COMMAND = Path(sys.executable).with_name("sendletter")


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    print("| command | rows | s | CPU s | memory MB |")
    print("|---|---|---|---|---|")
    times: dict[str, dict[int, float]] = {"check": {}, "import": {}}
    with tempfile.TemporaryDirectory() as place:
        for count in SIZES:
            folder = listing(Path(place) / str(count), count).folder
            sheet = _sheet(folder, count)
            times["check"][count] = _row("check", [COMMAND, "check", "-q"], folder, count, runs)
            command: list[str | Path] = [COMMAND, "import", sheet, "--group", "signatory", "--dry-run", "-q"]
            times["import"][count] = _row("import", command, folder, count, runs)
    print()
    for name, measured in times.items():
        for small, large in pairwise(measured):
            power = math.log(measured[large] / measured[small]) / math.log(large / small)
            print(f"From {small:,} to {large:,} rows, the time of {name} grows with the power {power:.2f}.")


def _sheet(folder: Path, count: int) -> Path:
    """As many rows as the list has, the last tenth of them new."""
    names = list(signers(count + count // 10))[count // 10 :]
    path = folder / "answers.csv"
    with path.open("w", encoding="utf-8", newline="") as sheet:
        writer = csv.writer(sheet)
        writer.writerow(["Timestamp", "Name", "Title"])
        writer.writerows(("2026-01-10", name, title) for name, title in names)
    return path


def _row(name: str, command: Sequence[str | Path], folder: Path, count: int, runs: int) -> float:
    """Measure one command and print its row; returns its median seconds."""
    costs = [measure(command, folder, codes=(0, 1)) for _ in range(runs)]
    wall, cpu, memory = (median(getattr(cost, part) for cost in costs) for part in ("wall", "cpu", "memory"))
    print(f"| {name} | {count:,} | {wall:.2f} | {cpu:.2f} | {memory:.0f} |", flush=True)
    return float(wall)


if __name__ == "__main__":
    main()
