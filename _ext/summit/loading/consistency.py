"""What holds between records, and within one beyond its types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from summit.loading.item import Item
from summit.model import (
    Publication,
    Filed,
    Instrument,
    Kind,
    Mentioning,
    Party,
    Quality,
    Record,
    Source,
    Standing,
    Term,
)
from summit.problems import Code, Problem, nearest, unknown_reference
from summit.references import raw_references

_LOCAL_PREFIX = {Kind.PROVISION: "p", Kind.QUOTATION: "q"}


def inconsistencies(items: Sequence[Item], publication: Publication | None) -> Iterator[Problem]:
    """Every problem that shows only once all records are there."""
    firsts: dict[str, Item] = {}
    for item in items:
        if item.id and firsts.setdefault(item.id, item) is not item:
            message = f"found the id '{item.id}' again; it is that of the record at {firsts[item.id].place()}"
            yield Problem(item.place("id"), Code.DUPLICATE_ID, message)
    records = {id_: item.record for id_, item in firsts.items()}
    sources = {id_: record for id_, record in records.items() if isinstance(record, Source)}
    kinds = {id_: item.kind for id_, item in firsts.items()}
    by_kind = {kind: [i for i, k in kinds.items() if k is kind] for kind in Kind}
    for item in items:
        yield from _prefix(item)
        yield from _dangling(item, kinds, by_kind)
        if isinstance(item.record, Source):
            yield from _traceable(item, item.record)
        if isinstance(item.record, Mentioning):
            yield from _standing(item, item.record, sources)
            yield from _readings(item, item.record)
        if item.record and publication:
            yield from _languages(item, item.record, publication.languages)
    yield from _circles(firsts)


def _prefix(item: Item) -> Iterator[Problem]:
    expected = f"{item.kind}-"
    if item.kind in _LOCAL_PREFIX:
        expected = f"{str(item.value.get('meeting')).removeprefix('meeting-')}-{_LOCAL_PREFIX[item.kind]}-"
    if item.id and not item.id.startswith(expected):
        message = f"found the id '{item.id}' of a {item.kind}; expected '{expected}…'"
        yield Problem(item.place("id"), Code.BAD_PREFIX, message)


def _dangling(
    item: Item, kinds: Mapping[str, Kind], by_kind: Mapping[Kind, Sequence[str]]
) -> Iterator[Problem]:
    seen: set[tuple[str | int, str]] = set()
    for reference in raw_references(item.kind, item.value):
        target, wanted = reference.target, reference.kinds
        if kinds.get(target) not in wanted:
            valid = [i for kind in wanted for i in by_kind[kind]]
            what = f"a {wanted[0]}" if len(wanted) == 1 else "a record"
            there = f", the id of a {kinds[target]}" if target in kinds else ""
            advice = nearest(target, valid) or f"; expected the id of {what}"
            message = f"unknown {wanted[0] if len(wanted) == 1 else 'record'} '{target}'{there}{advice}"
            yield Problem(item.place(*reference.trail), unknown_reference(wanted), message)
        if target == item.id:
            message = f"'{target}' refers to itself in '{reference.field}'; expected another record"
            yield Problem(item.place(*reference.trail), Code.REPEATED_REFERENCE, message)
        if reference.in_list:
            where = (reference.field, target)
            if where in seen:
                message = f"'{reference.field}' names '{target}' a second time; expected it once"
                yield Problem(item.place(*reference.trail), Code.REPEATED_REFERENCE, message)
            seen.add(where)
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
            message = f"found 'official', but '{known[0].id}' is of quality '{known[0].quality}'; expected an official source"
            yield Problem(item.place(*trail), Code.UNBACKED_EVIDENCE, message)


def _readings(item: Item, record: Mentioning) -> Iterator[Problem]:
    for n, reading in enumerate(record.readings):
        if len(reading.variants) < 2:
            message = f"found {len(reading.variants)} variant; expected two or more"
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
            for tag in value.keys() - set(languages):
                message = f"found the language '{tag}' in '{name}'{nearest(tag, languages)}"
                yield Problem(item.place(name, tag), Code.UNKNOWN_LANGUAGE, message)


def _whole(record: Record | None) -> str | None:
    """What the record says that it is a part of."""
    if isinstance(record, Party | Instrument):
        return record.part_of
    return record.broader if isinstance(record, Term) else None


def _circles(firsts: Mapping[str, Item]) -> Iterator[Problem]:
    for start, item in firsts.items():
        seen = {start}
        at = _whole(item.record)
        while at is not None and at in firsts and at not in seen:
            seen.add(at)
            at = _whole(firsts[at].record)
        if at == start and len(seen) > 1:
            field = "broader" if isinstance(item.record, Term) else "part_of"
            message = f"'{start}' is a part of itself, through {', '.join(sorted(seen - {start}))}"
            yield Problem(item.place(field), Code.CIRCULAR_PART, message)
