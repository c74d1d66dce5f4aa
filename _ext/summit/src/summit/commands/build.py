"""``summit build``: the site in all languages of the annex."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from summit.annex.loading import load_publication
from summit.commands import add_data
from summit.data import DataError

#: The builders whose output may have other languages in folders of their own.
BUILDERS = ("html", "dirhtml")
#: Whether one file as a draft is not enough.
NEEDS_FOLDER = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("source", nargs="?", default=".", type=Path, help="folder with conf.py")
    parser.add_argument(
        "output", nargs="?", type=Path, help="folder to build into; _build/<builder> if left out"
    )
    parser.add_argument("--builder", default="html", choices=BUILDERS, help="Sphinx's builder")
    parser.add_argument("--doctrees", type=Path, help="folder for what the next build need not do again")
    add_data(parser, option=True)


def run(options: argparse.Namespace) -> int:
    """Build the first language into the output, and each other into a folder of its name there.

    :returns: the exit status: 0; 1 where a build has warnings, or the data problems; 2 for a wrong call.
    """
    source, data = options.source, options.data or options.source / "_data"
    if not (source / "conf.py").is_file():
        print(f"summit build: error: {source}: no conf.py there", file=sys.stderr)
        return 2
    try:
        languages = load_publication(data).languages
    except DataError as error:
        print(error, "nothing was built: mend these first", sep="\n", file=sys.stderr)
        return 1
    except FileNotFoundError as error:
        print(f"summit build: error: {error}", file=sys.stderr)
        return 2
    output = options.output or source / "_build" / options.builder
    # Nothing is said that Sphinx would do of itself, so that a bare `sphinx-build` goes on from here.
    elsewhere = data.resolve() != (source / "_data").resolve()
    given = ["-D", f"summit_data={data.resolve()}"] if elsewhere else []
    status = 0
    for language in languages:
        home = language == languages[0]
        name = options.builder if home else f"{options.builder}-{language}"
        kept = ["-d", str(options.doctrees / name)] if options.doctrees else []
        status |= _sphinx(
            *("-b", options.builder, "-D", f"language={language}", *given, *kept),
            *(str(source), str(output if home else output / language)),
        )
    return min(status, 1)


def _sphinx(*arguments: str) -> int:
    """Run Sphinx with warnings as errors, in a process of its own: it keeps one language for each process."""
    command = [sys.executable, "-m", "sphinx", "-nW", "--keep-going", "-j", "auto", *arguments]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - Sphinx, and no shell
