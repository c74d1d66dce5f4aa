"""The small parts that every record's section is made of.

Nodes of our own are few: a reference to a record, and a sign, which are resolved when a page is written.
All else is docutils' own, so that every builder can write it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

from summit.data import Place
from summit.rendering.desk import Desk

#: The class of a link to a record that has none of its own.
LINK = "summit-link"


class record_reference(nodes.Inline, nodes.TextElement):  # noqa: N801 - docutils names nodes so
    """A link to a record, its text already set; ``target`` is the record's id, or a label of the site."""


class sign(nodes.Inline, nodes.Element):  # noqa: N801 - docutils names nodes so
    """Where a sign may stand to take the address of ``target`` from; pages without such signs have none."""


def reference(desk: Desk, id_: str, text: str | None = None) -> record_reference:
    """A link to a record: its name, or the text given."""
    desk.trace.named.add(id_)
    return record_reference("", text or desk.name(id_), target=id_)


def citation(desk: Desk, id_: str) -> record_reference:
    """A link to a record by its short citation, or by its name where it has none."""
    node = reference(desk, id_, desk.annex.label(id_, desk.language))
    if desk.annex.short_citation(id_):
        node["classes"] = ["summit-short"]
    return node


def joined(items: Iterable[nodes.Node], separator: str = ", ") -> list[nodes.Node]:
    """Nodes with a separator between each two."""
    result: list[nodes.Node] = []
    for item in items:
        if result:
            result.append(nodes.Text(separator))
        result.append(item)
    return result


def paragraph(children: Iterable[nodes.Node], *classes: str) -> nodes.paragraph:
    """A paragraph of the given inline nodes."""
    return nodes.paragraph("", "", *children, classes=list(classes))


def linked_text(desk: Desk, text: str, ids: Sequence[str]) -> tuple[list[nodes.Node], set[str]]:
    """A text in which the first mention of each record in ``ids`` is a link.

    :returns: the inline nodes, and the ids that the text mentions.
    """
    result: list[nodes.Node] = []
    at = 0
    desk.trace.named.update(ids)
    mentions = desk.linker.mentions(text, ids) if ids else ()
    for mention in mentions:
        if mention.start > at:
            result.append(nodes.Text(text[at : mention.start]))
        result.append(reference(desk, mention.target, text[mention.start : mention.end]))
        at = mention.end
    if at < len(text):
        result.append(nodes.Text(text[at:]))
    return result, {mention.target for mention in mentions}


def label(text: str, name: str, *classes: str) -> record_reference:
    """A small label, such as a provision's kind; it leads to what the site's ``name`` explains."""
    return record_reference("", text, target=name, classes=["summit-label", name, *classes])


def foreign(text: str, language: str) -> nodes.inline:
    """Words in another language than the page's, marked as such for readers aloud and for fonts."""
    return nodes.inline("", text, lang=language, classes=[f"language-{language}"])


def in_language(desk: Desk, text: str, language: str) -> nodes.Node:
    """Words in the given language, marked where it is not the page's."""
    return nodes.Text(text) if language == desk.language else foreign(text, language)


def items(rows: Iterable[Sequence[nodes.Node]], *classes: str) -> nodes.bullet_list:
    """A plain list, each item of inline nodes."""
    return nodes.bullet_list(
        "", *(nodes.list_item("", paragraph(row)) for row in rows), classes=["summit-items", *classes]
    )


def one_or_items(rows: Sequence[Sequence[nodes.Node]]) -> nodes.Element:
    """A list, or a mere paragraph where there is one item."""
    return paragraph(rows[0]) if len(rows) == 1 else items(rows)


def table(head: Sequence[str], rows: Iterable[Sequence[Sequence[nodes.Node]]], *classes: str) -> nodes.table:
    """A table; ``head`` holds the words of its columns, ``rows`` hold cells, and cells inline nodes."""
    body = nodes.tbody("", *(_row(cells) for cells in rows))
    top = nodes.thead("", _row([[nodes.Text(word)] for word in head]))
    columns = [nodes.colspec(colwidth=100 // len(head)) for _word in head]
    group = nodes.tgroup("", *columns, top, body, cols=len(head))
    return nodes.table("", group, classes=["summit-table", *classes])


def _row(cells: Sequence[Sequence[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", paragraph(cell)) for cell in cells))


def group(anchor: str, title: str, *children: nodes.Node) -> nodes.section:
    """A titled part of a page."""
    # sphinx.ext.autosectionlabel names labels after raw sources: many titles are "Terms", an anchor is one.
    return nodes.section("", nodes.title(anchor, title), *children, ids=[anchor], classes=["summit-group"])


def stamped(node: nodes.Element, place: Place) -> nodes.Element:
    """Say on a node and its children which line of which data file they come from."""
    source = str(place.path)
    node.source, node.line = source, place.line
    for child in node.children:
        if isinstance(child, nodes.Element):
            child.source, child.line = source, place.line
    return node
