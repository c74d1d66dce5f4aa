"""What stands for the characters that no font has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docutils import nodes
from sphinx.environment import BuildEnvironment

from typst_pdf.source import literal
from typst_pdf.telling import warn

#: Characters that ask for a variant of the one before them, and show nothing themselves.
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


class Substitutes:
    """The characters that no font has, and the Typst file with the rules that show something else for them.

    :param path: the file, which is written at once, without rules.
    :param docnames: the documents of the book, where a character is looked for to say where it stands.
    """

    def __init__(self, path: Path, env: BuildEnvironment, docnames: Sequence[str]) -> None:
        self._path = path
        self._env = env
        self._docnames = docnames
        self._characters: set[str] = set()
        self.add(set())

    def add(self, characters: set[str]) -> None:
        """Let *characters* be shown as their code points from now on, and warn of each."""
        for character in sorted(characters - self._characters - _SELECTORS):
            told = f"no font has the character {character!r} (U+{ord(character):04X})"
            told += "; its code point stands for it"
            warn("glyph", f"typst_pdf: {told}", self._place_of(character))
        self._characters |= characters
        shown = {one: "" if one in _SELECTORS else f"[U+{ord(one):04X}]" for one in sorted(self._characters)}
        rules = "".join(f"  show {literal(one)}: {literal(code)}\n" for one, code in shown.items())
        self._path.write_text(f"#let substitutes(body) = {{\n{rules}  body\n}}\n", encoding="utf-8")

    def _place_of(self, character: str) -> nodes.Node | None:
        for docname in self._docnames:
            for node in self._env.get_doctree(docname).findall(nodes.Text):
                if character in node:
                    return node.parent
        return None
