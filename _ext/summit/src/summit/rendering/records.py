"""A record -> its section: the id first, then what it says, what it rests on, and what it touches."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from summit.graph import mentions
from summit.model import Event, Filed, Mentioning, Provision, Quotation, Record, Source
from summit.rendering.apparatus import names_in, readings_of
from summit.rendering.cite import cite_control
from summit.rendering.facts import node_of
from summit.rendering.particulars import own_facts, shared_facts
from summit.rendering.pieces import Desk, citation, in_language, label, linked_text, paragraph, stamped
from summit.wording import Word, date_said, kind_word


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
        note = [label(Word.EDITORIAL_NOTE, "label-editorial-note"), nodes.Text(f" {record.note}")]
        result.append(paragraph(note, "summit-note"))
    if isinstance(record, Mentioning):
        result.extend(readings_of(desk, record))
    if desk.cites:
        result.append(cite_control(desk, record))
    result.append(node_of([*own_facts(desk, record), *shared_facts(desk, record, mentioned)]))
    return result


def _quoted(desk: Desk, record: Quotation) -> list[nodes.Node]:
    """The words as printed, and after them what they mean in the page's language where that is another."""
    printed = record.text.get(record.lang)
    words, language = (printed, record.lang) if printed else (record.text["en"], "en")
    result = [in_language(desk, f"“{words}”", language)]
    meant = record.text.get(desk.language)
    if meant and language != desk.language:
        result.append(nodes.Text(f" [{Word.TRANSLATION.said()}: {meant}]"))
    return result


def _head(desk: Desk, record: Record) -> Iterator[nodes.Node]:
    """The line below the title: the short citation and the kind, or the names in other languages."""
    if isinstance(record, Filed):
        short = nodes.inline("", desk.annex.short_citation(record.id) or "", classes=["summit-citation"])
        kind = kind_word(record.kind) if isinstance(record, Provision) else Word.QUOTATION
        yield paragraph([short, nodes.Text(" "), label(kind, f"kind-{kind.name.lower()}")], "summit-head")
        return
    if isinstance(record, Event):
        date = nodes.inline("", date_said(record.date, desk.language), classes=["summit-date"])
        background = (
            [nodes.Text(" "), label(Word.BACKGROUND, "label-background")] if record.background else []
        )
        yield paragraph([date, *background], "summit-head")
    names = names_in(desk, record.names.items())
    if names and not isinstance(record, Source):
        yield paragraph(names, "summit-names")


def _quotations(desk: Desk, record: Provision) -> Iterator[nodes.Node]:
    """The words printed that bear on a provision, each with a link to its own section."""
    for quotation in desk.annex.all(Quotation, desk.annex.referring(record.id, "provisions")):
        yield quote(desk, quotation)


def quote(desk: Desk, quotation: Quotation) -> nodes.block_quote:
    """A quotation's words with a link to its own section."""
    desk.trace.shown.add(quotation.id)
    words = [*_quoted(desk, quotation), nodes.Text(" — "), citation(desk, quotation.id)]
    return nodes.block_quote("", paragraph(words), classes=["summit-quote"])
