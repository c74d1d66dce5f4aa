"""A record -> its section: the id first, then what it says, what it rests on, and what it touches."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from summit.annex.graph import mentions
from summit.kinds.declaring import Back, Trait
from summit.kinds.record import Record
from summit.rendering.apparatus import names_in, readings_of
from summit.rendering.cite import cite_control
from summit.rendering.desk import Desk
from summit.rendering.facts import facts_of
from summit.rendering.foot import as_node, node_of
from summit.rendering.pieces import citation, in_language, label, linked_text, paragraph, stamped
from summit.wording import Word


def section(desk: Desk, record: Record) -> nodes.section:
    """A record's section; its first id is the record's, its aliases follow."""
    title, language = desk.name(record.id), desk.voice.tag(record.names)
    node = nodes.section(
        "",
        nodes.title(title, "", in_language(desk, title, language)),
        ids=[record.id, *desk.registry.aliases.get(record.id, ())],
        names=[record.id],
        classes=["summit-record", f"summit-{record.kind_of_record}"],
    )
    node.extend(body(desk, record))
    stamped(node, desk.annex.places[record.id])
    return node


def body(desk: Desk, record: Record) -> list[nodes.Node]:
    """All that a record's section holds below its title."""
    desk.trace.shown.add(record.id)
    result: list[nodes.Node] = list(_head(desk, record))
    mentioned: set[str] = set()
    if record.printed:
        result.append(nodes.block_quote("", paragraph(_quoted(desk, record)), classes=["summit-words"]))
    elif record.texts:
        inline, mentioned = linked_text(desk, desk.pick(record.texts), mentions(record))
        result.append(paragraph(inline, "summit-text"))
    for origin in desk.annex.referring(record.id, Back.QUOTED):
        result.append(quote(desk, desk.annex.records[origin]))
    if record.note:
        note = [label(desk.say(Word.EDITORIAL_NOTE), "label-editorial-note"), nodes.Text(f" {record.note}")]
        result.append(paragraph(note, "summit-note"))
    result.extend(readings_of(desk, record))
    if desk.cites:
        result.append(cite_control(desk, record))
    result.append(node_of(facts_of(desk, record, mentioned)))
    return result


def _quoted(desk: Desk, record: Record) -> list[nodes.Node]:
    """The words as printed, and after them what they mean in the page's language where that is another."""
    quoted = record.quoted(desk.language)
    if quoted is None:
        return []
    result = [in_language(desk, f"“{quoted.words}”", quoted.language)]
    if quoted.meaning:
        result.append(nodes.Text(f" [{desk.say(Word.TRANSLATION)}: {quoted.meaning}]"))
    return result


def _head(desk: Desk, record: Record) -> Iterator[nodes.Node]:
    """What stands below the title: the record's own line, and its names in other languages."""
    head = record.head(desk)
    if head:
        yield paragraph([as_node(piece) for piece in head], "summit-head")
    names = names_in(desk, record.names) if record.kind_of_record.has(Trait.OTHER_NAMES) else []
    if names:
        yield paragraph(names, "summit-names")


def quote(desk: Desk, quotation: Record) -> nodes.block_quote:
    """A quotation's words with a link to its own section."""
    desk.trace.shown.add(quotation.id)
    words = [*_quoted(desk, quotation), nodes.Text(" — "), citation(desk, quotation.id)]
    return nodes.block_quote("", paragraph(words), classes=["summit-quote"])
