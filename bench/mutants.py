"""How much of the output the pins hold: mutants of the program, each against the pinned outputs alone.

Run it from the project's folder, once ``requirements-mutation.txt`` is installed::

    python bench/mutants.py --number 300 --seed 1
    python bench/mutants.py --number 300 --seed 1 --go-on   # what is left, after an interruption
    python bench/mutants.py --again                         # only those that survived the last run

Each mutant runs in a fork of a process that has loaded all libraries and nothing of the program. The
mutated module's source is handed to Python in place of the file's, so no file changes. A mutant meets only
the groups of pins that reach its line, the quickest first, and ends at the first pin that differs.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.machinery
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

import coverage
import pytest

from mutations import Mutant, mutants

ROOT = Path(__file__).parent.parent
#: Where the program stands: the folders whose modules are mutated.
FOLDERS = ("_ext/summit/src/summit",)
#: What is run against each mutant, a group a file.
PINS = "tests/pinned"
REPORT = ROOT / "_build" / "mutants.json"
#: How much longer than it works a mutant may take, on a machine that others use too.
_PATIENCE = 20
KILLED, SURVIVED, TIMEOUT = "killed", "survived", "timeout"


@dataclass(frozen=True, slots=True)
class Group:
    """The pins of one file: the lines that they reach, by file, and how long they take."""

    path: Path
    lines: Mapping[str, frozenset[int]]
    seconds: float

    def reaches(self, mutant: Mutant) -> bool:
        """Whether they run the mutant's line."""
        return mutant.line in self.lines.get(str(mutant.path), ())


@dataclass(frozen=True, slots=True)
class Running:
    """A mutant that runs in a process, until when, and with which folder for its files."""

    mutant: Mutant
    until: float
    folder: Path


def run_pins(groups: Sequence[Path], folder: Path) -> int:
    """Run some groups in this process, up to the first pin that differs."""
    options = ["-x", "-q", "-o", "addopts=", "-p", "no:xdist", "-p", "no:cacheprovider", "--assert=plain"]
    return int(pytest.main([*options, f"--basetemp={folder}", *map(str, groups)]))


def forked(work: Callable[[], int], *, quiet: bool = True) -> int:
    """Do something in a process of its own, which leads a group of its own, and give the process's id."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        os.setpgid(0, 0)
        if quiet:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
        status = work()
    finally:
        os._exit(status)


def measured(path: Path, folder: Path) -> Group:
    """Run a group on the sound program: it must pass."""
    told = folder / "told.json"

    def work() -> int:
        began = time.monotonic()
        cover = coverage.Coverage(data_file=None, source=[str(ROOT / name) for name in FOLDERS])
        cover.start()
        status = run_pins([path], folder / "pytest")
        cover.stop()
        data = cover.get_data()
        lines = {name: sorted(data.lines(name) or ()) for name in data.measured_files()}
        modules = [name for name, module in sys.modules.items() if not _is_ours(module)]
        told.write_text(json.dumps([lines, time.monotonic() - began, modules]))
        return status

    _pid, status = os.waitpid(forked(work), 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{path} fails on the program as it is")
    lines, seconds, modules = json.loads(told.read_text())
    for name in modules:
        try:
            importlib.import_module(name)
        except Exception:  # made on the way, or part of what cannot be imported alone
            continue
    return Group(path, {name: frozenset(found) for name, found in lines.items()}, seconds)


def _is_ours(module: object) -> bool:
    file = getattr(module, "__file__", None) or ""
    ours = (str(ROOT / "_ext"), str(ROOT / "tests"), tempfile.gettempdir())
    return file.startswith(ours) or getattr(module, "__name__", "") in {"__main__", "conf"}


def mutate(mutant: Mutant) -> None:
    """Let Python find the mutant's source where it looks for its file."""
    sound = importlib.machinery.SourceFileLoader.get_code
    source = mutant.source()

    def get_code(self: importlib.machinery.SourceFileLoader, name: str) -> CodeType | None:
        if self.path == str(mutant.path):
            return compile(source, self.path, "exec", dont_inherit=True)
        return sound(self, name)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[assignment,method-assign]


def start(mutant: Mutant, groups: Sequence[Group], folder: Path, limit: int) -> tuple[int, Running]:
    """Run a mutant against the groups that reach it; against all where none is known to."""
    reaching = [group.path for group in groups if group.reaches(mutant)] or [g.path for g in groups]

    def work() -> int:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        mutate(mutant)
        return 1 if run_pins(reaching, folder) else 0

    return forked(work), Running(mutant, time.monotonic() + _PATIENCE * limit, folder)


def run_all(
    sample: Sequence[Mutant], groups: Sequence[Group], jobs: int, limit: int, results: dict[str, str]
) -> None:
    """Run all, some at a time, and note what becomes of each."""
    waiting = list(reversed(sample))
    running: dict[int, Running] = {}
    free = [Path(tempfile.mkdtemp(prefix="mutant-")) for _job in range(jobs)]
    try:
        while waiting or running:
            while waiting and free:
                child, started = start(waiting.pop(), groups, free.pop(), limit)
                running[child] = started
            for child, one in list(running.items()):
                result = ended(child, one)
                if result is None:
                    continue
                results[one.mutant.key] = result
                free.append(one.folder)
                del running[child]
                if result != KILLED:
                    print(f"{len(results)}: {told(one.mutant, result)}", flush=True)
            time.sleep(0.01)
    finally:
        for child, one in running.items():
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            free.append(one.folder)
        for folder in free:
            shutil.rmtree(folder, ignore_errors=True)


def ended(child: int, one: Running) -> str | None:
    """What became of a mutant; None while it runs and may."""
    found, status = os.waitpid(child, os.WNOHANG)
    if not found and time.monotonic() < one.until:
        return None
    if not found:
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
    late = not found or os.waitstatus_to_exitcode(status) in {-signal.SIGXCPU, -signal.SIGKILL}
    return TIMEOUT if late else KILLED if status else SURVIVED


def told(mutant: Mutant, result: str) -> str:
    """A mutant in three lines."""
    where = f"{mutant.path.relative_to(ROOT)}:{mutant.line}"
    return f"{result} {where}\n  - {mutant.before[:200]}\n  + {mutant.after[:200]}"


def arguments() -> argparse.Namespace:
    """What the command is called with."""
    parser = argparse.ArgumentParser(description="Measure the pinned outputs with mutants of the program.")
    parser.add_argument("--number", type=int, default=300, help="how many mutants to draw")
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn by")
    parser.add_argument("--jobs", type=int, default=2, help="how many run at a time")
    parser.add_argument("--limit", type=int, default=60, help="seconds of work after which it is ended")
    parser.add_argument("--again", action="store_true", help="only those that the last run left alive")
    parser.add_argument("--go-on", action="store_true", help="only those that an interrupted run left out")
    parser.add_argument("--only", default="", help="only files whose path has this in it")
    return parser.parse_args()


def main() -> None:
    """Measure, and print the figures."""
    options = arguments()
    os.nice(10)
    os.chdir(ROOT)
    sys.dont_write_bytecode = False  # a mutant loads all modules but its own as they were compiled before
    everything = [one for one in mutants(ROOT / name for name in FOLDERS) if options.only in str(one.path)]
    before: dict[str, str] = json.loads(REPORT.read_text()) if options.again or options.go_on else {}
    if options.again:
        sample = [one for one in everything if before.get(one.key, KILLED) != KILLED]
    else:
        drawn = random.Random(options.seed).sample(everything, min(options.number, len(everything)))
        sample = [one for one in drawn if one.key not in before]
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    groups = [measured(path, folder) for path in sorted((ROOT / PINS).glob("test_*.py"))]
    groups.sort(key=lambda group: group.seconds)
    shutil.rmtree(folder, ignore_errors=True)
    for group in groups:
        print(f"{group.path.name}: {group.seconds:.1f} s, watched")
    began = time.monotonic()
    results = dict(before)
    try:
        run_all(sample, groups, options.jobs, options.limit, results)
    except KeyboardInterrupt:
        print("interrupted: the figures are of those that ended")
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(results, indent=1))
    count = Counter(results.values())
    share = 100 * (count[KILLED] + count[TIMEOUT]) / max(1, len(results))
    print(
        f"seed {options.seed}: {len(results)} of {len(everything)} mutants, {count[KILLED]} killed, "
        f"{count[TIMEOUT]} ended by time, {count[SURVIVED]} survived: {share:.1f} % noticed, "
        f"in {time.monotonic() - began:.0f} s"
    )


if __name__ == "__main__":
    main()
