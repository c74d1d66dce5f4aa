"""A problem, as it is printed: one line that shows nothing but what can be seen."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from summit.data.codes import WARNINGS, Code

_SHOWN = 60


def visible(text: str) -> str:
    """A text with its control, bidirectional and other invisible characters written as escapes.

    >>> visible("a\\u202eb\\n")
    'a\\\\u202eb\\\\n'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def quoted(text: str) -> str:
    """A value as messages show it: between quotation marks, and no more than its beginning."""
    return f"'{text[:_SHOWN]}…'" if len(text) > _SHOWN else f"'{text}'"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a data file; ``line`` and ``column`` count from 1."""

    path: Path
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{visible(str(self.path))}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where; its text is the line that every command prints.

    The message may hold words out of the data: they are made visible here, once for all who print it.
    """

    place: Place
    code: Code
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", visible(self.message))

    def __str__(self) -> str:
        severity = "warning" if self.code in WARNINGS else "error"
        return f"{self.place}: {severity}: [{self.code.value}] {self.message}"


class DataError(Exception):
    """Raised when an annex has problems; its text is all of them, a line each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def nearest(found: str, valid: Iterable[str], most: int = 12) -> str:
    """Advice on what was meant: ``; did you mean 'x'?``, the list of a short choice, or nothing.

    :param most: how many a choice may have to be listed.

    >>> nearest("theme-semiconductor", ["theme-semiconductors", "theme-ipef"])
    "; did you mean 'theme-semiconductors'?"
    """
    choice = list(valid)
    near = difflib.get_close_matches(found[: 2 * _SHOWN], choice, n=1, cutoff=0.6)
    if near:
        return f"; did you mean '{near[0]}'?"
    if 0 < len(choice) <= most:
        return "; expected one of " + ", ".join(f"'{value}'" for value in choice)
    return ""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems as a reader works through them, by file, line and column; none twice."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.code.value, p.message)))
