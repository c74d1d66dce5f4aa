"""``summit check``: every problem of the data, a line each."""

from __future__ import annotations

import argparse
import sys

from summit.annex.translating import check_translations
from summit.commands import add_data, counted, locale_beside
from summit.data import in_order, visible
from summit.editions.checking import check

#: Whether one file as a draft is not enough.
NEEDS_FOLDER = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    add_data(parser, draft=True)


def run(options: argparse.Namespace) -> int:
    """Print the problems, or that there are none, and how many records there are."""
    checked = check(options.data)
    for problem in checked.problems:
        print(problem)
    files = len({problem.place.path for problem in checked.problems})
    if checked.problems:
        print(f"{counted(len(checked.problems), 'problem')} in {counted(files, 'file')}", file=sys.stderr)
        return 1
    for warning in in_order(check_translations(checked.annex, locale_beside(options.data))):
        print(warning)
    print(f"{visible(str(options.data))}: {counted(len(checked.annex.records), 'record')}, no problem")
    return 0
