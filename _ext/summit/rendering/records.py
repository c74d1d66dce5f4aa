"""A record -> its section: the id first, then what it says, what it rests on, and what it touches."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from summit.anchors import permalink
from summit.graph import mentions
from summit.model import (
    Event,
    Filed,
    Instrument,
    Meeting,
    Mentioning,
    Named,
    Party,
    Person,
    Provision,
    Quotation,
    Record,
    Source,
    Term,
)
from summit.rendering.apparatus import evidence_fact, names_in, readings_of
from summit.rendering.pieces import (
    Desk,
    citation,
    fact,
    in_language,
    joined,
    label,
    linked_text,
    links,
    one_or_items,
    paragraph,
    reference,
    stamped,
)
from summit.wording import CONVERSE, Word, kind_word

_LISTED = (
    ("parties", Word.PARTIES),
    ("people", Word.PEOPLE),
    ("terms", Word.TERMS),
    ("instruments", Word.INSTRUMENTS),
)


def section(desk: Desk, record: Record) -> nodes.section:
    """A record's section; its first id is the record's, its aliases follow."""
    kind = record.kind_of_record
    ids = [record.id, *desk.registry.aliases.get(record.id, ())]
    node = nodes.section(
        "",
        nodes.title("", "", in_language(desk, *_title(desk, record))),
        ids=ids,
        names=[record.id],
        classes=["summit-record", f"summit-{kind}"],
    )
    node.extend(body(desk, record))
    stamped(node, desk.annex.places[record.id])
    return node


def _title(desk: Desk, record: Record) -> tuple[str, str]:
    names = record.names
    return (names[desk.language], desk.language) if desk.language in names else (names["en"], "en")


def body(desk: Desk, record: Record) -> list[nodes.Node]:
    """All that a record's section holds below its title."""
    desk.trace.shown.add(record.id)
    result: list[nodes.Node] = list(_head(desk, record))
    mentioned: set[str] = set()
    text = getattr(record, "text", None)
    if text:
        language = desk.language if desk.language in text else "en"
        inline, mentioned = linked_text(
            desk, text[language], () if isinstance(record, Quotation) else mentions(record)
        )
        if isinstance(record, Quotation):
            result.append(nodes.block_quote("", paragraph(_quoted(desk, record)), classes=["summit-words"]))
        else:
            result.append(paragraph(inline, "summit-text"))
    if isinstance(record, Provision):
        result.extend(_quotations(desk, record))
    if record.note:
        note = [label(Word.EDITORIAL_NOTE, "is-note"), nodes.Text(f" {record.note}")]
        result.append(paragraph(note, "summit-note"))
    if isinstance(record, Mentioning):
        result.extend(readings_of(desk, record))
    facts = [*_own_facts(desk, record), *_facts(desk, record, mentioned)]
    result.append(nodes.field_list("", *facts, classes=["summit-facts"]))
    return result


def _quoted(desk: Desk, record: Quotation) -> list[nodes.Node]:
    words = record.text.get(record.lang) or record.text["en"]
    language = record.lang if record.lang in record.text else "en"
    return [in_language(desk, f"“{words}”", language)]


def _head(desk: Desk, record: Record) -> Iterator[nodes.Node]:
    """The line below the title: the short citation and the kind, or the names in other languages."""
    if isinstance(record, Filed):
        short = nodes.inline("", desk.annex.short_citation(record.id) or "", classes=["summit-citation"])
        kind = kind_word(record.kind) if isinstance(record, Provision) else Word.QUOTATION
        yield paragraph([short, nodes.Text(" "), label(kind, f"kind-{kind.name.lower()}")], "summit-head")
        return
    names = names_in(desk, record.names.items())
    if names and not isinstance(record, Source):
        yield paragraph(names, "summit-names")


def _quotations(desk: Desk, record: Provision) -> Iterator[nodes.Node]:
    """The words printed that bear on a provision, each with a link to its own section."""
    for quotation in desk.annex.all(Quotation, desk.annex.referring(record.id, "provisions")):
        desk.trace.shown.add(quotation.id)
        words = [*_quoted(desk, quotation), nodes.Text(" — "), citation(desk, quotation.id)]
        yield nodes.block_quote("", paragraph(words), classes=["summit-quote"])


def _own_facts(desk: Desk, record: Record) -> Iterator[nodes.field]:
    """What only records of this kind have."""
    language = desk.language
    if isinstance(record, Meeting | Instrument | Event):
        yield fact(Word.DATE, nodes.Text(record.date.replace("/", " – ")))
    if isinstance(record, Meeting | Event) and record.place:
        yield fact(Word.PLACE, nodes.Text(record.place.get(language) or record.place["en"]))
    if isinstance(record, Quotation):
        if record.speaker:
            yield fact(Word.SAID_BY, reference(desk, record.speaker))
        if record.instrument:
            yield fact(Word.SAID_TO_BE_FROM, reference(desk, record.instrument))
    if isinstance(record, Instrument):
        if record.number:
            yield fact(Word.NUMBER, nodes.Text(record.number))
        if record.in_force:
            yield fact(Word.IN_FORCE, nodes.Text(record.in_force))
        if record.ended:
            yield fact(Word.ENDED, nodes.Text(record.ended))
        if record.url:
            yield fact(Word.LINK, nodes.reference("", record.url, refuri=record.url))
    if isinstance(record, Person) and record.roles:
        yield fact(Word.OFFICE, one_or_items([_role(desk, record, n) for n in range(len(record.roles))]))
    yield from _naming(desk, record)


def _role(desk: Desk, person: Person, number: int) -> list[nodes.Node]:
    role = person.roles[number]
    term = f", {role.start or ''} – {role.end or ''}" if role.start or role.end else ""
    title = role.title.get(desk.language) or role.title["en"]
    return [nodes.Text(f"{title}, "), reference(desk, role.party), nodes.Text(term)]


def _naming(desk: Desk, record: Record) -> Iterator[nodes.field]:
    """Other names, identifiers, and what the record is a part of."""
    aliases = record.aliases if isinstance(record, Named | Instrument | Meeting) else ()
    if aliases:
        rows: list[list[nodes.Node]] = []
        for alias in aliases:
            row = [in_language(desk, alias.name, alias.lang)]
            if alias.sources:
                row += [nodes.Text(": "), *links(desk, alias.sources)]
            if alias.note:
                row.append(nodes.Text(f". {alias.note}"))
            rows.append(row)
        yield fact(Word.ALSO_CALLED, one_or_items(rows))
    if isinstance(record, Party | Term) and record.identifiers:
        yield fact(
            Word.IDENTIFIERS,
            one_or_items(
                [
                    [
                        nodes.Text(f"{identifier.scheme}: "),
                        nodes.literal("", identifier.value),
                        nodes.Text(" ("),
                        *links(desk, identifier.sources),
                        nodes.Text(f"). {identifier.note}" if identifier.note else ")"),
                    ]
                    for identifier in record.identifiers
                ]
            ),
        )
    whole = record.part_of if isinstance(record, Party | Instrument) else None
    if whole:
        yield fact(Word.PART_OF, reference(desk, whole))
    if isinstance(record, Term) and record.broader:
        yield fact(Word.BROADER, reference(desk, record.broader))
    parts = desk.annex.referring(record.id, "part_of", "broader")
    if parts:
        yield fact(Word.PARTS, *links(desk, parts))


def _facts(desk: Desk, record: Record, mentioned: set[str]) -> Iterator[nodes.field]:
    """What every record has: evidence, links that the text does not make, relations both ways."""
    if isinstance(record, Mentioning):
        yield evidence_fact(desk, record.evidence)
        for name, word in _LISTED:
            rest = [id_ for id_ in getattr(record, name) if id_ not in mentioned]
            if rest:
                yield fact(word, *links(desk, rest))
        yield from _relations(desk, record)
    if isinstance(record, Filed) and record.also:
        yield fact(Word.ALSO_UNDER, *links(desk, record.also))
    yield from _back(desk, record)
    for revision in record.revised:
        yield fact(Word.REVISED, nodes.Text(f"{revision.date} ({revision.edition}): {revision.note}"))
    address = permalink(desk.annex.publication.base_url, record.id)
    yield fact(Word.CITE_AS, nodes.reference("", address, refuri=address))


def _relations(desk: Desk, record: Mentioning) -> Iterator[nodes.field]:
    """Relations that the record states, and those that others state of it."""
    by_word: dict[Word, list[str]] = {}
    for related in record.related:
        by_word.setdefault(kind_word(related.relation), []).append(related.target)
    for origin in desk.annex.referring(record.id, "related"):
        other = desk.annex.records[origin]
        for related in getattr(other, "related", ()):
            if related.target == record.id:
                by_word.setdefault(CONVERSE[related.relation], []).append(origin)
    for word, ids in by_word.items():
        yield fact(word, *joined(_full(desk, id_) for id_ in dict.fromkeys(ids)))


def _full(desk: Desk, id_: str) -> nodes.Node:
    """A link by citation and title, where a record has both."""
    short = desk.annex.short_citation(id_)
    return reference(desk, id_, f"{short}: {desk.name(id_)}" if short else None)


_BACK_FIELDS = ("parties", "people", "terms", "instruments", "speaker", "instrument")


def _back(desk: Desk, record: Record) -> Iterator[nodes.field]:
    """Who refers to the record by naming it: provisions and quotations by citation, others by name."""
    if isinstance(record, Meeting):
        return  # every provision and quotation names its meeting
    origins = desk.annex.referring(record.id, *(() if isinstance(record, Source) else _BACK_FIELDS))
    if origins:
        word = Word.CITED_BY if isinstance(record, Source) else Word.NAMED_IN
        yield fact(word, *joined(citation(desk, origin) for origin in origins))
