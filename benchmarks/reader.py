"""What the strict reader costs over the bare parser's events, on the same files.

    python benchmarks/reader.py [--files 2000] [--rounds 7]

Prints the ratios that the project holds itself to; absolute times drift.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import statistics
import time
from collections.abc import Callable

from _ruamel_yaml import CParser

from telectl.store.cpr import scan
from telectl.store.yaml import read

WORDS = re.split(
    r"\s+",
    "telemedicin hjemmemåling borger kommune hospital indførelse vurdering af og på klinisk "
    "ledelse støtte sår gravide måling udstyr skærm journal aftale drift pilot følges",
)
BUDGET = 1.35


def main() -> None:
    """Measure in rounds, paired, and print medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    files = [record(number) for number in range(options.files)]
    gc.freeze()
    rounds = [_round(files) for _ in range(options.rounds)]
    bare, strict, cpr = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(one[1] / one[0] for one in rounds)
    each = 1e6 / len(files)
    print(f"{len(files)} files, {len(files[0])} bytes, {files[0].count(10)} lines each")
    print(f"bare events {bare * each:.1f} us, read {strict * each:.1f} us a file")
    print(f"read / bare events: {ratio:.3f} (at most {BUDGET})")
    print(f"civil registration scan / bare events: {cpr / bare:.4f}")


def _round(files: list[bytes]) -> tuple[float, float, float]:
    return _cpu(_bare, files), _cpu(read, files), _cpu(scan, files)


def _cpu(work: Callable[[bytes], object], files: list[bytes]) -> float:
    gc.collect()
    start = time.process_time()
    for data in files:
        work(data)
    return time.process_time() - start


def _bare(data: bytes) -> None:
    get = CParser(data).get_event
    while get() is not None:
        pass


def record(seed: int) -> bytes:
    """A project record as people write it: about 60 lines, lists of mappings, Danish text."""
    chance = random.Random(seed)

    def words(count: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(count)).capitalize()

    def day() -> str:
        return f"202{chance.randint(3, 7)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"

    lines = [
        "# yaml-language-server: $schema=../../schemas/projects.schema.json",
        f"id: projekt-{seed}",
        f"title: {words(5)}",
        "state: pilot",
        f"owner: person-{chance.randint(1, 60)}",
        "fictional: true",
        "purpose: >-",
        f"  {words(9)}",
        f"  {words(9)} – {words(3)}",
        "sectors: [hospital, municipality]",
        "transitions:",
    ]
    for start, end in ("idea", "analysis"), ("analysis", "pilot"):
        lines += [f"  - date: {day()}", f"    from: {start}", f"    to: {end}"]
        lines += [f"    decision: sag-{chance.randint(1, 900)}", "    by: vd"]
    lines.append("milestones:")
    for number in range(4):
        lines += [f"  - id: m{number}", f"    title: {words(3)}"]
        lines += [f"    baseline: {day()}", f"    due: {day()}"]
    lines.append("notes:")
    for _ in range(2):
        lines += [f"  - date: {day()}", "    by: leder", f'    text: "{words(8)}: {words(3)}"']
    lines += ["rag:", f"  - date: {day()}", "    colour: amber", f"    reason: {words(6)}"]
    lines.append("evidence:")
    for kind in "business_case", "dpia":
        lines += [f"  - kind: {kind}", f"    date: {day()}", "    status: approved"]
    lines += ["budget:", f"  amount: {chance.randint(10, 900)}000", "  source: region", "tags: []"]
    return ("\n".join(lines) + "\n").encode()


if __name__ == "__main__":
    main()
