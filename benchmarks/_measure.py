"""CPU seconds of whole processes, two commands in turn, and the ratio of their medians."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
from collections.abc import Sequence

Command = Sequence[str]


def cpu_seconds(command: Command) -> float:
    """User and system seconds of one run; its output is thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "TELECTL_LANG": "da", "COLUMNS": "100"}
    subprocess.run(
        command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def ratio(command: Command, floor: Command, runs: int) -> tuple[float, float, float]:
    """The median of the command, of its floor, and of the ratios pair by pair."""
    cpu_seconds(command), cpu_seconds(floor)
    pairs = [(cpu_seconds(command), cpu_seconds(floor)) for _ in range(runs)]
    medians = [statistics.median(side) for side in zip(*pairs, strict=True)]
    return medians[0], medians[1], statistics.median(a / b for a, b in pairs)
