"""The commands of ``summit``, a module each with ``add_arguments``, ``run`` and ``NEEDS_FOLDER``."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_data(parser: argparse.ArgumentParser, *, draft: bool = False, option: bool = False) -> None:
    """The argument that says where the data is; as an option beside the folder with ``conf.py``."""
    if option:
        parser.add_argument(
            "--data", type=Path, help="folder with the data; _data beside conf.py if left out"
        )
        return
    what = "folder, or one file as a draft" if draft else "folder"
    parser.add_argument("data", nargs="?", default="_data", type=Path, help=what)


def counted(number: int, what: str) -> str:
    """A number with its word: ``1 record``, ``2 records``."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def locale_beside(data: Path) -> Path:
    """Where the catalogues stand: beside the data."""
    return data.parent / "locale"
