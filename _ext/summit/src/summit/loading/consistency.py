"""What holds between records, and within one beyond its types."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from summit.loading.item import Item
from summit.model import (
    ID_PATTERN,
    Filed,
    Instrument,
    Kind,
    Mentioning,
    Party,
    Publication,
    Quality,
    Record,
    Source,
    Standing,
    Term,
)
from summit.problems import Code, Problem, nearest, quoted, unknown_reference
from summit.references import Reference, raw_references

_LOCAL_PREFIX: Mapping[Kind, str] = {Kind.PROVISION: "p", Kind.QUOTATION: "q"}
_ID = re.compile(ID_PATTERN)
#: How many ids are looked through for the nearest ones before that is left off: about a second's work.
#: Nobody reads that many pieces of advice, and so many wrong ids have one cause.
_COMPARED = 100_000


def inconsistencies(
    items: Sequence[Item], publication: Publication | None, unread: Collection[Kind] = ()
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
    targets = _Targets({id_: item.kind for id_, item in firsts.items()}, unread)
    for item in items:
        record = item.record
        yield from _prefix(item, targets)
        yield from _references(item, targets)
        if isinstance(record, Source):
            yield from _traceable(item, record)
        if isinstance(record, Mentioning):
            yield from _standing(item, record, sources)
            if record.readings:
                yield from _readings(item, record)
        if record and publication:
            yield from _languages(item, record, publication.languages)
    yield from _circles(firsts)


class _Targets:
    """What references may lead to."""

    def __init__(self, kinds: Mapping[str, Kind], unread: Collection[Kind]) -> None:
        self.kinds = kinds
        self.unread = unread
        self.by_kind = {kind: [i for i, k in kinds.items() if k is kind] for kind in Kind}
        self.messages: dict[tuple[str, tuple[Kind, ...]], str] = {}
        self.compared = 0

    def dangling(self, reference: Reference) -> str | None:
        """What is wrong with a reference's target; one wrong id may stand in many records."""
        found = self.kinds.get(reference.target)
        if found in reference.kinds:
            return None
        if found is None and any(kind in self.unread for kind in reference.kinds):
            return None
        asked = (reference.target, reference.kinds)
        if asked not in self.messages:
            self.messages[asked] = self._message(*asked)
        return self.messages[asked]

    def _message(self, target: str, wanted: tuple[Kind, ...]) -> str:
        what = wanted[0].value if len(wanted) == 1 else "record"
        there = f", the id of {self.kinds[target].one}" if target in self.kinds else ""
        valid = [id_ for kind in wanted for id_ in self.by_kind[kind]]
        one = wanted[0].one if len(wanted) == 1 else "a record"
        self.compared += len(valid)
        advice = nearest(target, valid) if self.compared <= _COMPARED else ""
        return f"unknown {what} {quoted(target)}{there}{advice or f'; expected the id of {one}'}"


def _prefix(item: Item, targets: _Targets) -> Iterator[Problem]:
    id_, local = item.id, _LOCAL_PREFIX.get(item.kind)
    if id_ is None or not _ID.fullmatch(id_):
        return
    expected = f"{item.kind}-"
    if local:
        meeting = item.value.get("meeting")
        # An unknown meeting is a problem of its own; then the shape of the id is all that can be asked.
        expected = f"…-{local}-"
        if isinstance(meeting, str) and targets.kinds.get(meeting) is Kind.MEETING:
            expected = f"{meeting.removeprefix('meeting-')}-{local}-"
    if not id_.startswith(expected) and not (expected[0] == "…" and expected[1:] in id_):
        message = f"found the id {quoted(id_)} of {item.kind.one}; expected '{expected}…'"
        yield Problem(item.place("id"), Code.BAD_PREFIX, message)


def _references(item: Item, targets: _Targets) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for reference in raw_references(item.kind, item.value):
        target, field = reference.target, reference.field
        message = targets.dangling(reference)
        if message:
            yield Problem(item.place(*reference.trail), unknown_reference(reference.kinds), message)
        elif target == item.id:
            message = f"{quoted(target)} refers to itself in '{field}'; expected another record"
            yield Problem(item.place(*reference.trail), Code.REPEATED_REFERENCE, message)
        elif reference.in_list:
            if (field, target) in seen:
                message = f"'{field}' names {quoted(target)} a second time; expected it once"
                yield Problem(item.place(*reference.trail), Code.REPEATED_REFERENCE, message)
            seen.add((field, target))
    record = item.record
    if isinstance(record, Filed) and record.theme in record.also:
        message = f"'also' names '{record.theme}', the record's own theme; expected other themes"
        yield Problem(item.place("also", record.also.index(record.theme)), Code.REPEATED_REFERENCE, message)


def _traceable(item: Item, source: Source) -> Iterator[Problem]:
    if source.url is None and source.note is None:
        message = f"'{source.id}' has no 'URL' and no 'note'; expected one of them"
        yield Problem(item.place(), Code.UNTRACEABLE_SOURCE, message)


def _standing(item: Item, record: Mentioning, sources: Mapping[str, Source]) -> Iterator[Problem]:
    claims: list[tuple[tuple[str | int, ...], Standing, Iterable[str]]] = [
        (("evidence", n, "standing"), evidence.standing, (evidence.source,))
        for n, evidence in enumerate(record.evidence)
    ]
    claims += [
        (("readings", n, "variants", m, "standing"), variant.standing, variant.sources)
        for n, reading in enumerate(record.readings)
        for m, variant in enumerate(reading.variants)
    ]
    for trail, standing, backing in claims:
        known = [sources[i] for i in backing if i in sources]
        if standing is Standing.OFFICIAL and known and all(s.quality is not Quality.OFFICIAL for s in known):
            message = (
                f"found 'official', but '{known[0].id}' is of quality '{known[0].quality}'; "
                "expected a source of quality 'official', or another standing"
            )
            yield Problem(item.place(*trail), Code.UNBACKED_EVIDENCE, message)


def _readings(item: Item, record: Mentioning) -> Iterator[Problem]:
    for n, reading in enumerate(record.readings):
        if len(reading.variants) < 2:
            message = f"found {'one variant' if reading.variants else 'no variants'}; expected two or more"
            yield Problem(item.place("readings", n, "variants"), Code.LONE_READING, message)
        preferred = [m for m, variant in enumerate(reading.variants) if variant.preferred]
        for m in preferred[1:]:
            trail = ("readings", n, "variants", m, "preferred")
            yield Problem(
                item.place(*trail),
                Code.MANY_PREFERRED,
                "found another preferred variant; expected one at most",
            )


def _languages(item: Item, record: Record, languages: Sequence[str]) -> Iterator[Problem]:
    """Mappings by language: every field whose value is a dictionary is one."""
    for name, value in record:
        if isinstance(value, dict):
            for tag in value:
                if tag not in languages:
                    message = f"found the language {quoted(tag)} in '{name}'{nearest(tag, languages)}"
                    place = item.composed.place((*item.trail, name, tag), key=True)
                    yield Problem(place, Code.UNKNOWN_LANGUAGE, message)


def _whole(record: Record | None) -> str | None:
    """What the record says that it is a part of."""
    if isinstance(record, Party | Instrument):
        return record.part_of
    return record.broader if isinstance(record, Term) else None


def _circles(firsts: Mapping[str, Item]) -> Iterator[Problem]:
    """Each circle once, at the first of its records."""
    told: set[str] = set()
    for start, item in firsts.items():
        seen = {start}
        at = _whole(item.record)
        while at is not None and at in firsts and at not in seen:
            seen.add(at)
            at = _whole(firsts[at].record)
        if at == start and len(seen) > 1 and start not in told:
            told |= seen
            field = "broader" if isinstance(item.record, Term) else "part_of"
            through = ", ".join(sorted(seen - {start}))
            message = f"found '{start}' to be a part of itself, through {through}; expected no circle"
            yield Problem(item.place(field), Code.CIRCULAR_PART, message)
