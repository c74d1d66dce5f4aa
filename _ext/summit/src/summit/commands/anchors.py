"""``summit anchors``: new ids into the registry."""

from __future__ import annotations

import argparse
import sys

from summit.commands import add_data, counted
from summit.data import Code
from summit.editions import journal
from summit.editions.checking import check

#: What the command is there to mend, and so does not stop at.
_MENDED = frozenset({Code.MISSING_REGISTRY, Code.UNREGISTERED_ID})

#: Whether one file as a draft is not enough.
NEEDS_FOLDER = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    add_data(parser)


def run(options: argparse.Namespace) -> int:
    """Append a line for each id that has none, and for each that says something else."""
    checked = check(options.data)
    problems = [problem for problem in checked.problems if problem.code not in _MENDED]
    if problems:
        print(*problems, "nothing was entered: mend these first", sep="\n", file=sys.stderr)
        return 1
    lines = journal.additions(checked.annex, checked.registry)
    if lines or not checked.registry_file:
        try:
            journal.append(checked.registry_file or options.data / journal.FILE, lines)
        except journal.UnappendableError as error:
            print(error, file=sys.stderr)
            return 1
    print(f"{counted(len(lines), 'line')} entered for edition {checked.annex.publication.edition}")
    return 0
