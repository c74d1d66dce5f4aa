"""What the writers of the Typst source know of the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sphinx.highlighting import PygmentsBridge

from typst_pdf.destinations import Destinations
from typst_pdf.formulas import Formulas


@dataclass(frozen=True)
class Book:
    """A book that is ready to be written.

    :ivar root: the document that it starts from.
    :ivar docnames: the documents in it, in order.
    :ivar destinations: the names of all places in it.
    :ivar images: the name in ``images/`` of each picture that can be had, by its path or address.
    :ivar section_numbers: the number of each section that has one, by document and ``#id``.
    :ivar figure_numbers: the number of each figure, table or listing, by document, kind and id.
    :ivar han_language: the language of Han characters that nothing tells apart.
    :ivar formulas: the converter of formulas.
    :ivar highlighter: the finder of lexers.
    """

    root: str
    docnames: Sequence[str]
    destinations: Destinations
    images: Mapping[str, str]
    section_numbers: Mapping[str, Mapping[str, tuple[int, ...]]]
    figure_numbers: Mapping[str, Mapping[str, Mapping[str, tuple[int, ...]]]]
    han_language: str
    formulas: Formulas
    highlighter: PygmentsBridge
