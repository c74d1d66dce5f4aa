"""The facts at a record's foot as one node, until a page is written.

A record has many small facts, each a label and a few links; as docutils nodes they would outweigh
the rest of the page several times. They stay data until the end: HTML is written straight from
them, and for every other builder they become a field list. Both ways give the same HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from summit.kinds.pieces import Address, Fact, Label, Link, Piece, Row, Styled, Words
from summit.rendering.pieces import LINK, foreign, one_or_items, record_reference


class facts(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """All facts of a record, ``facts`` holding :class:`Fact` in order; ``addresses`` comes when resolved.

    Its only child is the text that a search should find: names and identifiers, not every link.
    """


def node_of(entries: Sequence[Fact], *classes: str) -> facts:
    """The node that holds all facts of a record."""
    node = facts(facts=tuple(entries), classes=["summit-facts", *classes])
    names = [p.text for entry in entries for row in entry.rows for p in row if isinstance(p, Words)]
    if names:
        node += nodes.Text(" ".join(names))
    return node


def as_nodes(node: facts) -> nodes.field_list:
    """The same facts as docutils' nodes, for builders other than HTML."""
    fields = [
        nodes.field(
            "",
            nodes.field_name("", entry.label),
            nodes.field_body("", one_or_items([[as_node(piece) for piece in row] for row in entry.rows])),
        )
        for entry in node["facts"]
    ]
    result = nodes.field_list("", *fields, classes=list(node["classes"]))
    result.source, result.line = node.source, node.line
    return result


def as_node(piece: Piece) -> nodes.Node:
    """One piece as a node."""
    if isinstance(piece, Link):
        return record_reference("", piece.text, target=piece.target)
    if isinstance(piece, Label):
        return record_reference("", piece.text, target=piece.name, classes=["summit-label", piece.name])
    if isinstance(piece, Words):
        return foreign(piece.text, piece.language)
    if isinstance(piece, Styled):
        return nodes.inline("", piece.text, classes=[piece.style])
    if isinstance(piece, Address):
        return nodes.reference("", piece.url, refuri=piece.url)
    return nodes.Text(piece)


def resolve(node: facts, address_of: Callable[[str], str | None]) -> None:
    """Look up where links and labels lead; ``address_of`` gives None for what is on no page."""
    pieces = [piece for entry in node["facts"] for row in entry.rows for piece in row]
    targets = [p.target if isinstance(p, Link) else p.name for p in pieces if isinstance(p, Link | Label)]
    node["addresses"] = {target: address_of(target) for target in targets}


def visit_html(self: HTML5Translator, node: facts) -> None:
    """Write what Sphinx writes for the field list of :func:`as_nodes`, tag by tag.

    :raises docutils.nodes.SkipNode: always, since all is written.
    """
    classes = " ".join([*node["classes"], "field-list", "simple"])
    parts = [f'<dl class="{classes}">\n']
    for number, entry in enumerate(node["facts"]):
        parity = "odd" if number % 2 == 0 else "even"
        label = f'{escape(entry.label)}<span class="colon">:</span>'
        parts.append(f'<dt class="field-{parity}">{label}</dt>\n<dd class="field-{parity}">')
        parts.append(_rows(entry.rows, node["addresses"]))
        parts.append("</dd>\n")
    parts.append("</dl>\n")
    self.body.append("".join(parts))
    raise nodes.SkipNode


def _rows(rows: Sequence[Row], addresses: dict[str, str | None]) -> str:
    if len(rows) == 1:
        return f"<p>{''.join(_html(piece, addresses) for piece in rows[0])}</p>\n"
    items = (f"<li><p>{''.join(_html(piece, addresses) for piece in row)}</p></li>\n" for row in rows)
    return f'<ul class="summit-items simple">\n{"".join(items)}</ul>\n'


def _html(piece: Piece, addresses: dict[str, str | None]) -> str:
    if isinstance(piece, str):
        return escape(piece)
    if isinstance(piece, Link):
        return _linked(piece.text, LINK, addresses[piece.target])
    if isinstance(piece, Label):
        return _linked(piece.text, f"summit-label {piece.name}", addresses[piece.name])
    if isinstance(piece, Words):
        return f'<span lang="{escape(piece.language)}">{escape(piece.text)}</span>'
    if isinstance(piece, Styled):
        return f'<span class="{escape(piece.style)}">{escape(piece.text)}</span>'
    return f'<a class="reference external" href="{escape(piece.url)}">{escape(piece.url)}</a>'


def _linked(text: str, classes: str, address: str | None) -> str:
    """A link, or where that leads to no page the same words without one."""
    if address is None:
        return f'<span class="{escape(classes)}">{escape(text)}</span>'
    return f'<a class="{escape(classes)} reference internal" href="{escape(address)}">{escape(text)}</a>'
