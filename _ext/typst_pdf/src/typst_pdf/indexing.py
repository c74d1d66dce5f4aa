"""The index at the back of the book, and the indices of domains, with the numbers of pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from sphinx.builders import Builder
from sphinx.domains import Index
from sphinx.environment import BuildEnvironment
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _

from typst_pdf.book import Book
from typst_pdf.source import Code, call, literal

#: The name under which Sphinx refers to the general index.
GENERAL_INDEX = "genindex"


def domain_indices(
    env: BuildEnvironment, docnames: Sequence[str], chosen: bool | Collection[str]
) -> dict[str, Index]:
    """Return the *chosen* indices of domains that the documents *docnames* have entries for, by name.

    :param chosen: all, none, or the names of some, each of a domain and its index: ``py-modindex``.
    """
    indices = {
        f"{domain.name}-{kind.name}": kind(domain)
        for domain in env.domains.sorted()
        for kind in domain.indices
    }
    return {
        name: index
        for name, index in indices.items()
        if (chosen is True or (chosen and name in chosen)) and index.generate(docnames)[0]
    }


def has_index_entries(env: BuildEnvironment, docnames: Iterable[str]) -> bool:
    """Tell whether the general index has anything of the documents *docnames*."""
    return any(env.domains.index_domain.entries.get(docname) for docname in docnames)


class IndexWriter:
    """Writes indices as Typst markup; the page numbers are found when Typst sets the pages.

    :param inline: what turns text into markup.
    """

    def __init__(self, book: Book, inline: Callable[[str], str]) -> None:
        self._book = book
        self._inline = inline

    def general(self, builder: Builder) -> str:
        """Return the general index, from the index entries of all documents, or nothing if there are none.

        :param builder: what says where an entry leads.
        """
        groups = []
        for letter, entries in IndexEntries(builder.env).create_index(builder):
            lines = []
            for term, (targets, subentries, _key) in entries:
                found = [self._line(text, self._labels(t), ()) for text, t in subentries]
                inner = [line for line in found if line]
                if line := self._line(term, self._labels(targets), inner):
                    lines.append(line)
            if lines:
                groups.append((self._text(letter), lines))
        return self._index(_("Index"), GENERAL_INDEX, groups)

    def of_domain(self, name: str, index: Index) -> str:
        """Return the *index* that a domain offers, or nothing if it is empty."""
        content, _collapsed = index.generate(self._book.docnames)
        groups = []
        for letter, entries in content:
            lines: list[Code] = []
            for entry in entries:
                label = self._book.destinations.labels.get((entry.docname, entry.anchor))
                text = entry.name + (f" ({entry.extra})" if entry.extra else "")
                text += f": {entry.descr}" if entry.descr else ""
                line = self._line(text, [(label, False)] if label else [], ())
                if line or entry.subtype == 1:
                    lines.append(line or Code(f"({self._text(text).text}, (), ())"))
            if lines:
                groups.append((self._text(letter), lines))
        return self._index(str(index.localname), name, groups)

    def _index(self, title: str, name: str, groups: Sequence[object]) -> str:
        label = self._book.destinations.labels.get((name, ""))
        return call("book-index", self._text(title), label, groups) + "\n" if groups else ""

    def _text(self, text: str) -> Code:
        return Code(f"[{self._inline(text)}]")

    def _labels(self, targets: Iterable[tuple[str | None, str | bool]]) -> list[tuple[str, bool]]:
        """Return the labels of index targets, each with whether it is the main one for its entry."""
        found = [
            (self._book.destinations.resolve(self._book.root, uri), bool(main))
            for main, uri in targets
            if isinstance(uri, str)
        ]
        return [(label, main) for label, main in found if label]

    def _line(self, text: str, labels: list[tuple[str, bool]], inner: Sequence[Code]) -> Code | None:
        """Return an entry as a Typst array, None if nothing of it is in the book.

        An entry that only says "see" has no pages.
        """
        is_hint = text.startswith((_("see %s") % "", _("see also %s") % ""))
        if not labels and not inner and not is_hint:
            return None
        return Code(f"({self._text(text).text}, {literal(labels)}, {literal(inner)})")
