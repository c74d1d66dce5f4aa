"""What all parts of the translator share: output, text, names of places, and the way to a visitor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.util.docutils import SphinxTranslator

from typst_pdf.book import Book
from typst_pdf.scripts import language_subtag, runs
from typst_pdf.source import call, string
from typst_pdf.telling import warn

_LANGUAGE_CLASS = re.compile(r"lang(?:uage)?-([a-z]{2,3}(?:-[a-z0-9]+)*)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")

#: Nodes that stand for an argument of a Typst call and not for content; their names of places go inside.
_ARGUMENTS = (
    nodes.list_item,
    nodes.definition_list_item,
    nodes.term,
    nodes.definition,
    nodes.classifier,
    nodes.field,
    nodes.field_name,
    nodes.field_body,
    nodes.option_list_item,
    nodes.row,
    nodes.entry,
    nodes.line,
    nodes.caption,
    nodes.title,
    addnodes.hlistcol,
    addnodes.desc_signature_line,
)

#: Nodes that have nothing to show in print, by class name; some are of extensions. The log has the messages.
_UNSEEN = frozenset(
    "system_message comment substitution_definition pending meta highlightlang tabular_col_spec toctree "
    "index todolist autosummary_toc fontawesome sd_icon".split()
)

#: Nodes that the template sets in a strong weight.
_STRONG = (nodes.strong, nodes.title, nodes.rubric, nodes.term, nodes.thead, addnodes.desc_name)

#: The rank from which headings are no longer set in a strong weight.
_FIRST_LIGHT_RANK = 5

#: Nodes whose own visitors write the names of their places.
_NAMED_BY_VISITOR = (nodes.section, nodes.footnote, addnodes.start_of_file, nodes.document)


class TranslatorBase(SphinxTranslator):
    """State and tools of the translator from a document tree to the body of a Typst file.

    ``body`` collects Typst markup. Text enters it through :meth:`inline` alone, as string literals; visitors
    write calls of the functions in ``template.typ`` around it.
    """

    #: What simple nodes are wrapped in, by class name: opening and closing markup.
    wrappers: ClassVar[Mapping[str, tuple[str, str]]] = {}

    def __init__(self, document: nodes.document, builder: Builder, book: Book) -> None:
        super().__init__(document, builder)
        self.book = book
        self.body: list[str] = []
        self.docnames: list[str] = [book.root]
        self.context: list[str] = []
        self.level = 0
        self.parts = 0
        self.notes_allowed = True
        self.explained: set[tuple[str, str]] = set()
        self.title_addresses: list[str] | None = None
        self._held_names: list[str] | None = None
        self._verbatim = False

    @property
    def docname(self) -> str:
        """The document that the current node is from."""
        return self.docnames[-1]

    @property
    def rank(self) -> int:
        """What the current section is: 0 a part, 1 a chapter, and so on, whether or not there are parts."""
        return self.level - self.parts

    def astext(self) -> str:
        """Return the Typst markup of what has been visited."""
        return "".join(self.body)

    # Output ----------------------------------------------------------------------------------------------

    def emit(self, *markup: str) -> None:
        """Write Typst markup that this package itself has made."""
        self.body.extend(markup)

    @contextmanager
    def captured(self) -> Iterator[list[str]]:
        """Collect what is written meanwhile in the list that is yielded, away from the body."""
        outer, self.body = self.body, []
        try:
            yield self.body
        finally:
            self.body = outer

    @contextmanager
    def repeatable(self) -> Iterator[list[str]]:
        """Hold back names of places, and let no notes be set: for content that Typst may show more than once.

        :returns: the names held back, to be written by :meth:`name_places` afterwards.
        """
        held: list[str] = []
        outer, self._held_names = self._held_names, held if self._held_names is None else self._held_names
        notes, self.notes_allowed = self.notes_allowed, False
        try:
            yield held
        finally:
            self._held_names, self.notes_allowed = outer, notes

    @contextmanager
    def verbatim(self) -> Iterator[None]:
        """Keep every space and line of the text that is written meanwhile."""
        outer, self._verbatim = self._verbatim, True
        try:
            yield
        finally:
            self._verbatim = outer

    def render(self, node: nodes.Node) -> str:
        """Return the markup of one *node*."""
        with self.captured() as written:
            node.walkabout(self)
        return "".join(written)

    def render_children(self, node: nodes.Element) -> str:
        """Return the markup of what is inside *node*."""
        return "".join(map(self.render, node.children))

    def render_children_named(self, node: nodes.Element) -> str:
        """Return what is inside *node*, after the names of its place."""
        with self.captured() as written:
            self.name_places(self.names_of(node))
        return "".join(written) + self.render_children(node)

    def inline(self, text: str, language: str | None = None, *, strong: bool = False) -> str:
        """Return *text* as markup: string literals, one for each run of a language."""
        function = "strong-run" if strong else "run"
        han = self.book.han_language
        text = text.rstrip("\n") if self._verbatim else _SPACE.sub(" ", text)
        return "".join(
            call(function, code, run) if code else f"#{string(run)};"
            for code, run in runs(text, language, han)
        )

    def name_places(self, names: list[str]) -> None:
        """Write *names* as names of the place that the output has come to, or hold them back for later."""
        if self._held_names is not None:
            self._held_names.extend(names)
        else:
            self.emit(anchored(names))

    def names_of(self, node: nodes.Element) -> list[str]:
        """Return all names of the place of *node*."""
        return self.book.destinations.names(self.docname, node["ids"])

    def language_of(self, node: nodes.Node | None) -> str | None:
        """Return the language that *node* or the nearest node around it is marked with, as a subtag."""
        while isinstance(node, nodes.Element):
            if isinstance(tag := node.get("lang"), str) and tag:
                return language_subtag(tag)
            for name in node["classes"]:
                if match := _LANGUAGE_CLASS.fullmatch(name):
                    return language_subtag(match[1])
            node = node.parent
        return None

    # The way to a visitor --------------------------------------------------------------------------------

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Name the place of *node*, and visit it with the visitor or wrapper nearest to its class."""
        names: list[str] = []
        inside = False
        if isinstance(node, nodes.Element) and not isinstance(node, _NAMED_BY_VISITOR):
            names = self.names_of(node)
            inside = isinstance(node, _ARGUMENTS)
        if not inside:
            self.name_places(names)
        self._visit(node)
        if inside:
            self.name_places(names)

    def _visit(self, node: nodes.Node) -> None:
        for kind in type(node).__mro__:
            if visitor := getattr(self, f"visit_{kind.__name__}", None):
                visitor(node)
                return
            if kind.__name__ in self.wrappers:
                self.emit(self.wrappers[kind.__name__][0])
                return
            if kind.__name__ in _UNSEEN:
                raise nodes.SkipNode
        self.unknown_visit(node)

    def dispatch_departure(self, node: nodes.Node) -> None:
        """Close what :meth:`dispatch_visit` has opened."""
        for kind in type(node).__mro__:
            if hasattr(self, f"visit_{kind.__name__}"):
                if leaver := getattr(self, f"depart_{kind.__name__}", None):
                    leaver(node)
                return
            if kind.__name__ in self.wrappers:
                self.emit(self.wrappers[kind.__name__][1])
                return

    def unknown_visit(self, node: nodes.Node) -> None:
        """Warn of a node that nothing here knows; its content is written all the same."""
        kind = type(node).__name__
        warn("unknown_node", f"typst_pdf: unknown node type <{kind}>; only its content is written", node)

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils looks for this name
        """Write the text of a node."""
        self.emit(
            self.inline(node.astext(), self.language_of(node.parent), strong=self._is_strong(node.parent))
        )

    def _is_strong(self, node: nodes.Node | None) -> bool:
        """Tell whether the template sets what is in *node* in a strong weight."""
        while isinstance(node, nodes.Element):
            if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
                return 1 < self.rank < _FIRST_LIGHT_RANK
            if isinstance(node, _STRONG):
                return True
            node = node.parent
        return False


def anchored(names: Sequence[str]) -> str:
    """Return the markup that makes *names* the names of its place, nothing for none."""
    return call("anchors", *names) if names else ""


def first_child(node: nodes.Node, kind: type[nodes.Element]) -> nodes.Element | None:
    """Return the first child of *node* that is of a *kind*."""
    return next((child for child in node.children if isinstance(child, kind)), None)
