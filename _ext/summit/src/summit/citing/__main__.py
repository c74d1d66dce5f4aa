"""``python -m summit.citing ID [STYLE] [--data DATA]``: a command apart, as citeproc is slow to load."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from summit.citing.command import CHOICES, citing_command


def main(arguments: list[str] | None = None) -> int:
    """Print one citation and give the exit status: 0; 1 where there is none to give; 2 for a wrong call."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal may not know Korean
    parser = argparse.ArgumentParser(prog="summit.citing", description="Print how a record is cited.")
    parser.add_argument("id", help="a record's id, or an alias")
    parser.add_argument("style", nargs="?", default="apa", choices=CHOICES, help="style or format")
    parser.add_argument("--data", default="_data", type=Path, help="folder with the data")
    options = parser.parse_args(arguments)
    if not options.data.exists():
        parser.error(f"{options.data}: no such file or folder")
    return citing_command(options.data, options.id, options.style)


if __name__ == "__main__":
    sys.exit(main())
