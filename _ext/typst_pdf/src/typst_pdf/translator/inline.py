"""Inline nodes: emphasis, literals, roles, references."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docutils import nodes

from typst_pdf.source import Code, call
from typst_pdf.translator.base import TranslatorBase

WRAPPERS: Mapping[str, tuple[str, str]] = {
    "emphasis": ("#emph[", "]"),
    "strong": ("#bold[", "]"),
    "title_reference": ("#emph[", "]"),
    "literal_emphasis": ("#mono-emph[", "]"),
    "literal_strong": ("#mono-strong[", "]"),
    "subscript": ("#sub[", "]"),
    "superscript": ("#super[", "]"),
    "manpage": ("#emph[", "]"),
    "problematic": ("#problematic[", "]"),
    "sd_badge": ("#badge[", "]"),
    "sd_line_break": ("#linebreak();", ""),
    **dict.fromkeys("acronym target PassthroughTextElement".split(), ("", "")),
}

#: What an inline node with one of these classes is wrapped in; the classes are those of Sphinx's roles.
_ROLE_CLASSES: Mapping[str, str] = {
    "guilabel": "#label-text[",
    "menuselection": "#label-text[",
    "accelerator": "#underline[",
    "versionmodified": "#emph[",
    "kbd": "#key[",
    "strike": "#strike[",
    "del": "#strike[",
    "sig-paren": "#mono[",
}

_LINE_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_TASK_BOX = re.compile(r"\s*<input\b[^>]*\btask-list-item-checkbox\b")
_TAG_ATTRIBUTES = re.compile(r"[\s=\"'/>]+")


class InlineMixin(TranslatorBase):
    """Visitors of inline nodes."""

    def visit_inline(self, node: nodes.inline) -> None:
        """An inline node, dressed as the first of its classes that has a dress."""
        dress = next((_ROLE_CLASSES[name] for name in node["classes"] if name in _ROLE_CLASSES), "")
        self.emit(dress)
        self.context.append("]" if dress else "")

    def depart_inline(self, node: nodes.inline) -> None:
        self.emit(self.context.pop())

    def visit_abbreviation(self, node: nodes.abbreviation) -> None:
        """An abbreviation; print cannot hover, so its meaning follows where it first stands in a document."""

    def depart_abbreviation(self, node: nodes.abbreviation) -> None:
        meaning = node.get("explanation")
        key = (self.docname, node.astext())
        if meaning and key not in self.explained:
            self.explained.add(key)
            self.emit(self.inline(f" ({meaning})", self.language_of(node)))

    def visit_literal(self, node: nodes.literal) -> None:
        """A literal, in one piece: keys of the keyboard, and otherwise code."""
        if "kbd" in node["classes"]:
            self.emit(call("key", Code(f"[{self.inline(node.astext())}]")))
        else:
            self.emit(call("inline-code", node.astext()))
        raise nodes.SkipNode

    def visit_raw(self, node: nodes.raw) -> None:
        """Typst code that an author writes as such; what is raw for other formats is for them alone.

        Markdown's hard breaks and the boxes of its task lists come as raw HTML and mean something in print
        too.
        """
        formats = node.get("format", "").split()
        if "typst" in formats:
            self.emit(node.astext())
        elif "html" in formats and _LINE_BREAK.fullmatch(node.astext()):
            self.emit("#linebreak();")
        elif "html" in formats and _TASK_BOX.match(node.astext()):
            self.emit(self.inline("☑ " if "checked" in _TAG_ATTRIBUTES.split(node.astext()) else "☐ "))
        raise nodes.SkipNode
