"""`make bench`: the whole `sendletter build`, cold, against bare WeasyPrint on the same letter in the same run.

    run.py [--full] [--runs N]      --full sets 30,000 names with bare WeasyPrint too, which takes minutes

The runs of the two sides alternate, since machines are noisy; the median counts. Each row is one letter: the worked
example, then lists in two columns. `sendletter` reads the sources, proofreads, sets, reads its PDF back and proves it.
"""

import argparse
import math
import sys
import tempfile
from pathlib import Path
from statistics import median

from inputs import ROOT, example, listing
from meter import Cost, measure

BARE: list[str | Path] = [sys.executable, ROOT / "bench/bare.py"]
OURS: list[str | Path] = [Path(sys.executable).with_name("sendletter"), "build", "-q"]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    print("| letter | sendletter s | bare s | time | CPU s | bare CPU s | memory MB | bare MB | memory |")
    print("|---|---|---|---|---|---|---|---|---|")
    times: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as place:
        _row("worked example", *example(Path(place) / "example"), runs=options.runs, bare=True)
        for count in (1_000, 10_000, 30_000):
            runs = max(1, options.runs // (1 if count == 1_000 else 3 if count == 10_000 else 7))
            letter = listing(Path(place) / str(count), count)
            times[count] = _row(f"{count:,} names", *letter, runs=runs, bare=count < 30_000 or options.full)
    print()
    for small, large in ((1_000, 10_000), (10_000, 30_000)):
        exponent = math.log(times[large] / times[small]) / math.log(large / small)
        print(f"From {small:,} to {large:,} names, time grows with the power {exponent:.2f}.")


def _row(label: str, folder: Path, page: Path, *, runs: int, bare: bool) -> float:
    """Measure one letter and print its row; returns our median seconds."""
    ours: list[Cost] = []
    theirs: list[Cost] = []
    for _ in range(runs):
        ours.append(measure(OURS, folder))
        if bare:
            theirs.append(measure([*BARE, folder / "bare.pdf", page], folder))
    mine = _median(ours)
    if not theirs:
        print(f"| {label} | {mine.wall:.2f} | | | {mine.cpu:.2f} | | {mine.memory:.0f} | | |", flush=True)
        return mine.wall
    other = _median(theirs)
    print(
        f"| {label} | {mine.wall:.2f} | {other.wall:.2f} | {mine.wall / other.wall:.2f} | {mine.cpu:.2f} "
        f"| {other.cpu:.2f} | {mine.memory:.0f} | {other.memory:.0f} | {mine.memory / other.memory:.2f} |",
        flush=True,
    )
    return mine.wall


def _median(costs: list[Cost]) -> Cost:
    return Cost(median(c.wall for c in costs), median(c.cpu for c in costs), median(c.memory for c in costs))


if __name__ == "__main__":
    main()
