"""A Sphinx builder that makes a tagged PDF file with the Typst compiler.

Nothing but Python packages is needed: the compiler is in the ``typst`` package, and fonts come from packages
that ``typst_pdf_font_packages`` names. Nothing is fetched while building.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import ENUM

from typst_pdf.builder import DESTINATIONS_EVENT, TypstPdfBuilder

__version__ = "1.0.0+annex"
_SEQUENCE = frozenset({list, tuple})

#: Name, default and allowed types of each configuration value; ``README.md`` explains them.
_CONFIGURATION: tuple[tuple[str, Any, Any], ...] = (
    ("typst_pdf_root", "", frozenset({str})),
    ("typst_pdf_filename", "", frozenset({str})),
    ("typst_pdf_front", {}, frozenset({dict})),
    ("typst_pdf_template", "", frozenset({str})),
    ("typst_pdf_font_packages", [], _SEQUENCE),
    ("typst_pdf_font_paths", [], _SEQUENCE),
    ("typst_pdf_faces", {}, frozenset({dict})),
    ("typst_pdf_han_language", "", ENUM("", "ja", "ko", "zh")),
    ("typst_pdf_show_urls", "footnote", ENUM("footnote", "inline", "no")),
    ("typst_pdf_contents_depth", 2, frozenset({int})),
    ("typst_pdf_use_index", True, frozenset({bool})),
    ("typst_pdf_domain_indices", True, frozenset({bool, list, tuple})),
    ("typst_pdf_attachments", [], _SEQUENCE),
    ("typst_pdf_standards", ["ua-1"], _SEQUENCE),
    ("typst_pdf_keep_source", False, frozenset({bool})),
)


def setup(app: Sphinx) -> Mapping[str, Any]:
    """Register the builder, its configuration values and its event."""
    app.add_builder(TypstPdfBuilder)
    app.add_event(DESTINATIONS_EVENT)
    for name, default, types in _CONFIGURATION:
        app.add_config_value(name, default, "", types)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
