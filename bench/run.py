"""`make bench`: the whole `sendletter build`, cold, against other tools on the same letter in the same run.

    run.py [--full] [--runs N] [--only WORD]    --full: bare WeasyPrint sets 30,000 names too, and sendletter 100,000

The runs of the sides alternate, since machines are noisy; the median counts. Each row is one letter: the worked example,
then lists in two columns. `sendletter` reads the sources, proofreads, sets, reads its PDF back and proves it; the others
set ready-made sources.
"""

import argparse
import math
import tempfile
from itertools import pairwise
from pathlib import Path
from statistics import median

from material import Material, example, listing
from meter import Cost, measure
from peers import PEERS, installed, sendletter

SIZES = {1_000: 1, 10_000: 3, 30_000: 7, 100_000: 7}
"""Names in a list, and how many times fewer runs it gets."""
SLOW = "bare WeasyPrint"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", default="", help="a word of the peers to run")
    options = parser.parse_args()
    peers = [name for name in installed() if options.only.lower() in name.lower()]
    print("| letter | tool | s | CPU s | memory MB | sendletter's share of its time | of its memory |")
    print("|---|---|---|---|---|---|---|")
    times: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as place:
        _row("worked example", example(Path(place) / "example"), peers, options.runs)
        for count, fewer in SIZES.items():
            if count > 30_000 and not options.full:
                continue
            usual = [name for name in peers if name != SLOW or count < 30_000 or (options.full and count == 30_000)]
            letter = listing(Path(place) / str(count), count)
            times[count] = _row(f"{count:,} names", letter, usual, max(1, options.runs // fewer))
    print()
    for small, large in pairwise(times):
        exponent = math.log(times[large] / times[small]) / math.log(large / small)
        print(f"From {small:,} to {large:,} names, sendletter's time grows with the power {exponent:.2f}.")


def _row(label: str, material: Material, peers: list[str], runs: int) -> float:
    """Measure one letter with all tools in turn and print their rows; returns our median seconds."""
    commands = {"sendletter": sendletter(material), **{name: PEERS[name](material) for name in peers}}
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(measure(command, material.folder))
    ours = _median(costs["sendletter"])
    for name in commands:
        cost = _median(costs[name])
        shares = f"{ours.wall / cost.wall:.3f} | {ours.memory / cost.memory:.2f}" if name != "sendletter" else "| "
        print(f"| {label} | {name} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.memory:.0f} | {shares} |", flush=True)
        label = ""
    return ours.wall


def _median(costs: list[Cost]) -> Cost:
    return Cost(median(c.wall for c in costs), median(c.cpu for c in costs), median(c.memory for c in costs))


if __name__ == "__main__":
    main()
