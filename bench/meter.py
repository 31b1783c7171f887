"""What a command costs with all its processes: seconds of the clock and of processors, and memory."""

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall clock, seconds of processor time, and the peak of resident memory of the largest process in MB."""

    wall: float
    cpu: float
    memory: float


def measure(command: Sequence[str | Path], folder: Path, codes: Sequence[int] = (0,)) -> Cost:
    """Run a command once below a process of its own, so that its children are counted by themselves.

    It must end with one of `codes`.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os._exit(_run(command, folder, writer))
    os.close(writer)
    with os.fdopen(reader) as answer:
        numbers = answer.read().split()
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) not in codes:
        raise SystemExit(f"failed: {' '.join(map(str, command))} in {folder}")
    wall, cpu, memory = map(float, numbers)
    return Cost(wall, cpu, memory)


def _run(command: Sequence[str | Path], folder: Path, writer: int) -> int:
    begun = time.perf_counter()
    code = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    wall = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    os.write(writer, f"{wall} {used.ru_utime + used.ru_stime} {used.ru_maxrss / 1024}".encode())
    return code
