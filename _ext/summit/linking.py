"""Where a text first mentions the records that its record names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summit.graph import Annex
from summit.model import Alias, Record

#: Names up to this long, and names in capitals, are only recognised as they are written.
_SHORT = 4
_PLURAL = ("s", "es")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text, ``start`` to ``end`` in characters, that names the record ``target``."""

    start: int
    end: int
    target: str


def forms(record: Record) -> tuple[str, ...]:
    """Every name that a text may call a record by, the longest first; none twice."""
    aliases: Sequence[Alias] = getattr(record, "aliases", ())
    short = getattr(record, "short", None)
    found = [*record.names.values(), *(alias.name for alias in aliases)]
    if isinstance(short, Mapping):
        found.extend(short.values())
    elif isinstance(short, str):
        found.append(short)
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))


def find_mentions(text: str, named: Iterable[tuple[str, Sequence[str]]]) -> tuple[Mention, ...]:
    """The first mention of each record, longer names before shorter, no two overlapping.

    :param named: each record's id and its :func:`forms`.
    """
    lowered = text.lower()
    exact = len(lowered) == len(text)
    candidates = [(form, id_) for id_, names in named for form in names]
    candidates.sort(key=lambda pair: len(pair[0]), reverse=True)
    taken: list[Mention] = []
    done: set[str] = set()
    for form, id_ in candidates:
        if id_ in done:
            continue
        as_written = len(form) <= _SHORT or form.isupper() or not exact
        span = _first(text, form, taken) if as_written else _first(lowered, form.lower(), taken)
        if span:
            taken.append(Mention(*span, id_))
            done.add(id_)
    return tuple(sorted(taken, key=lambda mention: mention.start))


def _first(text: str, form: str, taken: Sequence[Mention]) -> tuple[int, int] | None:
    start = text.find(form)
    while start >= 0:
        end = _end(text, start + len(form))
        free = all(end <= mention.start or start >= mention.end for mention in taken)
        if end and free and _begins(text, start):
            return start, end
        start = text.find(form, start + 1)
    return None


def _wordlike(character: str) -> bool:
    # Korean and Japanese set particles directly behind a name, so only Latin letters and digits bind.
    return character.isascii() and (character.isalnum() or character == "_")


def _begins(text: str, start: int) -> bool:
    return start == 0 or not (_wordlike(text[start - 1]) and _wordlike(text[start]))


def _end(text: str, end: int) -> int:
    """The end of the word that ends at ``end``, a plural's ending taken in; 0 inside a word."""
    if end >= len(text) or not (_wordlike(text[end]) and _wordlike(text[end - 1])):
        return end
    tail = re.match(r"[A-Za-z0-9_]+", text[end:])
    return end + len(tail[0]) if tail and tail[0] in _PLURAL else 0


class Linker:
    """Finds mentions for the records of one annex, each record's forms made once."""

    def __init__(self, annex: Annex) -> None:
        self._annex = annex
        self._forms: dict[str, tuple[str, ...]] = {}

    def mentions(self, text: str, ids: Iterable[str]) -> tuple[Mention, ...]:
        """The first mention in ``text`` of each record in ``ids``."""
        return find_mentions(text, [(id_, self._of(id_)) for id_ in ids])

    def _of(self, id_: str) -> tuple[str, ...]:
        known = self._forms.get(id_)
        if known is None:
            known = self._forms[id_] = forms(self._annex.records[id_])
        return known
