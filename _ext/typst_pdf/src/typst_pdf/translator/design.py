"""Containers, among them the components of sphinx-design, as sequences that print can show."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes

from typst_pdf.source import Code, call, literal
from typst_pdf.translator.numbering import NumberingMixin
from typst_pdf.translator.references import WITH_PAGES

WRAPPERS: Mapping[str, tuple[str, str]] = {
    "dropdown_main": ("#panel[", "]\n\n"),
    "dropdown_title": ("#block-title[", "]\n\n"),
    "sd_tab_label": ("#block-title[", "]\n\n"),
    "aside_main": ("#panel[", "]\n\n"),
}

#: What a component is wrapped in, by the name that sphinx-design gives it; tabs and dropdowns stand open.
_COMPONENTS: Mapping[str, tuple[str, str]] = {
    "dropdown": ("#panel[", "]\n\n"),
    "aside": ("#panel[", "]\n\n"),
    "tab-set": ("#tabs[", "]\n\n"),
    "tab-item": ("#tab[", "]\n\n"),
    "card-title": ("#block-title[", "]\n\n"),
    "card-header": ("#panel-edge[", "]\n\n"),
    "card-footer": ("#panel-edge[", "]\n\n"),
    "tab-label": ("#block-title[", "]\n\n"),
}

#: The longest card, in characters, that is kept on one page.
_WHOLE_CARD = 800


class DesignMixin(NumberingMixin):
    """Visitors of containers."""

    def visit_container(self, node: nodes.container) -> None:
        """A container: a component of sphinx-design, a listing with a caption, or nothing to see."""
        if node.get("literal_block"):
            self._captioned_code(node)
        component = node.get("design_component", "")
        if component == "grid-row":
            self._grid(node)
        opening, closing = _COMPONENTS.get(component, ("", "\n\n"))
        if WITH_PAGES in node["classes"]:
            opening, closing = "#hand-index[", "]\n\n"
        if component == "card":
            whole = len(node.astext()) <= _WHOLE_CARD and node.next_node(nodes.image) is None
            opening, closing = f"#panel(whole: {literal(whole)})[", "]\n\n"
        self.emit(opening)
        self.context.append(closing)

    def depart_container(self, node: nodes.container) -> None:
        self.emit(self.context.pop())

    def _captioned_code(self, node: nodes.Element) -> None:
        """Write a listing with its caption above it.

        :raises nodes.SkipNode: always.
        """
        captions = [child for child in node.children if isinstance(child, nodes.caption)]
        with self.repeatable() as held:
            caption = "".join(self.render_children_named(child) for child in captions)
        self.name_places(held)
        body = "".join(self.render(child) for child in node.children if child not in captions)
        number = self.figure_number("code-block", node)
        self.emit(call("listing", Code(f"[{body}]"), caption=Code(f"[{number}{caption}]")), "\n\n")
        raise nodes.SkipNode

    def _grid(self, node: nodes.Element) -> None:
        """Write the items of a grid side by side, two at most to a row.

        :raises nodes.SkipNode: always.
        """
        items = [Code(f"[{self.render(child)}]") for child in node.children]
        self.emit(call("card-grid", *items), "\n\n")
        raise nodes.SkipNode
