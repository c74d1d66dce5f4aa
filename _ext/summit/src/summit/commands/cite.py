"""``summit cite``: print one citation."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from summit.data import nearest
from summit.editions.checking import Checked, check
from summit.outputs.citing.bibtex import bibtex
from summit.outputs.citing.items import Item, csl_item
from summit.outputs.citing.ris import ris
from summit.outputs.citing.styles import STYLES, Formatter

FORMATS = ("bibtex", "ris", "csl-json")
#: What ``STYLE`` may be.
CHOICES = (*STYLES, *FORMATS)


def citation(item: Item, style: str) -> str:
    """An item in a style or format of :data:`CHOICES`, without a line break at its end."""
    if style == "bibtex":
        return bibtex(item).rstrip()
    if style == "ris":
        return ris(item).replace("\r\n", "\n").rstrip("\n")
    if style == "csl-json":
        return json.dumps(item, ensure_ascii=False, indent=2)
    return Formatter().formatted(item, STYLES[style])


#: Whether one file as a draft is not enough.
NEEDS_FOLDER = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("id", help="a record's id, or an alias")
    parser.add_argument("style", nargs="?", default="apa", choices=CHOICES, help="style or format")
    parser.add_argument("--data", default="_data", type=Path, help="folder with the data")


def run(options: argparse.Namespace) -> int:
    """Print the citation of an id, an alias giving that of its record.

    :returns: the exit status: 0, or 1 where the data has problems or the id has no record.
    """
    checked = check(options.data)
    if checked.problems:
        print(*checked.problems, "nothing is cited: mend these first", sep="\n", file=sys.stderr)
        return 1
    target = _target(checked, options.id)
    if target not in checked.annex.records:
        line = checked.registry.now.get(target)
        message = (
            f"'{options.id}' is {line.status} since {line.date}: {line.reason}"
            if line
            else f"unknown id '{options.id}'{nearest(options.id, checked.annex.records)}"
        )
        print(message, file=sys.stderr)
        return 1
    print(citation(csl_item(checked.annex, target), options.style))
    return 0


def _target(checked: Checked, id_: str) -> str:
    return checked.registry.resolve(id_).id if id_ in checked.registry.now else id_
