"""Descriptions of objects: signatures of functions, classes, options and whatever a domain describes."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes
from sphinx import addnodes

from typst_pdf.source import Code, call
from typst_pdf.translator.base import TranslatorBase

WRAPPERS: Mapping[str, tuple[str, str]] = {
    "desc": ("#description[", "]\n\n"),
    "desc_content": ("#description-body[", "]\n\n"),
    "desc_inline": ("#mono[", "]"),
    "desc_name": ("#strong[", "]"),
    "desc_addname": ("", ""),
    "desc_type": ("", ""),
    "desc_annotation": ("#emph[", "]"),
    "desc_signature_line": ("", "#linebreak();"),
    "desc_sig_keyword": ("#emph[", "]"),
    "desc_returns": ('#" → ";', ""),
    "desc_optional": ('#"[";', '#"]";'),
}


class SignatureMixin(TranslatorBase):
    """Visitors of signatures."""

    #: How many parameters have been written, for each list of parameters that is open.
    parameter_counts: list[int]

    def visit_desc_signature(self, node: addnodes.desc_signature) -> None:
        """A signature, on a line of its own in the face of code."""
        with self.verbatim():
            inside = self.render_children(node)
        self.emit(call("signature", Code(f"[{inside}]")), "\n")
        raise nodes.SkipNode

    def visit_desc_parameterlist(self, node: nodes.Element) -> None:
        """Parameters in round brackets, and those of types in square ones."""
        opening, closing = "[]" if isinstance(node, addnodes.desc_type_parameter_list) else "()"
        self.emit(self.inline(opening))
        self.parameter_counts.append(0)
        self.context.append(closing)

    def depart_desc_parameterlist(self, node: nodes.Element) -> None:
        self.parameter_counts.pop()
        self.emit(self.inline(self.context.pop()))

    visit_desc_type_parameter_list = visit_desc_parameterlist
    depart_desc_type_parameter_list = depart_desc_parameterlist

    def visit_desc_parameter(self, node: nodes.Element) -> None:
        """A parameter, after a comma unless it is the first."""
        if self.parameter_counts:
            if self.parameter_counts[-1]:
                self.emit(self.inline(", "))
            self.parameter_counts[-1] += 1
        self.emit("" if node.get("noemph") else "#emph[")
        self.context.append("" if node.get("noemph") else "]")

    def depart_desc_parameter(self, node: nodes.Element) -> None:
        self.emit(self.context.pop())

    visit_desc_type_parameter = visit_desc_parameter
    depart_desc_type_parameter = depart_desc_parameter
