"""``cite``: print one citation."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from summit.checking import Checked, check
from summit.citing.bibtex import bibtex
from summit.citing.items import Item, csl_item
from summit.citing.ris import ris
from summit.citing.styles import STYLES, Formatter
from summit.problems import nearest

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


def citing_command(data: Path, id_: str, style: str) -> int:
    """Print the citation of an id, an alias giving that of its record.

    :returns: the exit status: 0, or 1 where the data has problems or the id has no record.
    """
    checked = check(data)
    if checked.problems:
        print(*checked.problems, "nothing is cited: mend these first", sep="\n", file=sys.stderr)
        return 1
    target = _target(checked, id_)
    record = checked.annex.records.get(target)
    if record is None:
        line = checked.registry.now.get(target)
        message = (
            f"'{id_}' is {line.status} since {line.date}: {line.reason}"
            if line
            else f"unknown id '{id_}'{nearest(id_, checked.annex.records)}"
        )
        print(message, file=sys.stderr)
        return 1
    print(citation(csl_item(checked.annex, target), style))
    return 0


def _target(checked: Checked, id_: str) -> str:
    return checked.registry.resolve(id_).id if id_ in checked.registry.now else id_
