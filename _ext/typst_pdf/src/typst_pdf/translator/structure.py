"""Documents, sections and titles, paragraphs and the blocks of text around them."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes
from sphinx import addnodes

from typst_pdf.source import Code, call
from typst_pdf.translator.base import TranslatorBase, first_child
from typst_pdf.translator.lists import is_tight

WRAPPERS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys("document decoration ifconfig only acks autosummary_table glossary".split(), ("", "")),
    **dict.fromkeys("generated pending_xref pending_xref_condition".split(), ("", "")),
    **dict.fromkeys("topic sidebar header footer".split(), ("#panel[", "]\n\n")),
    "subtitle": ("#subtitle[", "]\n\n"),
    "compound": ("", "\n\n"),
    "rubric": ("#rubric[", "]\n\n"),
    "centered": ("#centred[", "]\n\n"),
    "block_quote": ("#quotation[", "]\n\n"),
    "attribution": ("#attribution[", "]\n\n"),
    "legend": ("#legend[", "]\n\n"),
    "line_block": ("#verse[", "]\n\n"),
    "line": ("#verse-line[", "]\n"),
}

#: The longest line under a heading, in characters, that is taken to belong to the heading.
_BYLINE = 80


class StructureMixin(TranslatorBase):
    """Visitors of the large structure of a document and of running text."""

    def visit_start_of_file(self, node: addnodes.start_of_file) -> None:
        """A document begins; its own name is one of its first section, or of where it begins."""
        self.docnames.append(node["docname"])
        if first_child(node, nodes.section) is None:
            self.name_places(self.book.destinations.names(self.docname, [""]))

    def depart_start_of_file(self, node: addnodes.start_of_file) -> None:
        self.docnames.pop()

    def visit_section(self, node: nodes.section) -> None:
        """A section begins; its heading is written by its title."""
        self.level += 1
        self.parts += "part" in node["classes"]
        if first_child(node, nodes.title) is None:
            self.name_places(self._section_names(node))

    def depart_section(self, node: nodes.section) -> None:
        self.level -= 1
        self.parts -= "part" in node["classes"]

    def _section_names(self, section: nodes.Element) -> list[str]:
        names = self.names_of(section)
        parent = section.parent
        if isinstance(parent, addnodes.start_of_file) and first_child(parent, nodes.section) is section:
            names += self.book.destinations.names(self.docname, [""])
        return names

    def visit_title(self, node: nodes.title) -> None:
        """A heading for the title of a section; elsewhere a line that stands out."""
        if not isinstance(node.parent, nodes.section):
            self.emit(call("block-title", Code(f"[{self.render_children_named(node)}]")), "\n\n")
            raise nodes.SkipNode
        self.title_addresses = []
        with self.repeatable() as held:
            title = self.render_children(node)
        addresses, self.title_addresses = self.title_addresses, None
        names = self._section_names(node.parent) + self.names_of(node) + held
        made = call("section", self.level, names, self.number_of(node), Code(f"[{title}]"), rank=self.rank)
        self.emit("\n", made, *(call("title-address", address) for address in addresses), "\n\n")
        raise nodes.SkipNode

    def number_of(self, title: nodes.Element) -> str | None:
        """Return the number that a numbered table of contents gives a section, or None."""
        numbers = self.book.section_numbers.get(self.docname, {})
        for identifier in title.parent["ids"]:
            if number := numbers.get(f"#{identifier}"):
                return ".".join(map(str, number))
        is_first = isinstance(title.parent.parent, addnodes.start_of_file)
        return ".".join(map(str, numbers[""])) if is_first and numbers.get("") else None

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        """A paragraph of running text."""
        if _is_byline(node):
            self.emit("#byline[")

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        item = node.parent
        close = isinstance(item, nodes.list_item) and is_tight(item.parent)
        self.emit("]" if _is_byline(node) else "", "\n" if close else "\n\n")

    def visit_transition(self, node: nodes.transition) -> None:
        """A break between paragraphs, unless only footnotes follow: they are at the foot of pages."""
        following = node.parent.children[node.parent.index(node) + 1 :]
        if following and all(
            isinstance(one, (nodes.footnote, nodes.comment, nodes.target)) for one in following
        ):
            raise nodes.SkipNode
        self.emit("#transition()\n\n")
        raise nodes.SkipNode


def _is_byline(paragraph: nodes.paragraph) -> bool:
    """Tell whether a paragraph is a short line under a heading, which no page should end with."""
    # Entries of the index print nothing.
    siblings = [child for child in paragraph.parent.children if not isinstance(child, addnodes.index)]
    position = siblings.index(paragraph)
    under_title = position > 0 and isinstance(siblings[position - 1], nodes.title)
    return under_title and position + 1 < len(siblings) and len(paragraph.astext()) <= _BYLINE
