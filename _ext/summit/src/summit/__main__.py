"""The annex's own commands, without Sphinx: ``python -m summit check|anchors|translations DATA``."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from summit import anchors
from summit.checking import check
from summit.problems import Code, in_order, visible
from summit.translating import catalogue_path, check_translations, update_catalogue

#: What `make anchors` is there to mend, and so does not stop at.
_MENDED = frozenset({Code.MISSING_REGISTRY, Code.UNREGISTERED_ID})


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit status: 0; 1 where the data has problems; 2 for a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may not know Korean
    parser = argparse.ArgumentParser(prog="summit", description="Check an annex and keep its registry.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, purpose, what in (
        ("check", "report every problem of the data, as path:line:column", "folder, or one file as a draft"),
        ("anchors", "enter new ids into the registry, for the edition in annex.yaml", "folder"),
        ("translations", "bring the catalogues of the data's texts up to date", "folder"),
    ):
        command = commands.add_parser(name, help=purpose, description=purpose)
        command.add_argument("data", nargs="?", default="_data", type=Path, help=what)
    options = parser.parse_args(arguments)
    data: Path = options.data
    if not data.exists():
        parser.error(f"{visible(str(data))}: no such file or folder")
    if options.command == "check":
        return _check(data)
    if not data.is_dir():
        parser.error(f"{visible(str(data))}: a draft has no registry and no catalogues; expected a folder")
    return _anchors(data) if options.command == "anchors" else _translations(data)


def _check(data: Path) -> int:
    checked = check(data)
    for problem in checked.problems:
        print(problem)
    files = len({problem.place.path for problem in checked.problems})
    if checked.problems:
        print(f"{_count(len(checked.problems), 'problem')} in {_count(files, 'file')}", file=sys.stderr)
        return 1
    warnings = in_order(check_translations(checked.annex, _locale(data)))
    print(*(f"{warning}\n" for warning in warnings), sep="", end="")
    print(f"{visible(str(data))}: {_count(len(checked.annex.records), 'record')}, no problem")
    return 0


def _locale(data: Path) -> Path:
    """Where the catalogues stand: beside the data."""
    return data.parent / "locale"


def _translations(data: Path) -> int:
    checked = check(data)
    if checked.problems:
        print(*checked.problems, "nothing was written: mend these first", sep="\n", file=sys.stderr)
        return 1
    for language in checked.annex.publication.languages:
        if language != "en":
            path = catalogue_path(_locale(data), language)
            texts, empty = update_catalogue(path, checked.annex, language)
            print(f"{path}: {_count(texts, 'text')}, {empty} without translation")
    return 0


def _anchors(data: Path) -> int:
    checked = check(data)
    problems = [problem for problem in checked.problems if problem.code not in _MENDED]
    if problems:
        print(*problems, "nothing was entered: mend these first", sep="\n", file=sys.stderr)
        return 1
    lines = anchors.additions(checked.annex, checked.registry)
    if lines or not checked.registry_file:
        try:
            anchors.append(checked.registry_file or data / anchors.FILE, lines)
        except anchors.UnappendableError as error:
            print(error, file=sys.stderr)
            return 1
    print(f"{_count(len(lines), 'line')} entered for edition {checked.annex.publication.edition}")
    return 0


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


if __name__ == "__main__":
    sys.exit(main())
