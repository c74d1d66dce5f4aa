"""A record -> the facts at its foot, from what its fields declare: one description for every output."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from summit.kinds import FIELDS
from summit.kinds.declaring import Back, Foot, Trait
from summit.kinds.pieces import Address, Fact, Link, Piece, Row, listed
from summit.kinds.plans import Field, Shape
from summit.kinds.record import Record
from summit.rendering.desk import Desk
from summit.wording import Word


def facts_of(desk: Desk, record: Record, mentioned: Collection[str] = ()) -> list[Fact]:
    """All facts of a record, in their order.

    :param mentioned: the ids that its text links to already.
    """
    found = [
        (field.declared.foot, fact)
        for field in FIELDS[record.kind_of_record.name]
        if field.declared.foot
        for fact in _of_field(desk, field, record, mentioned)
    ]
    found += _of_others(desk, record)
    found.append((Foot.CITE_AS, fact(desk, Word.CITE_AS, (Address(desk.permalink(record.id)),))))
    return [fact for _foot, fact in sorted(found, key=lambda entry: entry[0])]


def fact(desk: Desk, word: str, *rows: Row) -> Fact:
    """A fact with its label in the language of the page."""
    return Fact(desk.say(word), rows)


def _of_field(desk: Desk, field: Field, record: Record, mentioned: Collection[str]) -> Iterator[Fact]:
    """What a field says; nothing where it is empty, or where the record says it elsewhere."""
    value, use = getattr(record, field.name), field.declared
    if use.back is Back.RELATION:
        yield from _relations(desk, record)
        return
    if use.mentioned:
        value = [id_ for id_ in value if id_ not in mentioned]
    if not value or use.word is None:
        return
    if use.foot is Foot.REVISED:  # each change is a fact of its own
        yield from (fact(desk, use.word, part.row(desk)) for part in value)
        return
    rows = list(_rows(desk, field, value, brief=use.mentioned))
    if use.foot is not Foot.SHORT or rows != [(desk.name(record.id),)]:
        yield fact(desk, use.word, *rows)


def _rows(desk: Desk, field: Field, value: Any, *, brief: bool) -> Iterator[Row]:
    """A value as rows: of parts one each, of anything else one."""
    link = desk.brief if brief else desk.link
    if field.shape is Shape.PARTS:
        yield from (part.row(desk) for part in value)
    elif field.shape is Shape.IDS:
        yield listed(link(id_) for id_ in value)
    else:
        yield (_piece(desk, field, value),)


def _piece(desk: Desk, field: Field, value: Any) -> Piece:
    if field.shape is Shape.ID:
        return desk.link(value)
    if field.shape is Shape.DATE:
        return desk.date(value)
    if field.shape is Shape.NAMES:
        return desk.pick(value)
    if field.shape is Shape.URL:
        return Address(value)
    if field.shape is Shape.CHOICE:
        return desk.say(value.word)
    return str(value)


def _relations(desk: Desk, record: Record) -> Iterator[Fact]:
    """Relations that the record states, and those that others state of it."""
    by_word: dict[str, dict[str, None]] = {}
    for related in record.parts:
        by_word.setdefault(related.relation.word, {})[related.target] = None
    for origin in desk.annex.referring(record.id, Back.RELATION):
        for related in desk.annex.records[origin].parts:
            if related.target == record.id:
                by_word.setdefault(related.relation.converse, {})[origin] = None
    for word, ids in by_word.items():
        yield fact(desk, word, listed(desk.full(id_) for id_ in ids))


def _of_others(desk: Desk, record: Record) -> Iterator[tuple[Foot, Fact]]:
    """What others say of the record: that they are parts of it, and that they name it."""
    parts = desk.annex.referring(record.id, Back.PARTS)
    if parts:
        yield Foot.PARTS, fact(desk, Word.PARTS, listed(desk.link(part) for part in parts))
    kind = record.kind_of_record
    if kind.named_in:
        origins = desk.annex.referring(record.id, *(() if kind.has(Trait.NAMED_BY_ALL) else (Back.NAMED_IN,)))
        if origins:
            yield Foot.NAMED_IN, fact(desk, kind.named_in, listed(_filed_first(desk, origins)))


def _filed_first(desk: Desk, origins: Iterable[str]) -> Iterator[Link]:
    """Links to provisions and quotations, and then to all others."""
    records = desk.annex.records
    for origin in sorted(origins, key=lambda id_: records[id_].meeting_of is None):
        yield desk.cited(origin)
