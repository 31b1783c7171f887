"""Measures `sendletter build` against a bare WeasyPrint script on the same letters, in one run, as ratios.

    python bench/run.py [--full] [--runs 7] [--sizes 1000,10000,30000]

Every command starts cold, in a process of its own, one after the other in turns, so that a machine that slows down
slows all of them. Prints a Markdown table; what cannot be measured on this machine is said under it.
"""

import argparse
import importlib.util
import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from meter import Cost, adopt_orphans, median, peak_memory, run
from names import entries
from sources import Work, example, liberation, long_list

HERE = Path(__file__).parent
Result = TypeVar("Result")
BARE_LIMIT = 10_000
"""The longest list that the bare script sets without --full: it takes minutes for more."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A way to set a work: its name and the command for it."""

    name: str
    command: Callable[[Work], list[str | Path]]


@dataclass(frozen=True, slots=True)
class Row:
    """What a tool needed for a work, and the size of what it made."""

    work: Work
    tool: str
    cost: Cost
    runs: int
    size: int


def main() -> None:
    """Measure, print."""
    options = _options()
    adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="sendletter-bench-") as where:
        works = [example(Path(where)), *(long_list(Path(where), entries(count)) for count in options.sizes)]
        rows = [row for work in works for row in _measure(work, options)]
    print(_table(rows))
    print(_growth(rows))
    print("\n".join(_remarks(works, full=options.full)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure sendletter against bare WeasyPrint.")
    parser.add_argument("--full", action="store_true", help="the bare script sets the longest list too (minutes)")
    parser.add_argument("--runs", type=int, default=7, help="runs of the worked example; long lists get fewer")
    sizes = {"type": lambda text: [int(size) for size in text.split(",")], "default": [1_000, 10_000, 30_000]}
    parser.add_argument("--sizes", help="lengths of the lists", metavar="N,N", **sizes)
    return parser.parse_args()


def tools() -> list[Tool]:
    """Everybody who is measured: sendletter, the bare script, and Typst where its package is installed."""
    sendletter = shutil.which("sendletter", path=str(Path(sys.executable).parent)) or "sendletter"
    found = [
        Tool("sendletter build", lambda work: [sendletter, "build", "-q", "-C", work.folder, "-o", _out(work, "ours")]),
        Tool("bare WeasyPrint", lambda work: [sys.executable, HERE / "bare.py", work.page, _out(work, "bare")]),
    ]
    if importlib.util.find_spec("typst"):
        found.append(Tool("Typst", lambda work: [sys.executable, HERE / "typeset.py", work.data, _out(work, "typst")]))
    return found


def _out(work: Work, who: str) -> Path:
    return work.folder / f"{who}.pdf"


def _measure(work: Work, options: argparse.Namespace) -> list[Row]:
    chosen = [tool for tool in tools() if tool.name != "bare WeasyPrint" or options.full or work.names <= BARE_LIMIT]
    runs = options.runs if work.names < 1_000 else max(1, options.runs // 2) if work.names <= 1_000 else 1
    if work.names <= 1_000:
        for tool in chosen:  # files come into the machine's cache
            _try(tool, work, run)
    costs: dict[str, list[Cost]] = {tool.name: [] for tool in chosen}
    for number in range(runs):
        for tool in chosen:
            _say(f"{work.name}: {tool.name}, run {number + 1} of {runs}")
            costs[tool.name].append(_try(tool, work, run))
    rows = []
    for tool in chosen:
        _say(f"{work.name}: {tool.name}, memory")
        memory = _try(tool, work, peak_memory)
        middle = median(costs[tool.name])
        size = Path(tool.command(work)[-1]).stat().st_size
        rows.append(Row(work, tool.name, Cost(middle.wall, middle.cpu, memory), runs, size))
    return rows


def _try(tool: Tool, work: Work, measure: Callable[[Sequence[str | Path]], Result]) -> Result:
    """A measurement; ends the benchmark with what the tool said where it fails."""
    try:
        return measure(tool.command(work))
    except subprocess.CalledProcessError as fault:
        said = (fault.stderr or b"").decode(errors="replace")[-2_000:]
        sys.exit(f"{tool.name} failed on {work.name} with exit code {fault.returncode}\n{said}")


def _say(text: str) -> None:
    print(f"\r\033[K{text}" if sys.stderr.isatty() else text, file=sys.stderr, end="" if sys.stderr.isatty() else "\n")


def _table(rows: Sequence[Row]) -> str:
    """Costs and, in brackets, their ratios to the bare script's on the same letter."""
    lines = ["| letter | tool | wall s | CPU s | peak MiB | PDF KiB | runs |", "|---|---|---:|---:|---:|---:|---:|"]
    for row in rows:
        bare = next((r.cost for r in rows if r.work is row.work and r.tool == "bare WeasyPrint"), None)
        cells = (
            _ratio(row.cost.wall, bare and bare.wall, "{:.3f}"),
            _ratio(row.cost.cpu, bare and bare.cpu, "{:.3f}"),
            _ratio(row.cost.memory, bare and bare.memory, "{:.0f}"),
        )
        lines.append(f"| {row.work.name} | {row.tool} | {' | '.join(cells)} | {row.size / 1024:.0f} | {row.runs} |")
    return "\n".join(["", *lines, ""])


def _ratio(value: float, bare: float | None, form: str) -> str:
    return form.format(value) + (f" ({value / bare:.2f})" if bare else "")


def _growth(rows: Sequence[Row]) -> str:
    """The exponent e of time ~ names^e between neighbouring lists, for each tool; 1 is linear."""
    lines = []
    for name in dict.fromkeys(row.tool for row in rows):
        long = [row for row in rows if row.tool == name and row.work.names >= 1_000]
        for small, large in zip(long, long[1:], strict=False):
            sizes = math.log(large.work.names / small.work.names)
            wall = math.log(large.cost.wall / small.cost.wall) / sizes
            cpu = math.log(large.cost.cpu / small.cost.cpu) / sizes
            memory = math.log(large.cost.memory / small.cost.memory) / sizes
            span = f"{small.work.name} to {large.work.name}"
            lines.append(f"{name}, {span}: wall grows as n^{wall:.2f}, CPU n^{cpu:.2f}, memory n^{memory:.2f}")
    return "\n".join(lines)


def _remarks(works: Sequence[Work], *, full: bool) -> list[str]:
    """What was not measured here, and in which type the others set."""
    remarks = [f"The scripts set in {'Liberation Serif' if liberation() else 'Source Serif 4 from its package'}."]
    if not full and any(work.names > BARE_LIMIT for work in works):
        remarks.append(f"Not measured: bare WeasyPrint over {BARE_LIMIT:,} names (make bench FULL=1, or --full).")
    if not importlib.util.find_spec("typst"):
        remarks.append("Not measured: Typst is not installed (pip install typst).")
    return ["", *remarks]


if __name__ == "__main__":
    main()
