"""Mathematics: formulas where they can be converted, and their LaTeX source where not."""

from __future__ import annotations

from docutils import nodes
from sphinx.util import logging

from typst_pdf.source import call
from typst_pdf.translator.numbering import NumberingMixin

logger = logging.getLogger(__name__)


class MathMixin(NumberingMixin):
    """Visitors of formulas. The LaTeX source of each is its alternative description."""

    def visit_math(self, node: nodes.math) -> None:
        """A formula in running text."""
        self._formula(node, block=False)

    def visit_math_block(self, node: nodes.math_block) -> None:
        """A formula on lines of its own, numbered if the document numbers it."""
        self._formula(node, block=True)

    def _formula(self, node: nodes.Element, *, block: bool) -> None:
        source = node.astext()
        formula, problem = self.book.formulas.convert(source)
        number = self._equation_number(node) if block else None
        if formula is None:
            logger.warning(
                "typst_pdf: a formula stands as its LaTeX source: %s",
                problem,
                location=node,
                type="typst_pdf",
                subtype="math",
            )
            self.emit(call("code", source, None) if block else call("inline-code", source))
        else:
            self.emit(call("formula", formula, alt=source, block=block, number=number))
        self.emit("\n\n" if block else "")
        raise nodes.SkipNode

    def _equation_number(self, node: nodes.Element) -> str | None:
        if self.config.math_numfig and self.config.numfig:
            return self.number_of_kind("displaymath", node)
        return str(node["number"]) if node.get("number") is not None else None
