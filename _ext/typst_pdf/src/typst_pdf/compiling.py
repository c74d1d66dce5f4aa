"""The Typst compiler, its errors as Sphinx errors and its warnings as Sphinx warnings."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import typst
from sphinx.errors import ConfigError, SphinxError

from typst_pdf.telling import warn

_UNPRINTABLE = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_PLACE = re.compile(r"┌─ (\S+:\d+:\d+)")
_QUOTED = re.compile(r'"([^"]+)"')

#: How often to go on after characters that no font has: each time the compiler names those that it came upon.
_ATTEMPTS = 5


class TypstCompilationError(SphinxError):
    """The compiler has refused the source."""

    category = "Typst error"


def check_standards(standards: list[typst.PDFStandard], fonts: typst.Fonts) -> None:
    """Have the compiler set a page to the *standards*, to see whether it knows them and they go together.

    :raises ConfigError: if not.
    """
    page = b'#set document(title: "A page");A page.'
    try:
        compiler = typst.Compiler(page, font_paths=fonts, ignore_system_fonts=True)
        compiler.compile(format="pdf", pdf_standards=standards)
    except (ValueError, RuntimeError) as error:
        reasons = "; ".join(_QUOTED.findall(str(error))) or str(error) or "they do not go together"
        raise ConfigError(f"typst_pdf_standards: {standards!r}: {reasons}") from error


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

    :param fonts: the only fonts to use.
    :param standards: what the file must conform to, in Typst's names.
    :param timestamp: the time of creation, in seconds of the Unix epoch.
    :param replace: called with characters that no font has; it must keep them out of the next attempt.
    :raises TypstCompilationError: with all that the compiler found, and where.
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
        else:
            for warning in found:
                place = _PLACE.search(warning.diagnostic)
                warn("typst", f"typst: {warning.message}", place and place[1])
            return
    raise TypstCompilationError(f"no font has these characters: {' '.join(sorted(missing))}")


def _unprintable(diagnostic: str) -> set[str]:
    """Return the characters that the compiler names as being in no font."""
    texts = (_ESCAPED.sub(_unescape, match) for match in _UNPRINTABLE.findall(diagnostic))
    return {character for text in texts for character in text if not character.isspace()}


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]
