"""``summit languages``: those that ``annex.yaml`` lists, for whatever else has to know them."""

from __future__ import annotations

import argparse
import sys

from summit.annex.loading import load_publication
from summit.commands import add_data
from summit.data import DataError

#: Whether one file as a draft is not enough.
NEEDS_FOLDER = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    add_data(parser)
    parser.add_argument("--other", action="store_true", help="without the first")


def run(options: argparse.Namespace) -> int:
    """Print the languages with commas between them; nothing where there is no other."""
    try:
        languages = load_publication(options.data).languages
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    shown = languages[1:] if options.other else languages
    print(*shown, sep=",", end="\n" if shown else "")
    return 0
