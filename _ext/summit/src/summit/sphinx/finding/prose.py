"""What is left to Sphinx's own search: the prose of the pages.

Records are found as records, by all that they say; a page that merely holds them would be a second and
vaguer answer. Sphinx leaves out what has the class ``no-search``.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

#: What the annex's directives put on a page, and what they put below a record that has a page of its own.
_RECORDS = frozenset(
    {
        "summit-card",
        "summit-cited-by",
        "summit-facts",
        "summit-group",
        "summit-head",
        "summit-index-table",
        "summit-items",
        "summit-names",
        "summit-note",
        "summit-reading",
        "summit-readings-of",
        "summit-record",
        "summit-source",
        "summit-text",
    }
)


class LeaveRecords(SphinxPostTransform):
    """Marks records as what Sphinx's search leaves out."""

    formats = ("html",)
    default_priority = 800

    def run(self, **kwargs: Any) -> None:
        """Mark them, and nothing inside what is marked."""
        self._mark(self.document)

    def _mark(self, parent: nodes.Element) -> None:
        for child in parent.children:
            if not isinstance(child, nodes.Element):
                continue
            if _RECORDS.isdisjoint(child["classes"]):
                self._mark(child)
            else:
                child["classes"].append("no-search")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the transform."""
    app.add_post_transform(LeaveRecords)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
