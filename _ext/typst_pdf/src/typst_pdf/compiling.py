"""The Typst compiler, its errors as Sphinx errors and its warnings as Sphinx warnings."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import typst
from sphinx.errors import SphinxError
from sphinx.util import logging

logger = logging.getLogger(__name__)

_UNPRINTABLE = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_PLACE = re.compile(r"┌─ (\S+:\d+:\d+)")

#: How often to go on after characters that no font has: each time the compiler names those that it came upon.
_ATTEMPTS = 5


class TypstCompilationError(SphinxError):
    """The compiler has refused the source."""

    category = "Typst error"


def compile_pdf(
    source: Path,
    output: Path,
    *,
    fonts: typst.Fonts,
    standards: list[typst.PDFStandard],
    timestamp: int,
    replace: Callable[[set[str]], None],
) -> None:
    """Compile *source*, a file in the root directory of the book, to the PDF file *output*.

    Args:
        source: the main file.
        output: where to write; a file there is overwritten.
        fonts: the only fonts to use.
        standards: what the file must conform to, in Typst's names.
        timestamp: the time of creation, in seconds of the Unix epoch.
        replace: called with characters that no font has; it must keep them out of the next attempt.

    Raises:
        TypstCompilationError: with all that the compiler found, and where.
    """
    missing: set[str] = set()
    for _attempt in range(_ATTEMPTS):
        compiler = typst.Compiler(
            str(source), root=str(source.parent), font_paths=fonts, ignore_system_fonts=True
        )
        try:
            _, found = compiler.compile_with_warnings(
                output=str(output), format="pdf", pdf_standards=standards, timestamp=timestamp
            )
        except typst.TypstError as error:
            diagnostic = str(error.diagnostic or error)
            new = _unprintable(diagnostic) - missing
            if not new:
                raise TypstCompilationError(diagnostic.strip()) from error
            missing |= new
            replace(missing)
            continue
        for warning in found:
            place = _PLACE.search(warning.diagnostic)
            logger.warning(
                "typst: %s", warning.message, location=place and place[1], type="typst_pdf", subtype="typst"
            )
        return
    raise TypstCompilationError(f"no font has these characters: {' '.join(sorted(missing))}")


def _unprintable(diagnostic: str) -> set[str]:
    """Return the characters that the compiler names as being in no font."""
    texts = (_ESCAPED.sub(_unescape, match) for match in _UNPRINTABLE.findall(diagnostic))
    return {character for text in texts for character in text if not character.isspace()}


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]
