"""Many records at once: theme pages, tables, the timeline, the bibliography, the index, the cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes

from summit.annex.asked import Imprint, Selection
from summit.data import Code
from summit.kinds import KINDS
from summit.kinds.choices import Quality
from summit.kinds.declaring import Trait
from summit.kinds.event import Event
from summit.kinds.meeting import Meeting
from summit.kinds.pieces import Address, Piece, Row, Words, listed
from summit.kinds.record import Record
from summit.kinds.source import Source
from summit.rendering.cite import cite_control
from summit.rendering.desk import Desk
from summit.rendering.facts import fact
from summit.rendering.foot import node_of
from summit.rendering.pieces import (
    citation,
    group,
    in_language,
    items,
    joined,
    paragraph,
    reference,
    sign,
    stamped,
    table,
)
from summit.rendering.records import section
from summit.wording import Word


def gloss(desk: Desk, record: Record) -> list[nodes.Node]:
    """A few words behind a name in a list: its names in other languages, or who printed it."""
    outlet = record.cited_as(desk.date)
    if outlet:
        return [nodes.Text(f" ({outlet})")]
    others = desk.voice.others(record.names)
    return [nodes.Text(", "), *joined(in_language(desk, name, tag) for tag, name in others)] if others else []


def index_table(desk: Desk, records: Sequence[Record]) -> nodes.table:
    """A table of records by citation, title and kind."""
    rows: list[list[list[nodes.Node]]] = [
        [[citation(desk, record.id)], [nodes.Text(desk.name(record.id))], [nodes.Text(_kind(desk, record))]]
        for record in records
    ]
    return table(
        [desk.say(word) for word in (Word.RECORD, Word.TITLE, Word.KIND)], rows, "summit-index-table"
    )


def _kind(desk: Desk, record: Record) -> str:
    """What was done in a record, or what it is."""
    sort = record.sort if record.did else None
    return desk.say(sort.word if sort else record.kind_of_record.word)


def sections(desk: Desk, selection: Selection) -> list[nodes.Node]:
    """The sections of all records of a selection."""
    desk.trace.selections.add(selection)
    return or_nothing(desk, [section(desk, record) for record in selection.of(desk.annex)])


def linked_list(desk: Desk, selection: Selection) -> list[nodes.Node]:
    """Links to all records of a selection."""
    desk.trace.selections.add(selection)
    found = selection.of(desk.annex)
    return or_nothing(desk, [items([line(desk, record) for record in found])] if found else [])


def line(desk: Desk, record: Record) -> list[nodes.Node]:
    """A record in a list of links: by citation and title, or by name and what explains it."""
    if record.meeting_of:
        return [citation(desk, record.id), nodes.Text(" "), reference(desk, record.id)]
    return [reference(desk, record.id), *gloss(desk, record)]


def selection_table(desk: Desk, selection: Selection) -> list[nodes.Node]:
    """A table of all records of a selection."""
    desk.trace.selections.add(selection)
    found = selection.of(desk.annex)
    return or_nothing(desk, [index_table(desk, found)] if found else [])


def or_nothing(desk: Desk, content: list[nodes.Node]) -> list[nodes.Node]:
    """A list, or the word that there is nothing in it."""
    return content or [paragraph([nodes.Text(desk.say(Word.NOTHING))])]


def timeline(desk: Desk, selection: Selection) -> list[nodes.Node]:
    """Events by date, those of the background marked."""
    desk.trace.selections.add(selection)
    events = [record for record in selection.of(desk.annex) if isinstance(record, Event)]
    return [section(desk, event) for event in sorted(events, key=lambda event: event.date)]


def bibliography(desk: Desk) -> list[nodes.Node]:
    """All sources by quality and then by title, each a paragraph with its id."""
    desk.trace.selections.add(Selection("source"))
    result: list[nodes.Node] = []
    for quality in Quality:
        sources = sorted(
            (source for source in desk.annex.of(Source) if source.quality is quality),
            key=lambda source: (source.outlet, source.issued or "", source.id),
        )
        if sources:
            entries = [entry for source in sources for entry in _entry(desk, source)]
            result.append(group(f"sources-{quality}", desk.say(quality.word), *entries))
    return result


def _entry(desk: Desk, source: Source) -> Iterator[nodes.Node]:
    """A source in the order of a bibliography: who, what, where, when, at which address."""
    desk.trace.shown.add(source.id)
    authors = ", ".join(author.full for author in source.author)
    where = [source.container_title, None if source.publisher == source.container_title else source.publisher]
    date = desk.date(source.issued) if source.issued else None
    words: list[nodes.Node] = [nodes.Text(f"{authors}. ")] if authors else []
    words += [nodes.emphasis("", "", in_language(desk, source.title, source.language)), nodes.Text(". ")]
    if source.title_english:
        english = source.title_english
        words.append(nodes.Text(f"{english}. " if english.startswith("[") else f"[{english}]. "))
    words.append(nodes.Text(f"{', '.join(filter(None, [*where, date]))}. "))
    if source.url:
        words += [nodes.reference("", source.url, refuri=source.url), nodes.Text(". ")]
    if source.accessed:
        words.append(nodes.Text(f"{desk.say(Word.ACCESSED)} {desk.date(source.accessed)}. "))
    if source.note:
        words.append(nodes.inline("", source.note, classes=["summit-note"]))
    words.append(sign(target=source.id))
    entry = paragraph(words, "summit-source")
    entry["ids"] = [source.id, *desk.registry.aliases.get(source.id, ())]
    yield stamped(entry, desk.annex.places[source.id])
    if desk.cites:
        yield cite_control(desk, source)
    citing = desk.annex.referring(source.id)
    if citing:
        yield paragraph(
            [nodes.Text(f"{desk.say(Word.CITED_BY)}: "), *joined(citation(desk, i) for i in citing)],
            "summit-cited-by",
        )


def index(desk: Desk) -> list[nodes.Node]:
    """An index of parties, people, terms and instruments with all that refers to each."""
    result: list[nodes.Node] = []
    # A meeting is named by all that is filed under it, which says nothing.
    for kind in (kind for kind in KINDS.values() if kind.has(Trait.INDEXED) and kind.named_in):
        selection = Selection(kind.name)
        desk.trace.selections.add(selection)
        rows: list[list[nodes.Node]] = []
        for record in sorted(selection.of(desk.annex), key=lambda record: desk.name(record.id).casefold()):
            desk.trace.shown.add(record.id)
            origins = desk.annex.referring(record.id)
            row: list[nodes.Node] = [reference(desk, record.id)]
            if origins:
                row += [nodes.Text(": "), *joined(citation(desk, origin) for origin in origins)]
            rows.append(row)
        if rows:
            listing = items(rows, "summit-index", "with-pages")
            result.append(group(f"index-{kind.plural}", desk.say(kind.words), listing))
    return result


def glance(desk: Desk, meeting: Meeting) -> list[nodes.Node]:
    """A meeting at a glance: names, date, place, who met."""
    desk.trace.shown.add(meeting.id)
    names = [(Words(name, tag),) for tag, name in desk.voice.others(meeting.names)]
    people = [(desk.link(id_), *_other_names(desk, id_)) for id_ in meeting.people]
    publication = desk.annex.publication
    desk.trace.selections.add(Imprint(("edition", "date")))
    entries = [
        fact(desk, Word.MEETING, (desk.link(meeting.id),), *names),
        fact(desk, Word.DATE, (desk.date(meeting.date),)),
        fact(desk, Word.PLACE, (desk.pick(meeting.place),)),
        fact(desk, Word.EDITION, (f"{publication.edition}, {desk.date(publication.date)}",)),
        fact(desk, Word.CITE_AS, (Address(desk.permalink(meeting.id)),)),
    ]
    if meeting.instruments:
        instruments = listed(desk.link(id_) for id_ in meeting.instruments)
        entries.insert(3, fact(desk, Word.INSTRUMENTS, instruments))
    if people:
        entries.insert(3, fact(desk, Word.PEOPLE, *people))
    return [node_of(entries, "summit-glance")]


def _other_names(desk: Desk, id_: str) -> Row:
    row: list[Piece] = []
    for tag, name in desk.voice.others(desk.annex.records[id_].names):
        row += [" · ", Words(name, tag)]
    return tuple(row)


def codes(desk: Desk) -> list[nodes.Node]:
    """Every error code with what is wrong and what to do, as the enum has them."""
    entries = []
    for code in Code:
        term = nodes.term("", "", nodes.literal("", code.value), ids=[f"error-{code.value}"])
        text = [*_prose(desk.say(code.summary)), nodes.Text(" "), *_prose(desk.say(code.remedy))]
        entries.append(nodes.definition_list_item("", term, nodes.definition("", paragraph(text))))
    return [nodes.definition_list("", *entries, classes=["summit-codes"])]


def _prose(text: str) -> list[nodes.Node]:
    """Text whose parts between backquotes are literals."""
    return [
        nodes.literal("", part) if number % 2 else nodes.Text(part)
        for number, part in enumerate(text.split("`"))
        if part
    ]
