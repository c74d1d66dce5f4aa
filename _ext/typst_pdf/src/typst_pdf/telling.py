"""Warnings, all of the type ``typst_pdf``, which ``suppress_warnings`` can name."""

from __future__ import annotations

from docutils import nodes
from sphinx.util import logging

_LOGGER = logging.getLogger("typst_pdf")


def warn(subtype: str, message: str, location: nodes.Node | str | None = None) -> None:
    """Tell what is not as it should be, and where; the *subtype* is that of the warning."""
    _LOGGER.warning("%s", message, location=location, type="typst_pdf", subtype=subtype)
