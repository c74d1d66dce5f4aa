"""Transcripts: a text with files, calls of the commands, and what these print.

A transcript begins with words about it. Its steps follow, each headed by a line that begins with ``===``:

=====================  =========================================================================
``=== write PATH``     a file with what follows, in a folder that is empty at first
``=== bytes PATH``     the same with Python's escapes, so that any byte can stand in it
``=== append PATH``    what follows at a file's end
``=== link PATH TO``   a symbolic link
``=== remove PATH``    a file less
``=== copy FROM TO``   files of this folder's parent
``=== commit``         all of them committed to git
``=== run ARGUMENTS``  ``python -m`` with these, and below what it prints: pinned
``=== show PATH``      a file, and below what is in it: pinned
=====================  =========================================================================
"""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from pinned.reading import even

TESTS = Path(__file__).parent.parent
_STEP = re.compile(r"^=== (\w+) ?(.*)\n", re.MULTILINE)
_GIT = {
    name: value
    for who in ("AUTHOR", "COMMITTER")
    for name, value in ((f"GIT_{who}_NAME", "a"), (f"GIT_{who}_EMAIL", "a@example.org"))
}


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    def __str__(self) -> str:
        err = "".join(f"err: {line}\n" for line in self.err.splitlines())
        return f"{self.out}{err}status {self.status}\n"


def run(arguments: list[str], folder: Path, encoding: str = "utf-8") -> Ran:
    """Run ``python -m`` with arguments in a folder, in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding, newline="\n") for _stream in range(2))
    before = sys.argv
    sys.argv = list(arguments)
    status = 0
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
        except SystemExit as end:
            status = int(end.code or 0)
        finally:
            sys.argv = before
    printed = []
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
        printed.append(even(stream.read(), folder))
    return Ran(status, *printed)


def played(transcript: str, folder: Path) -> str:
    """The transcript with what its commands now print."""
    head, *steps = _STEP.split(transcript)
    made = [head]
    for name, argument, body in zip(steps[::3], steps[1::3], steps[2::3], strict=True):
        made.append(f"=== {name} {argument}".rstrip() + "\n")
        made.append(_step(name, argument, body, folder))
    return "".join(made)


def _step(name: str, argument: str, body: str, folder: Path) -> str:
    """Do one step, and give what stands below its head."""
    path = folder / argument.partition(" ")[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    match name:
        case "write":
            path.write_text(body, "utf-8", newline="")
        case "bytes":
            path.write_bytes(codecs.escape_decode(body.encode())[0])
        case "link":
            path.symlink_to(argument.split()[1])
        case "append":
            with path.open("a", encoding="utf-8", newline="") as file:
                file.write(body)
        case "remove":
            path.unlink()
        case "copy":
            what, to = argument.split()
            _copy(TESTS / what, folder / to)
        case "commit":
            for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
                subprocess.run(["git", *arguments], cwd=folder, env=os.environ | _GIT, check=True)
        case "run":
            encoding, _colon, call = argument.rpartition("| ")
            return str(run(shlex.split(call), folder, encoding or "utf-8"))
        case "show":
            return even(path.read_bytes().decode(), folder)
        case _:
            message = f"no such step: {name}"
            raise ValueError(message)
    return body


def _copy(what: Path, to: Path) -> None:
    if what.is_dir():
        shutil.copytree(what, to, dirs_exist_ok=True)
    else:
        shutil.copy(what, to)
