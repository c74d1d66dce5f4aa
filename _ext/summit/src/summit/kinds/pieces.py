"""What a fact is made of, before it is HTML or a node: words, links, labels, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a record, with its text."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A small label, such as a standing; ``name`` is the label of the site that explains it."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """A name or title in a language of its own; the search finds it."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address on the web, which is its own text."""

    url: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Text that style sheets know by a class, such as a short citation."""

    text: str
    style: str


Piece = str | Link | Label | Words | Address | Styled
Row = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: its label, and one row or several."""

    label: str
    rows: tuple[Row, ...]


class Teller(Protocol):
    """What a record or a part of one needs to say itself in the language of a page."""

    @property
    def language(self) -> str:
        """The page's language."""
        ...

    def say(self, word: str) -> str:
        """Words of the extension's own."""
        ...

    def date(self, value: str) -> str:
        """A date or span of dates in words."""
        ...

    def pick(self, names: Mapping[str, str]) -> str:
        """Of a name in several languages the page's, or else the annex's first."""
        ...

    def link(self, id_: str, text: str | None = None) -> Link:
        """A link to a record by its name, or by the text given."""
        ...

    def source(self, id_: str) -> Link:
        """A link to a source by outlet and date."""
        ...

    def citation(self, id_: str) -> str | None:
        """The short citation of a record that has one."""
        ...


def listed(links: Iterable[Link]) -> Row:
    """Links with commas between them, as one row."""
    row: list[Piece] = []
    for each in links:
        row += [", ", each] if row else [each]
    return tuple(row)
