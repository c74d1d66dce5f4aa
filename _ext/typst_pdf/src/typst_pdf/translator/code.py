"""Blocks of code, coloured by the lexers that Sphinx uses for its other builders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docutils import nodes

from typst_pdf.source import Code, call
from typst_pdf.translator.base import TranslatorBase

#: The roles that the template has colours for, by Pygments' names of token types; a type takes its parent's
#: role.
_ROLES: Mapping[str, str] = {
    "Token.Comment": "comment",
    "Token.Literal.String": "string",
    "Token.Literal.Number": "number",
    "Token.Keyword": "keyword",
    "Token.Operator.Word": "keyword",
    "Token.Name.Function": "name",
    "Token.Name.Class": "name",
    "Token.Name.Decorator": "name",
    "Token.Name.Attribute": "name",
    "Token.Name.Tag": "keyword",
    "Token.Generic.Prompt": "comment",
    "Token.Generic.Output": "output",
    "Token.Generic.Heading": "keyword",
    "Token.Generic.Subheading": "keyword",
    "Token.Generic.Deleted": "deleted",
    "Token.Generic.Error": "deleted",
    "Token.Generic.Inserted": "inserted",
}

_Lines = list[list[tuple[str, str]]]


class CodeMixin(TranslatorBase):
    """Visitors of code.

    The tokens are Pygments' and not those of Typst's own highlighter, so that print shows what the HTML
    pages show, in every language that they know. The block itself is one ``raw`` element with the whole
    text, which a reader can copy and a screen reader announces as code; the tokens colour its lines.
    """

    def visit_literal_block(self, node: nodes.literal_block | nodes.doctest_block) -> None:
        """Code, or text that is kept line by line."""
        source = node.astext()
        if node.rawsource != source and any(
            not isinstance(child, (nodes.Text, nodes.inline)) for child in node.children
        ):
            self._parsed_literal(node)
        options: dict[str, Any] = node.get("highlight_args", {})
        language = node.get("language", "none")
        numbers = node.get("linenos", False) or "linenostart" in options
        self.emit(
            call(
                "code",
                source,
                self._spans(source, language, node),
                first=options.get("linenostart", 1) if numbers else None,
                marked=list(options.get("hl_lines", ())),
            ),
            "\n\n",
        )
        raise nodes.SkipNode

    def visit_doctest_block(self, node: nodes.doctest_block) -> None:
        """An interpreter session."""
        node["language"] = node.get("language", "pycon")
        self.visit_literal_block(node)

    def _parsed_literal(self, node: nodes.Element) -> None:
        """Write a block whose text has markup in it: its lines and spaces stay, and its markup too."""
        with self.verbatim():
            inside = self.render_children(node)
        self.emit(call("parsed-literal", Code(f"[{inside}]")), "\n\n")
        raise nodes.SkipNode

    def _spans(self, source: str, language: str, node: nodes.Element) -> _Lines | None:
        """Return the pieces of each line as pairs of a text and a role, or None if nothing has a colour."""
        if language in {"none", "text", ""}:
            return None
        options: dict[str, Any] = self.config.highlight_options.get(language, {})
        lexer = self.book.highlighter.get_lexer(source, language, options, bool(node.get("force")), node)
        lines: _Lines = [[]]
        for _start, kind, text in lexer.get_tokens_unprocessed(source + "\n"):
            role = _role(kind)
            for position, piece in enumerate(text.split("\n")):
                if position:
                    lines.append([])
                if piece:
                    lines[-1].append((piece, role))
        lines = lines[:-1] if not lines[-1] else lines
        whole = "\n".join("".join(piece for piece, _ in line) for line in lines)
        return lines if whole == source and any(role for line in lines for _, role in line) else None


def _role(kind: Any) -> str:
    while kind is not None:
        if role := _ROLES.get(str(kind)):
            return role
        kind = kind.parent
    return ""
