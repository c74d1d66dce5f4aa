"""What holds between records, and within one beyond its types."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from summit.annex.item import Item
from summit.annex.publication import Publication
from summit.data import Code, Problem, nearest, quoted
from summit.kinds import FIELDS, KINDS, raw_references
from summit.kinds.fields import ID_PATTERN
from summit.kinds.record import Record
from summit.kinds.references import Reference
from summit.kinds.source import Source

_ID = re.compile(ID_PATTERN)
#: How many ids are looked through for the nearest ones before that is left off: about a second's work.
#: Nobody reads that many pieces of advice, and so many wrong ids have one cause.
_COMPARED = 100_000


def inconsistencies(
    items: Sequence[Item], publication: Publication | None, unread: Collection[str] = ()
) -> Iterator[Problem]:
    """Every problem that shows only once all records are there.

    :param unread: the kinds of which something could not be read, so that nobody can say that a
        record of theirs is missing.
    """
    firsts: dict[str, Item] = {}
    for item in items:
        id_ = item.id
        if id_ and firsts.setdefault(id_, item) is not item:
            message = (
                f"found the id {quoted(id_)}, which the record at {firsts[id_].place()} has; expected another"
            )
            yield Problem(item.place("id"), Code.DUPLICATE_ID, message)
    sources = {id_: item.record for id_, item in firsts.items() if isinstance(item.record, Source)}
    targets = _Targets({id_: item.kind.name for id_, item in firsts.items()}, unread)
    for item in items:
        yield from _prefix(item, targets)
        yield from _references(item, targets)
        if item.record:
            for trail, code, message in item.record.faults(sources):
                yield Problem(item.place(*trail), code, message)
            if publication:
                yield from _languages(item, item.record, publication.languages)
    yield from _circles(firsts)


class _Targets:
    """What references may lead to."""

    def __init__(self, kinds: Mapping[str, str], unread: Collection[str]) -> None:
        self.kinds = kinds
        self.unread = unread
        self.by_kind = {kind: [i for i, k in kinds.items() if k == kind] for kind in KINDS}
        self.messages: dict[tuple[str, tuple[str, ...]], str] = {}
        self.compared = 0

    def dangling(self, reference: Reference) -> str | None:
        """What is wrong with a reference's target; one wrong id may stand in many records."""
        found = self.kinds.get(reference.target)
        wanted = reference.kinds or tuple(KINDS)
        if found in wanted:
            return None
        if found is None and any(kind in self.unread for kind in wanted):
            return None
        asked = (reference.target, reference.kinds)
        if asked not in self.messages:
            self.messages[asked] = self._message(*asked)
        return self.messages[asked]

    def _message(self, target: str, wanted: tuple[str, ...]) -> str:
        what = wanted[0] if len(wanted) == 1 else "record"
        there = f", the id of {KINDS[self.kinds[target]].one}" if target in self.kinds else ""
        valid = [id_ for kind in wanted or KINDS for id_ in self.by_kind[kind]]
        one = KINDS[wanted[0]].one if len(wanted) == 1 else "a record"
        self.compared += len(valid)
        advice = nearest(target, valid) if self.compared <= _COMPARED else ""
        return f"unknown {what} {quoted(target)}{there}{advice or f'; expected the id of {one}'}"


def _prefix(item: Item, targets: _Targets) -> Iterator[Problem]:
    id_, local = item.id, item.kind.local
    if id_ is None or not _ID.fullmatch(id_):
        return
    expected = f"{item.kind}-"
    if local:
        meeting = item.value.get("meeting")
        # An unknown meeting is a problem of its own; then the shape of the id is all that can be asked.
        expected = f"…-{local}-"
        if isinstance(meeting, str) and targets.kinds.get(meeting) == "meeting":
            expected = f"{meeting.removeprefix('meeting-')}-{local}-"
    if not id_.startswith(expected) and not (expected[0] == "…" and expected[1:] in id_):
        message = f"found the id {quoted(id_)} of {item.kind.one}; expected '{expected}…'"
        yield Problem(item.place("id"), Code.BAD_PREFIX, message)


def _references(item: Item, targets: _Targets) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for reference in raw_references(item.kind.name, item.value):
        target, field = reference.target, reference.field
        message = targets.dangling(reference)
        if message:
            yield Problem(item.place(*reference.trail), _unknown(reference.kinds), message)
        elif target == item.id:
            message = f"{quoted(target)} refers to itself in '{field}'; expected another record"
            yield Problem(item.place(*reference.trail), Code.REPEATED_REFERENCE, message)
        elif reference.in_list:
            if (field, target) in seen:
                message = f"'{field}' names {quoted(target)} a second time; expected it once"
                yield Problem(item.place(*reference.trail), Code.REPEATED_REFERENCE, message)
            seen.add((field, target))


def _unknown(kinds: Sequence[str]) -> Code:
    """The code for a dangling reference to a record of some kinds; one kind may have its own."""
    own = Code.__members__.get(f"UNKNOWN_{kinds[0].upper()}") if len(kinds) == 1 else None
    return own or Code.UNKNOWN_RECORD


def _languages(item: Item, record: Record, languages: Sequence[str]) -> Iterator[Problem]:
    """Mappings by language: every field whose value is a dictionary is one."""
    for name, value in record:
        if isinstance(value, dict):
            for tag in value:
                if tag not in languages:
                    message = f"found the language {quoted(tag)} in '{name}'{nearest(tag, languages)}"
                    place = item.composed.place((*item.trail, name, tag), key=True)
                    yield Problem(place, Code.UNKNOWN_LANGUAGE, message)


def _whole(item: Item) -> tuple[str, str] | None:
    """The field and the id of what the record says that it is a part of."""
    for field in FIELDS[item.kind.name]:
        if field.declared.whole and item.record and (whole := getattr(item.record, field.name)):
            return field.key, whole
    return None


def _circles(firsts: Mapping[str, Item]) -> Iterator[Problem]:
    """Each circle once, at the first of its records; no record is looked at twice, however long a chain."""
    wholes = {id_: whole for id_, item in firsts.items() if (whole := _whole(item))}
    done: set[str] = set()
    for start in firsts:
        way: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in firsts and at not in done and at not in way:
            way[at] = None
            at = wholes[at][1] if at in wholes else None
        if at in way:
            circle = list(way)[list(way).index(at) :]
            first = min(circle, key=list(firsts).index)
            if len(circle) > 1:
                through = ", ".join(sorted(set(circle) - {first}))
                message = f"found '{first}' to be a part of itself, through {through}; expected no circle"
                yield Problem(firsts[first].place(wholes[first][0]), Code.CIRCULAR_PART, message)
        done |= way.keys()
