"""A record -> its facts: what its kind has, what it rests on, what it touches, and what touches it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summit.model import (
    Event,
    Evidence,
    Filed,
    Identifier,
    Instrument,
    Meeting,
    Mentioning,
    Named,
    Party,
    Person,
    Quotation,
    Record,
    Role,
    Scheme,
    Source,
    Term,
)
from summit.rendering.facts import Address, Fact, Label, Link, Piece, Row, Words, fact, link, listed
from summit.rendering.pieces import Desk, source_label
from summit.wording import CONVERSE, Word, date_said, kind_word

_LISTED = (
    ("parties", Word.PARTIES),
    ("people", Word.PEOPLE),
    ("terms", Word.TERMS),
    ("instruments", Word.INSTRUMENTS),
)
#: The fields by which others name a record, beside the relations that they state.
_NAMING = ("parties", "people", "terms", "instruments", "speaker", "instrument")


def own_facts(desk: Desk, record: Record) -> Iterator[Fact]:
    """What only records of this kind have."""
    if isinstance(record, Meeting | Instrument):
        yield fact(Word.DATE, (date_said(record.date, desk.language),))
    if isinstance(record, Meeting | Event) and record.place:
        yield fact(Word.PLACE, (record.place.get(desk.language) or record.place["en"],))
    if isinstance(record, Quotation) and record.speaker:
        yield fact(Word.SAID_BY, (link(desk, record.speaker),))
    if isinstance(record, Quotation) and record.instrument:
        yield fact(Word.SAID_TO_BE_FROM, (link(desk, record.instrument),))
    if isinstance(record, Instrument):
        if record.number:
            yield fact(Word.NUMBER, (record.number,))
        for word, date in ((Word.IN_FORCE, record.in_force), (Word.ENDED, record.ended)):
            if date:
                yield fact(word, (date_said(date, desk.language),))
        if record.url:
            yield fact(Word.ADDRESS, (Address(record.url),))
    if isinstance(record, Person) and record.roles:
        yield fact(Word.OFFICE, *(_role(desk, role) for role in record.roles))
    yield from _naming(desk, record)


def _role(desk: Desk, role: Role) -> Row:
    title = role.title.get(desk.language) or role.title["en"]
    start, end = (date_said(date, desk.language) if date else "" for date in (role.start, role.end))
    term = f", {start} – {end}" if start or end else ""
    return (f"{title}, ", link(desk, role.party), term)


def _naming(desk: Desk, record: Record) -> Iterator[Fact]:
    """Other names, identifiers, and what the record is a part of."""
    if isinstance(record, Named | Instrument | Meeting) and record.aliases:
        rows = []
        for alias in record.aliases:
            row: list[Piece] = [Words(alias.name, alias.lang)]
            if alias.sources:
                row += [" (", *listed(source_link(desk, source) for source in alias.sources), ")"]
            rows.append((*row, f". {alias.note}" if alias.note else ""))
        yield fact(Word.ALSO_CALLED, *rows)
    if isinstance(record, Party | Term) and record.identifiers:
        yield fact(Word.IDENTIFIERS, *(_identifier(desk, identifier) for identifier in record.identifiers))
    if isinstance(record, Party | Instrument) and record.short:
        short = record.short.get(desk.language) or record.short["en"]
        if short != desk.name(record.id):
            yield fact(Word.SHORT, (short,))
    whole = record.part_of if isinstance(record, Party | Instrument) else None
    if whole:
        yield fact(Word.PART_OF, (link(desk, whole),))
    if isinstance(record, Term) and record.broader:
        yield fact(Word.BROADER, (link(desk, record.broader),))
    parts = desk.annex.referring(record.id, "part_of", "broader")
    if parts:
        yield fact(Word.PARTS, listed(link(desk, part) for part in parts))


def _identifier(desk: Desk, identifier: Identifier) -> Row:
    sources = listed(source_link(desk, source) for source in identifier.sources)
    note = f". {identifier.note}" if identifier.note else ""
    scheme = _SCHEMES[identifier.scheme]
    name = scheme.said() if isinstance(scheme, Word) else scheme
    return (f"{name} ", Words(identifier.value, "en"), " (", *sources, f"){note}")


#: What registers call themselves; those that are words and not names are said in the page's language.
_SCHEMES: Mapping[Scheme, str | Word] = {
    Scheme.HS: "HS",
    Scheme.CN_TARIFF: Word.TARIFF_LINE,
    Scheme.CAS: "CAS",
    Scheme.SYMBOL: Word.SYMBOL,
    Scheme.WIKIDATA: "Wikidata",
    Scheme.ISO_ALPHA_2: "ISO 3166-1 alpha-2",
    Scheme.ISO_ALPHA_3: "ISO 3166-1 alpha-3",
    Scheme.ISO_NUMERIC: "ISO 3166-1 numeric",
}


def shared_facts(desk: Desk, record: Record, mentioned: set[str]) -> Iterator[Fact]:
    """What every record has: evidence, links that the text does not make, relations both ways."""
    if isinstance(record, Mentioning):
        yield fact(Word.EVIDENCE, *(_evidence(desk, entry) for entry in record.evidence))
        for name, word in _LISTED:
            rest = [id_ for id_ in getattr(record, name) if id_ not in mentioned]
            if rest:
                yield fact(word, listed(_brief_link(desk, id_) for id_ in rest))
        yield from _relations(desk, record)
    if isinstance(record, Filed) and record.also:
        yield fact(Word.ALSO_UNDER, listed(link(desk, theme) for theme in record.also))
    # Every provision and quotation names its meeting, which says nothing.
    if not isinstance(record, Meeting):
        origins = desk.annex.referring(record.id, *(() if isinstance(record, Source) else _NAMING))
        if origins:
            word = Word.CITED_BY if isinstance(record, Source) else Word.NAMED_IN
            filed_first = sorted(origins, key=lambda id_: not isinstance(desk.annex.records[id_], Filed))
            yield fact(word, listed(short_link(desk, origin) for origin in filed_first))
    for revision in record.revised:
        yield fact(
            Word.REVISED,
            (f"{date_said(revision.date, desk.language)} ({revision.edition}): {revision.note}",),
        )
    yield fact(Word.CITE_AS, (Address(desk.permalink(record.id)),))


def _evidence(desk: Desk, entry: Evidence) -> Row:
    standing = Label(kind_word(entry.standing).said(), f"standing-{entry.standing}")
    return (
        source_link(desk, entry.source),
        f", {entry.locator} ",
        standing,
        f" {entry.note}" if entry.note else "",
    )


def _relations(desk: Desk, record: Mentioning) -> Iterator[Fact]:
    """Relations that the record states, and those that others state of it."""
    by_word: dict[Word, dict[str, None]] = {}
    for related in record.related:
        by_word.setdefault(kind_word(related.relation), {})[related.target] = None
    for origin in desk.annex.referring(record.id, "related"):
        for related in getattr(desk.annex.records[origin], "related", ()):
            if related.target == record.id:
                by_word.setdefault(CONVERSE[related.relation], {})[origin] = None
    for word, ids in by_word.items():
        yield fact(word, listed(_full_link(desk, id_) for id_ in ids))


def source_link(desk: Desk, id_: str) -> Link:
    """A link to a source by outlet and date."""
    return link(desk, id_, source_label(desk, id_))


def short_link(desk: Desk, id_: str) -> Link:
    """A link by short citation, or by name where the record has none."""
    return link(desk, id_, desk.annex.label(id_, desk.language))


def _full_link(desk: Desk, id_: str) -> Link:
    """A link by citation and title, where a record has both."""
    short = desk.annex.short_citation(id_)
    return link(desk, id_, f"{short}: {desk.name(id_)}") if short else _brief_link(desk, id_)


def _brief_link(desk: Desk, id_: str) -> Link:
    """A link by the short form of a name, for lists."""
    return link(desk, id_, desk.annex.short_name(id_, desk.language))
