"""The index at the back of the book, and the indices of domains, with the numbers of pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _

from typst_pdf.source import Code, call, literal

if TYPE_CHECKING:
    from sphinx.domains import Index

    from typst_pdf.builder import TypstPdfBuilder
    from typst_pdf.translator import TypstTranslator

#: The names under which Sphinx refers to the general index.
GENERAL_INDEX = "genindex"


class IndexWriter:
    """Writes indices as Typst markup; the page numbers are found when Typst sets the pages."""

    def __init__(self, builder: TypstPdfBuilder, translator: TypstTranslator) -> None:
        self._builder = builder
        self._translator = translator

    def general(self) -> str:
        """Return the general index, from the index entries of all documents, or nothing if there are none."""
        groups = []
        for letter, entries in IndexEntries(self._builder.env).create_index(self._builder):
            lines = []
            for term, (targets, subentries, _key) in entries:
                found = [self._line(text, self._labels(t), ()) for text, t in subentries]
                inner = [line for line in found if line]
                if line := self._line(term, self._labels(targets), inner):
                    lines.append(line)
            if lines:
                groups.append((self._text(letter), lines))
        return self._index(_("Index"), GENERAL_INDEX, groups)

    def of_domain(self, index: Index) -> str:
        """Return the index that a domain offers, or nothing if it is empty."""
        content, _collapsed = index.generate(self._builder.docnames)
        groups = []
        for letter, entries in content:
            lines: list[Code] = []
            for entry in entries:
                label = self._builder.destinations.labels.get((entry.docname, entry.anchor))
                text = entry.name + (f" ({entry.extra})" if entry.extra else "")
                text += f": {entry.descr}" if entry.descr else ""
                line = self._line(text, [(label, False)] if label else [], ())
                if line or entry.subtype == 1:
                    lines.append(line or Code(f"({self._text(text).text}, (), ())"))
            if lines:
                groups.append((self._text(letter), lines))
        return self._index(str(index.localname), f"{index.domain.name}-{index.name}", groups)

    def _index(self, title: str, name: str, groups: Sequence[object]) -> str:
        label = self._builder.destinations.labels.get((name, ""))
        return call("book-index", self._text(title), label, groups) + "\n" if groups else ""

    def _text(self, text: str) -> Code:
        return Code(f"[{self._translator.inline(text)}]")

    def _labels(self, targets: Iterable[tuple[str | None, str | bool]]) -> list[tuple[str, bool]]:
        """Return the labels of index targets, each with whether it is the main one for its entry."""
        found = [
            (self._builder.destinations.resolve(self._builder.root, uri), bool(main))
            for main, uri in targets
            if isinstance(uri, str)
        ]
        return [(label, main) for label, main in found if label]

    def _line(self, text: str, labels: list[tuple[str, bool]], inner: Sequence[Code]) -> Code | None:
        """Return an entry as a Typst array, None if nothing of it is in the book; "see" entries have no
        pages.
        """
        is_hint = text.startswith((_("see %s") % "", _("see also %s") % ""))
        if not labels and not inner and not is_hint:
            return None
        return Code(f"({self._text(text).text}, {literal(labels)}, {literal(inner)})")
