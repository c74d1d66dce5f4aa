"""LaTeX formulas to Typst formulas."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

import typst

from typst_pdf.source import string

_LABEL = re.compile(r"\\label\{[^}]*\}")
_ENVIRONMENTS = re.compile(r"\\(begin|end)\{(?:split|align\*?|gather\*?|eqnarray\*?)\}")


class Formulas:
    """A converter that remembers, and that hands out only what the compiler has taken.

    The converted formula is code that a document's author has a hand in. It is evaluated in math mode from a
    string with an empty scope, where Typst gives no access to files, and tried alone before it enters the
    book.
    """

    def __init__(self, fonts: typst.Fonts) -> None:
        self._compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
        self._converter = _converter()
        self._known: dict[str, tuple[str | None, str]] = {}

    def convert(self, source: str) -> tuple[str | None, str]:
        """Return the Typst formula for LaTeX *source* and "", or None and what stands in the way."""
        if source not in self._known:
            self._known[source] = self._convert(source)
        return self._known[source]

    def _convert(self, source: str) -> tuple[str | None, str]:
        if self._converter is None:
            return None, "the package tex2typst is not installed"
        latex = _ENVIRONMENTS.sub(r"\\\1{aligned}", _LABEL.sub("", source))
        try:
            formula = self._converter(latex).strip()
            document = (
                f"#set page(width: auto, height: auto)\n#eval({string(formula)}, mode: {string('math')})"
            )
            self._compiler.compile(input=document.encode(), format="svg")
        except (ValueError, RuntimeError) as error:
            return None, str(error).splitlines()[0]
        return formula, ""


def _converter() -> Callable[[str], str] | None:
    """Return the function of the optional package tex2typst, or None."""
    return import_module("tex2typst").tex2typst if find_spec("tex2typst") else None
