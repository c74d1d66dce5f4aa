"""Annexes that ``summit new`` writes: made, edited and built as their authors do."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from bs4 import BeautifulSoup, Tag

from building import EXTENSIONS
from summit.__main__ import main


@dataclass(frozen=True)
class Started:
    """A new annex in its folder."""

    root: Path

    @classmethod
    def new(cls, root: Path, *options: str) -> Started:
        """What ``summit new`` writes."""
        assert main(["new", str(root), *options]) == 0
        return cls(root)

    def replace(self, name: str, old: str, new: str) -> None:
        """Edit a file at the one place where ``old`` stands."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), "utf-8")

    def run(self, *arguments: str | Path, status: int = 0) -> str:
        """Run a module of Python in the annex's folder, and give what it said."""
        done = subprocess.run(
            [sys.executable, "-m", *map(str, arguments)],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": EXTENSIONS},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def catalogue(self, language: str, name: str) -> Catalog:
        """A catalogue as it stands."""
        with (self.root / "locale" / language / "LC_MESSAGES" / name).open("rb") as file:
            return read_po(file)

    def translate(self, language: str, name: str, words: dict[str, str]) -> None:
        """Fill in a catalogue: words that are given, and all others with the language before them."""
        catalogue = self.catalogue(language, name)
        for message in catalogue:
            if message.id:
                message.string = words.get(str(message.id), f"[{language}] {message.id}")
        with (self.root / "locale" / language / "LC_MESSAGES" / name).open("wb") as file:
            write_po(file, catalogue)

    def page(self, path: str) -> BeautifulSoup:
        """A page of the built site."""
        return BeautifulSoup((self.root / "_build" / "html" / path).read_bytes(), "html.parser")


def language_of(page: BeautifulSoup) -> str:
    """The language that a page says it is in."""
    assert isinstance(page.html, Tag)
    return str(page.html["lang"])
