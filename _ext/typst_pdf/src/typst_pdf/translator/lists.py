"""Lists of every kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docutils import nodes
from sphinx import addnodes

from typst_pdf.source import Code, call, literal, string
from typst_pdf.translator.base import TranslatorBase

WRAPPERS: Mapping[str, tuple[str, str]] = {
    "list_item": ("[", "], "),
    "definition": ("", ""),
    "authors": ("", ""),
    "hlistcol": ("[", "], "),
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

    def depart_bullet_list(self, node: nodes.bullet_list) -> None:
        """Its end."""
        self.emit(");\n\n")

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        """A numbered list, with the author's kind of numbers and first number."""
        number = _NUMBERINGS.get(node.get("enumtype", "arabic"), "1")
        pattern = node.get("prefix", "") + number + node.get("suffix", ".")
        start = node.get("start", 1)
        self.emit(f"#enum(tight: {literal(is_tight(node))}, start: {start}, numbering: {string(pattern)}, ")

    def depart_enumerated_list(self, node: nodes.enumerated_list) -> None:
        """Its end."""
        self.emit(");\n\n")

    def visit_hlist(self, node: addnodes.hlist) -> None:
        """Lists side by side."""
        self.emit(f"#hlist({len(node.children)}, ")

    def depart_hlist(self, node: addnodes.hlist) -> None:
        """Their end."""
        self.emit(");\n\n")

    # Definitions -----------------------------------------------------------------------------------------

    def visit_definition_list(self, node: nodes.definition_list) -> None:
        """Terms and what they mean; the terms of an item share its line or stand one below the other."""
        self.emit("#definitions(")

    def depart_definition_list(self, node: nodes.definition_list) -> None:
        """Its end."""
        self.emit(");\n\n")

    def visit_definition_list_item(self, node: nodes.definition_list_item) -> None:
        """An item: its terms with their classifiers, and its definitions."""
        terms: list[str] = []
        rest: list[str] = []
        for child in node.children:
            if isinstance(child, nodes.term):
                terms.append(self.render_children_named(child))
            elif isinstance(child, nodes.classifier) and terms:
                terms[-1] += call("classifier", Code(f"[{self.render_children_named(child)}]"))
            else:
                rest.append(self.render(child))
        names = self.names_of(node)
        anchors = call("anchors", *names) if names else ""
        self.emit(f"terms.item([{anchors}{'#linebreak();'.join(terms)}], [{''.join(rest)}]), ")
        raise nodes.SkipNode

    # Fields and options ----------------------------------------------------------------------------------

    def visit_field_list(self, node: nodes.Element) -> None:
        """Names and values, in two columns if the names are short."""
        self._fields(
            node, [(f, _child(f, nodes.field_name), _child(f, nodes.field_body)) for f in node.children]
        )

    def visit_docinfo(self, node: nodes.docinfo) -> None:
        """What a document says of itself at its head: like fields."""
        fields: list[tuple[nodes.Node, nodes.Node | None, nodes.Node | None]] = []
        for child in node.children:
            if isinstance(child, nodes.field):
                fields.append((child, _child(child, nodes.field_name), _child(child, nodes.field_body)))
            else:
                caption = self.language_module_label(type(child).__name__)
                fields.append((child, nodes.Text(caption), child))
        self._fields(node, fields)

    def language_module_label(self, name: str) -> str:
        """Return what a bibliographic field is called in the language of the book."""
        return str(self.docutils_language.labels.get(name, name.capitalize()))

    def _fields(
        self, node: nodes.Element, fields: Sequence[tuple[nodes.Node, nodes.Node | None, nodes.Node | None]]
    ) -> None:
        narrow = all(len(name.astext()) <= _LABEL_COLUMN for _, name, _ in fields if name)
        self.emit(f"#fields({literal(narrow)}, ")
        for field, name, body in fields:
            anchors = self.names_of(field) if isinstance(field, nodes.Element) and field is not body else []
            held = call("anchors", *anchors) if anchors else ""
            title = self._inside(name)
            self.emit(f"([{held}{title}], [{self._inside(body)}]), ")
        self.emit(");\n\n")
        raise nodes.SkipNode

    def _inside(self, node: nodes.Node | None) -> str:
        if isinstance(node, nodes.Element):
            return self.render_children_named(node)
        return self.inline(node.astext()) if node else ""

    def visit_field(self, node: nodes.field) -> None:
        """A field that stands outside a list of fields."""
        self._fields(node, [(node, _child(node, nodes.field_name), _child(node, nodes.field_body))])

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
            names = [name for part in (item, *groups) for name in self.names_of(part)]
            anchors = call("anchors", *names) if names else ""
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

    def visit_production(self, node: addnodes.production) -> None:
        """A rule; its names and text are its children."""


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


def _child(node: nodes.Node, kind: type[nodes.Element]) -> nodes.Element | None:
    return next((child for child in node.children if isinstance(child, kind)), None)
