"""The numbers that Sphinx gives to figures, tables, listings and formulas."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import _

from typst_pdf.source import call
from typst_pdf.translator.base import TranslatorBase


class NumberingMixin(TranslatorBase):
    """What the visitors of numbered things share."""

    def figure_number(self, kind: str, node: nodes.Element) -> str:
        """Return the markup of the number of a figure, table or listing, or nothing."""
        template = self.config.numfig_format.get(kind) if self.config.numfig else None
        number = self.number_of_kind(kind, node)
        return call("caption-number", _(template) % number) if template and number else ""

    def number_of_kind(self, kind: str, node: nodes.Element) -> str | None:
        """Return the number of *node* among those of its *kind*, or None if it has none."""
        numbers = self.book.figure_numbers.get(self.docname, {}).get(kind, {})
        found = [numbers[identifier] for identifier in node["ids"] if identifier in numbers]
        return ".".join(map(str, found[0])) if found else None
