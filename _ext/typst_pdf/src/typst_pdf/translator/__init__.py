"""From an assembled document tree to the body of a Typst file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from docutils import nodes
from sphinx.builders import Builder

from typst_pdf.book import Book
from typst_pdf.translator import design, figures, inline, lists, notes, signatures, structure, tables
from typst_pdf.translator.code import CodeMixin
from typst_pdf.translator.mathematics import MathMixin
from typst_pdf.translator.references import ReferenceMixin


class TypstTranslator(
    structure.StructureMixin,
    inline.InlineMixin,
    lists.ListMixin,
    tables.TableMixin,
    figures.FigureMixin,
    CodeMixin,
    ReferenceMixin,
    signatures.SignatureMixin,
    design.DesignMixin,
    MathMixin,
):
    """The translator of the ``typstpdf`` builder.

    An extension adds visitors for nodes of its own with ``app.add_node(node, typst=(visit, depart))``; they
    write with :meth:`emit` and :meth:`inline`.
    """

    wrappers: ClassVar[Mapping[str, tuple[str, str]]] = {
        **structure.WRAPPERS,
        **inline.WRAPPERS,
        **lists.WRAPPERS,
        **tables.WRAPPERS,
        **figures.WRAPPERS,
        **notes.WRAPPERS,
        **signatures.WRAPPERS,
        **design.WRAPPERS,
    }

    def __init__(self, document: nodes.document, builder: Builder, book: Book) -> None:
        super().__init__(document, builder, book)
        self.parameter_counts: list[int] = []
        self.collect_notes(document)
