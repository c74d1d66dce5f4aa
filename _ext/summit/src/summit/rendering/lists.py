"""Many records at once: theme pages, tables, the timeline, the bibliography, the index, the cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from summit.graph import Imprint, Selection
from summit.model import (
    Event,
    Filed,
    Kind,
    Meeting,
    Provision,
    Quality,
    Record,
    Source,
)
from summit.problems import Code
from summit.rendering.cite import cite_control
from summit.rendering.facts import Address, Piece, Row, Words, fact, link, listed, node_of
from summit.rendering.pieces import (
    Desk,
    citation,
    group,
    in_language,
    items,
    joined,
    paragraph,
    reference,
    source_label,
    stamped,
    table,
)
from summit.rendering.records import section
from summit.wording import Word, date_said, kind_word, translated


def gloss(desk: Desk, record: Record) -> list[nodes.Node]:
    """A few words behind a name in a list: its names in other languages, or who printed it."""
    if isinstance(record, Source):
        return [nodes.Text(f" ({source_label(desk, record.id)})")]
    others = [(tag, name) for tag, name in record.names.items() if tag != desk.language]
    return [nodes.Text(", "), *joined(in_language(desk, name, tag) for tag, name in others)] if others else []


def index_table(desk: Desk, records: Sequence[Record]) -> nodes.table:
    """A table of records by citation, title and kind."""
    rows: list[list[list[nodes.Node]]] = [
        [[citation(desk, record.id)], [nodes.Text(desk.name(record.id))], [nodes.Text(_kind(record))]]
        for record in records
    ]
    return table((Word.RECORD, Word.TITLE, Word.KIND), rows, "summit-index-table")


def _kind(record: Record) -> str:
    return kind_word(record.kind if isinstance(record, Provision) else record.kind_of_record).said()


def sections(desk: Desk, selection: Selection) -> list[nodes.Node]:
    """The sections of all records of a selection."""
    desk.trace.selections.add(selection)
    return _or_nothing([section(desk, record) for record in selection.of(desk.annex)])


def linked_list(desk: Desk, selection: Selection) -> list[nodes.Node]:
    """Links to all records of a selection."""
    desk.trace.selections.add(selection)
    found = selection.of(desk.annex)
    return _or_nothing([items([line(desk, record) for record in found])] if found else [])


def line(desk: Desk, record: Record) -> list[nodes.Node]:
    """A record in a list of links: by citation and title, or by name and what explains it."""
    if isinstance(record, Filed):
        return [citation(desk, record.id), nodes.Text(" "), reference(desk, record.id)]
    return [reference(desk, record.id), *gloss(desk, record)]


def selection_table(desk: Desk, selection: Selection) -> list[nodes.Node]:
    """A table of all records of a selection."""
    desk.trace.selections.add(selection)
    found = selection.of(desk.annex)
    return _or_nothing([index_table(desk, found)] if found else [])


def _or_nothing(content: list[nodes.Node]) -> list[nodes.Node]:
    """A list, or the word that there is nothing in it."""
    return content or [paragraph([nodes.Text(Word.NOTHING.said())])]


def timeline(desk: Desk, selection: Selection) -> list[nodes.Node]:
    """Events by date, those of the background marked."""
    desk.trace.selections.add(selection)
    events = [record for record in selection.of(desk.annex) if isinstance(record, Event)]
    return [section(desk, event) for event in sorted(events, key=lambda event: event.date)]


def bibliography(desk: Desk) -> list[nodes.Node]:
    """All sources by quality and then by title, each a paragraph with its id."""
    desk.trace.selections.add(Selection(kind=Kind.SOURCE))
    result: list[nodes.Node] = []
    for quality in Quality:
        sources = sorted(
            (source for source in desk.annex.of(Source) if source.quality is quality),
            key=lambda source: (source.container_title or source.publisher, source.issued or "", source.id),
        )
        if sources:
            entries = [entry for source in sources for entry in _entry(desk, source)]
            title = nodes.title("", kind_word(f"quality-{quality}").said())
            result.append(
                nodes.section("", title, *entries, ids=[f"sources-{quality}"], classes=["summit-group"])
            )
    return result


def _entry(desk: Desk, source: Source) -> Iterator[nodes.Node]:
    """A source in the order of a bibliography: who, what, where, when, at which address."""
    desk.trace.shown.add(source.id)
    authors = ", ".join(a.literal or f"{a.given or ''} {a.family or ''}".strip() for a in source.author)
    where = [source.container_title, None if source.publisher == source.container_title else source.publisher]
    date = date_said(source.issued, desk.language) if source.issued else None
    words: list[nodes.Node] = [nodes.Text(f"{authors}. ")] if authors else []
    words += [nodes.emphasis("", "", in_language(desk, source.title, source.language)), nodes.Text(". ")]
    if source.title_english:
        english = source.title_english
        words.append(nodes.Text(f"{english}. " if english.startswith("[") else f"[{english}]. "))
    words.append(nodes.Text(f"{', '.join(filter(None, [*where, date]))}. "))
    if source.url:
        words += [nodes.reference("", source.url, refuri=source.url), nodes.Text(". ")]
    if source.accessed:
        words.append(nodes.Text(f"{Word.ACCESSED.said()} {date_said(source.accessed, desk.language)}. "))
    if source.note:
        words.append(nodes.inline("", source.note, classes=["summit-note"]))
    # Only HTML has a place for the sign; elsewhere the id itself is the anchor.
    sign = f' <a class="headerlink" href="#{source.id}" title="¶">¶</a>'
    words.append(nodes.raw("", sign, format="html"))
    entry = paragraph(words, "summit-source")
    entry["ids"] = [source.id, *desk.registry.aliases.get(source.id, ())]
    yield stamped(entry, desk.annex.places[source.id])
    if desk.cites:
        yield cite_control(desk, source)
    citing = desk.annex.referring(source.id)
    if citing:
        yield paragraph(
            [nodes.Text(f"{Word.CITED_BY.said()}: "), *joined(citation(desk, i) for i in citing)],
            "summit-cited-by",
        )


def index(desk: Desk, kinds: Iterable[Kind]) -> list[nodes.Node]:
    """An index of parties, people, terms and instruments with all that refers to each."""
    result: list[nodes.Node] = []
    for kind in kinds:
        selection = Selection(kind=kind)
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
            word = kind_word(kind.plural)
            result.append(group(f"index-{kind.plural}", word, items(rows, "summit-index", "with-pages")))
    return result


def glance(desk: Desk, meeting: Meeting) -> list[nodes.Node]:
    """A meeting at a glance: names, date, place, who met."""
    desk.trace.shown.add(meeting.id)
    names = [(Words(name, tag),) for tag, name in meeting.names.items() if tag != desk.language]
    people = [(link(desk, id_), *_other_names(desk, id_)) for id_ in meeting.people]
    publication = desk.annex.publication
    desk.trace.selections.add(Imprint(("edition", "date")))
    entries = [
        fact(Word.MEETING, (link(desk, meeting.id),), *names),
        fact(Word.DATE, (date_said(meeting.date, desk.language),)),
        fact(Word.PLACE, (meeting.place.get(desk.language) or meeting.place["en"],)),
        fact(Word.EDITION, (f"{publication.edition}, {date_said(publication.date, desk.language)}",)),
        fact(Word.CITE_AS, (Address(desk.permalink(meeting.id)),)),
    ]
    if meeting.instruments:
        entries.insert(3, fact(Word.INSTRUMENTS, listed(link(desk, id_) for id_ in meeting.instruments)))
    if people:
        entries.insert(3, fact(Word.PEOPLE, *people))
    return [node_of(entries, "summit-glance")]


def _other_names(desk: Desk, id_: str) -> Row:
    names = desk.annex.records[id_].names
    row: list[Piece] = []
    for tag, name in names.items():
        if tag != desk.language:
            row += [" · ", Words(name, tag)]
    return tuple(row)


def codes() -> list[nodes.Node]:
    """Every error code with what is wrong and what to do, as the enum has them."""
    entries = []
    for code in Code:
        term = nodes.term("", "", nodes.literal("", code.value), ids=[f"error-{code.value}"])
        text = [*_prose(translated(code.summary)), nodes.Text(" "), *_prose(translated(code.remedy))]
        entries.append(nodes.definition_list_item("", term, nodes.definition("", paragraph(text))))
    return [nodes.definition_list("", *entries, classes=["summit-codes"])]


def _prose(text: str) -> list[nodes.Node]:
    """Text whose parts between backquotes are literals."""
    return [
        nodes.literal("", part) if number % 2 else nodes.Text(part)
        for number, part in enumerate(text.split("`"))
        if part
    ]
