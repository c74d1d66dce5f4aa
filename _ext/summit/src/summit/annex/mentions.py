"""Where a text first mentions the records that its record names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summit.annex.graph import Annex
from summit.kinds import FIELDS, PARTS
from summit.kinds.declaring import Search
from summit.kinds.record import Record

#: Names up to this long, and names in capitals, are only recognised as they are written.
_SHORT = 4
_PLURAL = ("s", "es")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text, ``start`` to ``end`` in characters, that names the record ``target``."""

    start: int
    end: int
    target: str


#: The fields with names, and of names that are parts the field of the part, by kind.
_NAMES: Mapping[str, Sequence[tuple[str, str | None]]] = {
    kind: tuple(
        (field.name, next((f.name for f in PARTS[field.part] if f.use.search is Search.NAME), None))
        if field.part
        else (field.name, None)
        for field in plan
        if field.use.search is Search.NAME
    )
    for kind, plan in FIELDS.items()
}


def names_of(record: Record) -> list[str]:
    """Every name of a record, in any language and spelling, in the order of its fields."""
    found = [*record.names.values()]
    for name, inner in _NAMES[record.kind_of_record.name]:
        value = getattr(record, name)
        if inner:
            found += (getattr(part, inner) for part in value)
        elif isinstance(value, Mapping):
            found += value.values()
        elif value:
            found.append(value)
    return found


def forms(record: Record) -> tuple[str, ...]:
    """Every name that a text may call a record by, the longest first; none twice."""
    return tuple(sorted(dict.fromkeys(names_of(record)), key=len, reverse=True))


def find_mentions(text: str, named: Iterable[tuple[str, Sequence[str]]]) -> tuple[Mention, ...]:
    """The first mention of each record; of two that begin together the longer, and no two overlapping.

    :param named: each record's id and its :func:`forms`.
    """
    lowered = text.lower()
    # Few letters change their length with their case; where one does, names count as they are written.
    folds = len(lowered) == len(text)
    found: list[Mention] = []
    for id_, names in named:
        for form in names:
            as_written = len(form) <= _SHORT or form.isupper() or not folds
            searched, wanted = (text, form) if as_written else (lowered, form.lower())
            found.extend(Mention(start, end, id_) for start, end in _occurrences(searched, wanted))
    found.sort(key=lambda mention: (mention.start, -mention.end))
    taken: dict[str, Mention] = {}
    free = 0
    for mention in found:
        if mention.start >= free and mention.target not in taken:
            taken[mention.target] = mention
            free = mention.end
    return tuple(taken.values())


def _occurrences(text: str, form: str) -> Iterator[tuple[int, int]]:
    start = text.find(form)
    while start >= 0:
        end = _end(text, start + len(form))
        if end and _begins(text, start):
            yield start, end
        start = text.find(form, start + 1)


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
