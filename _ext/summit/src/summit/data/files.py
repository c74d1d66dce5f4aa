"""Which files an annex has, and what their names say."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from summit.data.codes import Code
from summit.data.decoding import Report
from summit.data.report import Place, Problem, nearest

#: What stands once in an annex, in a file of its own.
SINGLE = ("annex", "anchors")
_SUFFIXES = frozenset({".yaml", ".yml"})


def data_files(data: Path) -> list[Path]:
    """The YAML files of an annex in a stable order: ``data`` itself where it is a file."""
    return [path for path in named_files(data) if not path.is_dir()]


def named_files(data: Path) -> list[Path]:
    """The same, and whatever else has a data file's name: folders, and files that lie too deep."""
    if data.is_file():
        return [data]
    found: list[Path] = []
    for folder, inner, files in os.walk(data, followlinks=True):
        at = Path(folder)
        inner[:] = [name for name in inner if not name.startswith(".")]
        paths = [at / name for name in (*inner, *files)]
        found += [p for p in paths if p.suffix.lower() in _SUFFIXES and not p.name.startswith(".")]
        # A level more than is right is enough to tell of files that lie too deep, and ends any circle.
        deep = len(at.relative_to(data).parts) >= 2
        inner[:] = [name for name in inner if not deep and Path(name).suffix.lower() not in _SUFFIXES]
    return sorted(found)


def read(path: Path, report: Report) -> bytes | None:
    """A file's bytes, or None where it cannot be read."""
    try:
        if path.exists() and not path.is_file():
            what = "a folder" if path.is_dir() else "something that is no file"
            report(Problem(Place(path), Code.UNREADABLE_FILE, f"found {what}; expected a file"))
            return None
        return path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}; expected one that can be opened"
        report(Problem(Place(path), Code.UNREADABLE_FILE, message))
        return None


def section_name(data: Path, path: Path, kinds: Collection[str], report: Report) -> str | None:
    """What a file is named after: a kind's plural, ``annex``, ``anchors``, or a word of its own.

    None, and a problem, where it lies too deep.

    :param kinds: the names of files of records.
    """
    parts = path.relative_to(data).parts if path != data else (path.name,)
    if len(parts) > 2:
        message = "the file lies too deep; expected it directly in the folder of a kind"
        report(Problem(Place(path), Code.UNKNOWN_FILE, message))
        return None
    if len(parts) == 2:
        if parts[0] not in kinds:
            report(unnamed(path, parts[0], "folder", kinds))
            return None
        return parts[0]
    return path.stem


def unnamed(path: Path, name: str, what: str, kinds: Collection[str]) -> Problem:
    """That the name of a file or folder says nothing."""
    message = f"the {what} '{name}' is not named after a kind of record{nearest(name, kinds)}"
    return Problem(Place(path), Code.UNKNOWN_FILE, message)
