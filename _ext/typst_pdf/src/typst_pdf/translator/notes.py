"""Footnotes, citations and admonitions."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes
from sphinx.locale import admonitionlabels

from typst_pdf.assembly import walk
from typst_pdf.source import Code, call, string
from typst_pdf.translator.base import TranslatorBase, first_child

WRAPPERS: Mapping[str, tuple[str, str]] = {"versionmodified": ("#version-note[", "]\n\n"), "label": ("", "")}

#: Which admonitions are weighty; the others are set more quietly.
_GRAVE = frozenset({"attention", "caution", "danger", "error", "warning", "important"})


class NoteMixin(TranslatorBase):
    """Visitors of notes.

    A footnote is set at the foot of the page that first refers to it, and numbered in print."""

    def collect_notes(self, tree: nodes.document) -> None:
        """Find the footnotes of an assembled *tree*, and those that running text refers to."""
        self.footnotes = {
            (docname, identifier): node
            for docname, node in walk(tree, self.docname)
            if isinstance(node, nodes.footnote)
            for identifier in node["ids"]
        }
        self.referred = {
            id(self.footnotes[docname, node["refid"]])
            for docname, node in walk(tree, self.docname)
            if isinstance(node, nodes.footnote_reference)
            and (docname, node.get("refid")) in self.footnotes
            and not _in_repeated_content(node)
        }
        self.set_notes: dict[int, str] = {}
        self.addresses: dict[tuple[str, str], str] = {}

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        """The mark of a footnote, and with the first mark the footnote itself."""
        note = self.footnotes.get((self.docname, node.get("refid", "")))
        if note is None or id(note) not in self.referred or not self.notes_allowed:
            label = self.book.destinations.resolve(self.docname, f"#{node.get('refid', '')}")
            mark = f"#super[{self.inline(node.astext())}];"
            self.emit(f"#link(label({string(label)}))[{mark}];" if label else mark)
        elif id(note) in self.set_notes:
            self.emit(f"#footnote(label({string(self.set_notes[id(note)])}));")
        else:
            label = f"note:{self.docname}:{note['ids'][0]}"
            self.set_notes[id(note)] = label
            self.emit(f"#footnote[{self._labelled(note)[1]}]#label({string(label)});")
        raise nodes.SkipNode

    def _labelled(self, note: nodes.Element) -> tuple[str, str]:
        """Return the mark of a note, and the markup of what it says, with no notes in it."""
        mark, said = "*", note.children
        if said and isinstance(said[0], nodes.label):
            mark, said = said[0].astext(), said[1:]
        outer, self.notes_allowed = self.notes_allowed, False
        with self.captured() as written:
            if isinstance(note, nodes.footnote):
                self.name_places(self.names_of(note))
            self.emit(*map(self.render, said))
        self.notes_allowed = outer
        return mark, "".join(written).strip()

    def visit_footnote(self, node: nodes.footnote) -> None:
        """A footnote where the document has it, if no mark in running text leads to it."""
        if id(node) not in self.referred:
            mark, body = self._labelled(node)
            self.emit(call("entry", Code(f"[{self.inline(mark)}]"), Code(f"[{body}]")), "\n\n")
        raise nodes.SkipNode

    def footnote_of_address(self, uri: str) -> str:
        """Return the markup of a footnote with the address of a link, one for each address and chapter."""
        key = (self.chapter, uri)
        if key in self.addresses:
            return f"#footnote(label({string(self.addresses[key])}));"
        self.addresses[key] = label = f"address:{len(self.addresses)}"
        return f"#footnote[{call('address-alone', uri)}]#label({string(label)});"

    @property
    def chapter(self) -> str:
        """The document nearest to the root that the current node is in."""
        return self.docnames[1] if len(self.docnames) > 1 else self.docnames[0]

    def visit_citation(self, node: nodes.citation) -> None:
        """An entry of a bibliography."""
        mark, body = self._labelled(node)
        self.emit(call("entry", Code(f"[{self.inline(f'[{mark}]')}]"), Code(f"[{body}]")), "\n\n")
        raise nodes.SkipNode

    # Admonitions -----------------------------------------------------------------------------------------

    def visit_Admonition(self, node: nodes.Element) -> None:  # noqa: N802 - docutils looks for this name
        """A note, warning and so on, under its own title or what Sphinx calls its kind."""
        kind = type(node).__name__
        title = first_child(node, nodes.title)
        with self.captured() as written:
            if title is not None:
                self.emit(self.render_children_named(title))
            elif kind in admonitionlabels:
                self.emit(self.inline(str(admonitionlabels[kind])))
        body = "".join(self.render(child) for child in node.children if child is not title)
        grave = kind in _GRAVE or any(name in _GRAVE for name in node["classes"])
        self.emit(call("admonition", Code(f"[{''.join(written)}]"), Code(f"[{body}]"), grave=grave), "\n\n")
        raise nodes.SkipNode


def _in_repeated_content(node: nodes.Node) -> bool:
    """Tell whether *node* is in content that may be shown more than once, where no note can be set."""
    around = node.parent
    while around is not None:
        if isinstance(around, (nodes.title, nodes.caption, nodes.thead, nodes.footnote, nodes.citation)):
            return True
        around = around.parent
    return False
