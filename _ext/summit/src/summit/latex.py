"""LaTeX as a second route to the PDF: every id a named destination there too.

Sphinx's own targets are called after document and id; a link from outside, ``file.pdf#nameddest=id``, needs
the bare id (ISO 32000-2, 12.3.2.4; hyperref's ``\\hypertarget`` makes such a name).
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.latex import LaTeXTranslator


class NamingTranslator(LaTeXTranslator):
    """Writes a named destination beside each target, for the first of an id."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._named: set[str] = set()

    def hypertarget(self, id: str, withdoc: bool = True, anchor: bool = True) -> str:  # noqa: A002
        """Sphinx's target, and the bare id as a destination."""
        target = super().hypertarget(id, withdoc, anchor)
        if withdoc and id not in self._named:
            self._named.add(id)
            target += rf"\hypertarget{{{self.idescape(id)}}}{{}}"
        return target


def setup(app: Sphinx) -> ExtensionMetadata:
    """Let the LaTeX builders write with it."""
    app.set_translator("latex", NamingTranslator)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
