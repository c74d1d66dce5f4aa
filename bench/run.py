"""Measure full, no-op and one-text-edit builds of the same records, all ways in one run, alternating.

Only ratios of CPU seconds within one run are compared: machines and days differ. Each figure is the
median of its runs; memory is the peak of the whole process. The table goes to the documentation.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from records import EDITED, WAYS, Way, pledges
from summit.editions import journal
from summit.editions.checking import check

MODES = ("full", "no-op", "edit")
TABLE = Path(__file__).parent.parent / "docs" / "benchmarks-table.md"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build took: CPU seconds, user and system, and its peak memory in MiB."""

    seconds: float
    memory: float


def build(root: Path) -> Cost:
    """One Sphinx build of a root in a process of its own.

    :raises RuntimeError: where the build fails or warns.
    """
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-W", "-j1", "-d", "trees", ".", "html"]
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=root, stdout=output, stderr=output)
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise RuntimeError(f"{root}: {output.read().decode()}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def edit(root: Path, way: Way, turn: int) -> None:
    """Change a word in the text of one record."""
    path = root / way.text_file
    text = path.read_text("utf-8")
    start = text.index(f"Pledge {EDITED:05d}")
    if way.text_file.endswith(".json"):
        start = text.index('"content"', start)
    elif way.text_file.endswith(".md"):
        start = text.index(f"## Pledge {EDITED:05d}")
    at = text.index(".\\n" if way.text_file.endswith(".json") else ".\n", start)
    path.write_text(f"{text[:at]} edit{turn}{text[at:]}", "utf-8")


def measure(count: int, turns: int, folder: Path) -> dict[tuple[str, str], list[Cost]]:
    """All ways and modes for ``count`` records, the ways taking turns."""
    records = pledges(count)
    roots = {way.name: folder / f"{count}-{number}" for number, way in enumerate(WAYS)}
    for way in WAYS:
        way.write(roots[way.name], records)
    data = roots["the annex"] / "_data"
    checked = check(data)
    journal.append(data / journal.FILE, journal.additions(checked.annex, checked.registry))
    costs: dict[tuple[str, str], list[Cost]] = defaultdict(list)
    for turn in range(turns):
        for mode in MODES:
            for way in WAYS:
                root = roots[way.name]
                if mode == "full":
                    shutil.rmtree(root / "html", ignore_errors=True)
                    shutil.rmtree(root / "trees", ignore_errors=True)
                elif mode == "edit":
                    edit(root, way, turn)
                costs[way.name, mode].append(build(root))
                print(
                    f"{count} {mode:6} {way.name:14} {costs[way.name, mode][-1].seconds:6.2f} s", flush=True
                )
    return costs


def table(results: dict[int, dict[tuple[str, str], list[Cost]]]) -> str:
    """The results in Markdown: seconds for plain MyST, ratios to it for the others."""
    base = WAYS[0].name
    lines = ["| records | build | " + " | ".join(way.name for way in WAYS) + " |"]
    lines.append("| --- " * (2 + len(WAYS)) + "|")
    for count, costs in results.items():
        for mode in MODES:
            middle = {w.name: statistics.median(c.seconds for c in costs[w.name, mode]) for w in WAYS}
            cells = [f"{middle[base]:.2f} s", *(f"{middle[w.name] / middle[base]:.2f} ×" for w in WAYS[1:])]
            lines.append(f"| {count:,} | {mode} | " + " | ".join(cells) + " |")
        memory = {w.name: max(c.memory for c in costs[w.name, "full"]) for w in WAYS}
        lines.append(
            f"| {count:,} | peak memory | " + " | ".join(f"{memory[w.name]:.0f} MiB" for w in WAYS) + " |"
        )
    if len(results) > 1:
        small, large = min(results), max(results)
        growth = []
        for way in WAYS:
            first, last = (
                statistics.median(cost.seconds for cost in results[count][way.name, "full"])
                for count in (small, large)
            )
            growth.append(f"N^{math.log(last / first) / math.log(large / small):.2f}")
        lines.append(f"| {small:,} to {large:,} | growth of full | " + " | ".join(growth) + " |")
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("sphinx", "docutils", "myst-parser", "sphinx-needs")
    )
    where = (
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {packages}; -j1, alabaster, medians."
    )
    # As code, since versions are the same in every language.
    return "\n".join([*lines, "", "```text", where, "```", ""])


def main() -> None:
    """Run the benchmark and write its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--table", type=Path, default=TABLE)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = {count: measure(count, options.turns, Path(folder)) for count in options.records}
    text = table(results)
    options.table.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
