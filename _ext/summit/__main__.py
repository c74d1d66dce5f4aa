"""The annex's own commands, without Sphinx: ``python -m summit check|anchors DATA``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from summit import anchors
from summit.checking import check
from summit.problems import Code

#: What `make anchors` is there to mend, and so does not stop at.
_MENDED = {Code.MISSING_REGISTRY, Code.UNREGISTERED_ID}


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit status: 0, or 1 where the data has problems, or 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="summit", description="Check an annex and keep its registry.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, purpose in (
        ("check", "report every problem of the data, as path:line:column"),
        ("anchors", "enter new ids into the registry, for the edition in annex.yaml"),
    ):
        command = commands.add_parser(name, help=purpose, description=purpose)
        command.add_argument(
            "data", nargs="?", default="_data", type=Path, help="folder (or one file, as a draft)"
        )
    options = parser.parse_args(arguments)
    if not options.data.exists():
        parser.error(f"{options.data}: no such file or folder")
    return _check(options.data) if options.command == "check" else _anchors(options.data)


def _check(data: Path) -> int:
    checked = check(data)
    for problem in checked.problems:
        print(problem)
    files = len({problem.place.path for problem in checked.problems})
    if checked.problems:
        print(f"{_count(len(checked.problems), 'problem')} in {_count(files, 'file')}", file=sys.stderr)
        return 1
    print(f"{data}: {_count(len(checked.annex.records), 'record')}, no problem")
    return 0


def _anchors(data: Path) -> int:
    checked = check(data)
    problems = [problem for problem in checked.problems if problem.code not in _MENDED]
    if problems:
        print(*problems, "nothing was entered: mend these first", sep="\n", file=sys.stderr)
        return 1
    lines = anchors.additions(checked.annex, checked.registry)
    if lines or not checked.loaded.registry:
        anchors.append(checked.loaded.registry or data / anchors.FILE, lines)
    print(f"{_count(len(lines), 'line')} entered for edition {checked.annex.publication.edition}")
    return 0


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


if __name__ == "__main__":
    sys.exit(main())
