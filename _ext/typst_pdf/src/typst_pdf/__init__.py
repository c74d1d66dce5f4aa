"""A Sphinx builder that makes a tagged PDF file with the Typst compiler.

Nothing but Python packages is needed: the compiler is in the ``typst`` package, and fonts come from packages
that ``typst_pdf_font_packages`` names. Nothing is fetched while building.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from typst_pdf.builder import DESTINATIONS_EVENT, TypstPdfBuilder
from typst_pdf.settings import VALUES

__version__ = "1.0.0+annex"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder, its configuration values and its event."""
    app.add_builder(TypstPdfBuilder)
    app.add_event(DESTINATIONS_EVENT)
    for name, value in VALUES.items():
        app.add_config_value(name, value.default, "", value.classes)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
