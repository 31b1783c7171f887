"""What a command costs with every process that it starts: wall, processor time, peak memory. Linux only.

This process makes itself the reaper of orphans (prctl PR_SET_CHILD_SUBREAPER, 36 in linux/prctl.h), so that helpers
that outlive the command are waited for and counted. Memory is the peak of the sum of the proportional set sizes (PSS:
shared pages are counted once) over the whole tree, sampled in a run of its own whose time is not told.
"""

import ctypes
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
INTERVAL = 0.01
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall and processor time, and MiB of memory (0 where it was not looked at)."""

    wall: float
    cpu: float
    memory: float = 0.0


def adopt_orphans() -> None:
    """Become the parent of whatever outlives a measured command. Raises OSError where the machine cannot do it."""
    if not sys.platform.startswith("linux"):
        raise OSError("processes are measured through /proc, which only Linux has")
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "cannot become the reaper of orphans")


def run(command: Sequence[str | Path]) -> Cost:
    """One timed run. Raises CalledProcessError, with what it said, where the command fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    wall = time.perf_counter() - begun
    _reap()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    done.check_returncode()
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def peak_memory(command: Sequence[str | Path]) -> float:
    """The most memory that the command's processes held together, in MiB."""
    stop, peak = threading.Event(), [0]

    def watch() -> None:
        while not stop.wait(INTERVAL):
            peak[0] = max(peak[0], sum(map(_pss, _descendants(os.getpid()))))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    finally:
        stop.set()
        watcher.join()
        _reap()
    return peak[0] / 1024


def median(costs: Sequence[Cost]) -> Cost:
    """The middle of several runs, each figure by itself."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        max(cost.memory for cost in costs),
    )


def _reap() -> None:
    """Wait for adopted processes, so that their time is counted and disturbs no later run."""
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def _descendants(root: int) -> list[int]:
    """The ids of all processes under `root`, itself left out."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:  # it has ended meanwhile
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, todo = [], [root]
    while todo:
        born = children.get(todo.pop(), [])
        found += born
        todo += born
    return found


def _pss(process: int) -> int:
    """KiB of a process, shared pages by its share; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
