"""A built site: where it stands, in which languages, and what its pages are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import quote

from bs4 import BeautifulSoup

#: The desk's default size; a phone's width in CSS pixels is the narrowest that WCAG 1.4.10 asks for.
DESK = (1280, 900)
PHONE = (320, 640)


@dataclass(frozen=True)
class Edition:
    """The site in one language: ``path`` is its folder below the site's root, empty or ending in a slash."""

    root: Path
    language: str
    path: str

    @property
    def folder(self) -> Path:
        return self.root / self.path

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Every page by its path below the site's root, landing pages apart."""
        editions = [folder.name for folder in other_editions(self.root)] if not self.path else []
        return tuple(
            f"{self.path}{name}"
            for path in sorted(self.folder.rglob("*.html"))
            if (name := path.relative_to(self.folder).as_posix()).split("/")[0]
            not in {"id", "_static", *editions}
        )

    @cached_property
    def landing_pages(self) -> tuple[str, ...]:
        """One landing page of each kind of id, by path below the site's root; none where there are none."""
        kinds: dict[str, str] = {}
        for path in sorted(self.folder.glob("id/*/index.html")):
            kind = re.sub(r"-?\d+$", "", path.parent.name).rpartition("-")[2]
            kind = kind if kind in {"p", "q"} else path.parent.name.partition("-")[0]
            kinds.setdefault(kind, path.relative_to(self.root).as_posix())
        return tuple(kinds.values())

    def search(self, query: str) -> str:
        """The address of a search below the site's root."""
        return f"{self.path}search.html?q={quote(query)}"

    def soup(self, page: str) -> BeautifulSoup:
        """A page as it was written."""
        return BeautifulSoup((self.root / page).read_text("utf-8"), "html.parser")


@dataclass(frozen=True)
class Site:
    """A built site."""

    root: Path

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The main edition first, then those in folders of their own."""
        others = (Edition(self.root, folder.name, f"{folder.name}/") for folder in other_editions(self.root))
        return (Edition(self.root, "en", ""), *others)

    @property
    def main(self) -> Edition:
        return self.editions[0]


def other_editions(root: Path) -> Iterator[Path]:
    """The folders of the other languages: those that have a search of their own."""
    return (path.parent for path in sorted(root.glob("*/search.html")))


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keep the tests' output clean."""
