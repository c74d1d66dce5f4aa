"""Lists of every kind."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes
from sphinx import addnodes

from typst_pdf.source import Code, call, literal, string
from typst_pdf.translator.base import TranslatorBase, anchored, first_child

WRAPPERS: Mapping[str, tuple[str, str]] = {
    "list_item": ("[", "], "),
    "hlistcol": ("[", "], "),
    "definition_list": ("#definitions(", ");\n\n"),
    **dict.fromkeys("definition production".split(), ("", "")),
}

#: Typst's numbering patterns for docutils' names of them.
_NUMBERINGS: Mapping[str, str] = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}

#: The longest name of a field, in characters, for which a list of fields is set in two columns.
_LABEL_COLUMN = 24


class ListMixin(TranslatorBase):
    """Visitors of lists. Items are arguments of a call, so that nothing of their layout depends on markup."""

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        """A list with bullets."""
        self.emit(f"#list(tight: {literal(is_tight(node))}, ")

    def depart_bullet_list(self, node: nodes.Element) -> None:
        self.emit(");\n\n")

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        """A numbered list, with the author's kind of numbers and first number."""
        number = _NUMBERINGS.get(node.get("enumtype", "arabic"), "1")
        pattern = node.get("prefix", "") + number + node.get("suffix", ".")
        start = node.get("start", 1)
        self.emit(f"#enum(tight: {literal(is_tight(node))}, start: {start}, numbering: {string(pattern)}, ")

    depart_enumerated_list = depart_bullet_list

    def visit_hlist(self, node: addnodes.hlist) -> None:
        """Lists side by side."""
        self.emit(f"#hlist({len(node.children)}, ")

    depart_hlist = depart_bullet_list

    # Definitions -----------------------------------------------------------------------------------------

    def visit_definition_list_item(self, node: nodes.definition_list_item) -> None:
        """An item: its terms with their classifiers, one below the other, and its definitions."""
        terms: list[str] = []
        rest: list[str] = []
        for child in node.children:
            if isinstance(child, nodes.term):
                terms.append(self.render_children_named(child))
            elif isinstance(child, nodes.classifier) and terms:
                terms[-1] += call("classifier", Code(f"[{self.render_children_named(child)}]"))
            else:
                rest.append(self.render(child))
        anchors = anchored(self.names_of(node))
        self.emit(f"terms.item([{anchors}{'#linebreak();'.join(terms)}], [{''.join(rest)}]), ")
        raise nodes.SkipNode

    # Fields and options ----------------------------------------------------------------------------------

    def visit_field_list(self, node: nodes.field_list) -> None:
        """Names and values, in two columns if the names are short."""
        rows: list[str] = []
        narrow = True
        for field in node.children:
            if isinstance(field, nodes.Element):
                name = first_child(field, nodes.field_name) or nodes.field_name()
                body = first_child(field, nodes.field_body) or nodes.field_body()
                narrow = narrow and len(name.astext()) <= _LABEL_COLUMN
                shown = anchored(self.names_of(field)) + self.render_children_named(name)
                rows.append(f"([{shown}], [{self.render_children_named(body)}]), ")
        self.emit(f"#fields({literal(narrow)}, {''.join(rows)});\n\n")
        raise nodes.SkipNode

    def visit_option_list(self, node: nodes.option_list) -> None:
        """Options of a command, and what they do."""
        self.emit("#definitions(")
        for item in node.children:
            if not isinstance(item, nodes.Element):
                continue
            groups = [child for child in item.children if isinstance(child, nodes.option_group)]
            options = ", ".join(option.astext() for group in groups for option in group.children)
            rest = "".join(
                self.render_children_named(c) for c in item.children if isinstance(c, nodes.description)
            )
            anchors = anchored([name for part in (item, *groups) for name in self.names_of(part)])
            self.emit(f"terms.item([{anchors}{call('inline-code', options)}], [{rest}]), ")
        self.emit(");\n\n")
        raise nodes.SkipNode

    # Grammars --------------------------------------------------------------------------------------------

    def visit_productionlist(self, node: addnodes.productionlist) -> None:
        """Rules of a grammar, line by line, each with the spaces that align it."""
        self.emit("#grammar(")
        with self.verbatim():
            for production in node.children:
                self.emit("[", self.render(production), "], ")
        self.emit(");\n\n")
        raise nodes.SkipNode


def is_tight(node: nodes.Element) -> bool:
    """Tell whether every item of a list is one paragraph, or a paragraph and a list that is tight itself."""
    for item in node.children:
        if not isinstance(item, nodes.Element):
            continue
        for position, child in enumerate(item.children):
            inner = isinstance(child, (nodes.bullet_list, nodes.enumerated_list)) and is_tight(child)
            if not inner and not (position == 0 and isinstance(child, nodes.paragraph)):
                return False
    return True
