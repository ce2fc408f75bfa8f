"""CPU seconds of whole processes, two commands in turn, and the ratio of their medians."""

from __future__ import annotations

import atexit
import os
import resource
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache

Command = Sequence[str]


def cpu_seconds(command: Command) -> float:
    """User and system seconds of one run; its output is thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


@cache
def _environment() -> dict[str, str]:
    """As a user has it, with the bytecode that an installation holds, kept outside the tree.

    Some machines set PYTHONDONTWRITEBYTECODE, and then every start compiles all anew.
    """
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    kept = tempfile.mkdtemp(prefix="telectl-bytecode-")
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    return {**own, "PYTHONPYCACHEPREFIX": kept, "TELECTL_LANG": "da", "COLUMNS": "100"}


def ratio(command: Command, floor: Command, runs: int) -> tuple[float, float, float]:
    """The median of the command, of its floor, and of the ratios pair by pair."""
    cpu_seconds(command), cpu_seconds(floor)
    pairs = [(cpu_seconds(command), cpu_seconds(floor)) for _ in range(runs)]
    medians = [statistics.median(side) for side in zip(*pairs, strict=True)]
    return medians[0], medians[1], statistics.median(a / b for a, b in pairs)
