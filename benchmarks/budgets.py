"""The budgets of the installed program, measured in one run: ratios, not seconds.

Each line is a whole process against a floor that was run in turn with it, CPU
time, medians. Exit status 1 where a budget is not kept.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from _measure import Command, ratio
from _portfolio import SAMPLE, make

PYTHON: Command = (sys.executable, "-c", "pass")
TELECTL = str(Path(sys.executable).with_name("telectl"))
DAY = ("--on", "2026-11-23")
EVENTS = str(Path(__file__).with_name("_events.py"))


def measurements(scratch: Path) -> Iterator[tuple[str, Command, Command, float | None, int]]:
    """Name, command, floor, budget, runs."""
    yield "--version / python -c pass", (TELECTL, "--version"), PYTHON, 2, 15
    yield "--help / python -c pass", (TELECTL, "--help"), PYTHON, 14, 9
    status = (TELECTL, "status", "--data", str(SAMPLE), *DAY)
    yield "status on the sample / python -c pass", status, PYTHON, 40, 9
    for count, budget in ((1_000, None), (10_000, 2.0)):
        folder = scratch / str(count)
        made = make(folder, count)
        validate = (TELECTL, "validate", "--data", str(folder), *DAY)
        floor = (sys.executable, EVENTS, str(folder))
        yield f"validate {made} records / parser's events", validate, floor, budget, 5


def main() -> int:
    kept = True
    with tempfile.TemporaryDirectory() as scratch:
        for name, command, floor, budget, runs in measurements(Path(scratch)):
            seconds, least, times = ratio(command, floor, runs)
            fine = budget is None or times <= budget
            kept &= fine
            limit = f"of {budget:g}" if budget else ""
            verdict = "" if fine else "  OVER"
            print(
                f"{name:46} {times:6.2f} x {limit:6} {seconds:8.3f} s / {least:.3f} s{verdict}",
                flush=True,
            )
    return 0 if kept else 1


sys.exit(main())
