"""The commands, as transcripts; and the check of every bad file there is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pinned.conftest import HERE
from pinned.transcripts import TESTS, played, run

Pin = Callable[[Path | str, str], None]
CASES = sorted((HERE / "cases").glob("*.txt"))
BAD = sorted((TESTS / "bad").iterdir())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_transcript(path: Path, tmp_path: Path, pinned: Pin) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        transcript = file.read()
    pinned(path, played(transcript, tmp_path))


def test_every_bad_file(tmp_path: Path, pinned: Pin) -> None:
    """Each with its own words before what is printed of it."""
    shutil.copytree(TESTS / "bad", tmp_path / "bad")
    told = []
    for path in BAD:
        told.append(f"=== {path.name}\n")
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and path.is_dir():
                told.append(f"--- {file.relative_to(path)}\n")
            if file.is_file():
                told.append(file.read_bytes()[:1500].decode("utf-8", "backslashreplace"))
        told.append(f"--- summit check\n{run(['summit', 'check', f'bad/{path.name}'], tmp_path)}")
    text = "".join(told)
    shown = (c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in text)
    pinned("bad.txt", "".join(shown))
