"""Mathematics: formulas where they can be converted, and their LaTeX source where not."""

from __future__ import annotations

from docutils import nodes

from typst_pdf.source import call
from typst_pdf.telling import warn
from typst_pdf.translator.numbering import NumberingMixin


class MathMixin(NumberingMixin):
    """Visitors of formulas. The LaTeX source of each is its alternative description."""

    def visit_math(self, node: nodes.math | nodes.math_block) -> None:
        """A formula in running text, or on lines of its own and numbered if the document numbers it."""
        source, block = node.astext(), isinstance(node, nodes.math_block)
        formula, problem = self.book.formulas.convert(source)
        number = self._equation_number(node) if block else None
        if formula is None:
            warn("math", f"typst_pdf: a formula stands as its LaTeX source: {problem}", node)
            self.emit(call("code", source, None) if block else call("inline-code", source))
        else:
            self.emit(call("formula", formula, alt=source, block=block, number=number))
        self.emit("\n\n" if block else "")
        raise nodes.SkipNode

    visit_math_block = visit_math

    def _equation_number(self, node: nodes.Element) -> str | None:
        if self.config.math_numfig and self.config.numfig:
            return self.number_of_kind("displaymath", node)
        return str(node["number"]) if node.get("number") is not None else None
