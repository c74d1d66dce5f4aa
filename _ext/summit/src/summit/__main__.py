"""The command ``summit``; ``python -m summit`` is the same."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import NoReturn

from summit.data import visible
from summit.wording import CatalogueError

#: Each command with what it does; its module, which is only loaded when it is asked for, has the rest.
COMMANDS: Mapping[str, str] = {
    "new": "write an annex of another text, ready to be built",
    "check": "report every problem of the data, as path:line:column",
    "anchors": "enter new ids into the registry, for the edition in annex.yaml",
    "cite": "print how a record is cited",
    "languages": "print the languages that annex.yaml lists",
    "translations": "bring the catalogues of the data's texts and of our words up to date",
    "build": "build the site in all of its languages",
}


class Parser(argparse.ArgumentParser):
    """Tells of a wrong call in a line; ``--help`` has the usage."""

    def error(self, message: str) -> NoReturn:
        """End with the line, and with status 2."""
        self.exit(2, f"{self.prog}: error: {visible(message)}\n")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit status: 0; 1 where the data has problems; 2 for a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may not know Korean
    given = sys.argv[1:] if arguments is None else arguments
    parser = Parser(prog="summit", description="Keep an annex, and build its site.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=purpose)
        if name in given[:1]:
            try:
                module = import_module(f"summit.commands.{name}")
            except ImportError as error:  # a kind that is not declared whole, or a library that is missing
                parser.exit(1, f"summit: {error}\n")
            module.add_arguments(command)
            command.set_defaults(module=module)
    options = parser.parse_args(given)
    data = getattr(options, "data", None)
    if data is not None and not data.exists():
        parser.error(f"{visible(str(data))}: no such file or folder")
    if data is not None and options.module.NEEDS_FOLDER and not data.is_dir():
        parser.error(f"{visible(str(data))}: a draft has no registry and no catalogues; expected a folder")
    try:
        status: int = options.module.run(options)
        print(end="", flush=True)
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (OSError, CatalogueError) as error:
        print(f"summit {options.command}: {visible(_told(error))}", file=sys.stderr)
        return 1
    return status


def _told(error: OSError | CatalogueError) -> str:
    """What went wrong, and with which file; none is at fault where the output itself cannot be written."""
    if isinstance(error, CatalogueError):
        return str(error)
    return f"{error.filename or 'its output'}: {error.strerror}"


if __name__ == "__main__":
    sys.exit(main())
