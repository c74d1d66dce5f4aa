"""The data annex inside the PDF: its JSON as an attachment, so that the file carries what it shows."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from summit.outputs.exporting import export
from summit.sphinx.domain import SummitDomain

FILE = "annex.json"
BUILDER = "typstpdf"


def attach(app: Sphinx) -> None:
    """Write the JSON where the PDF builder finds it, and name it among the attachments."""
    if app.builder.name != BUILDER:
        return
    checked = SummitDomain.of(app.env).session.original
    path = Path(app.doctreedir) / FILE
    path.write_bytes(export(checked.annex, checked.registry)[FILE])
    entry = (str(path), "The records of this edition as JSON", "application/json")
    app.config.typst_pdf_attachments = [*app.config.typst_pdf_attachments, entry]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Attach once the annex is loaded, which happens at the same event with a lower priority number."""
    app.setup_extension("summit")
    app.connect("builder-inited", attach, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
