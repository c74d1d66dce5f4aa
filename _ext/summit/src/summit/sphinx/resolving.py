"""How references are resolved when a page is written, and what is said of one that leads nowhere."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from summit.rendering.foot import as_nodes, facts, resolve
from summit.rendering.pieces import record_reference
from summit.sphinx.domain import NAME, SummitDomain, where

logger = logging.getLogger(__name__)


class ResolveRecords(SphinxPostTransform):
    """Turns :class:`~summit.rendering.record_reference` into links, without a search through all domains."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Resolve each reference; one to a record on no page stays text, and is warned of once."""
        addresses = SummitDomain.of(self.env).addresses
        docname = self.env.current_document.docname

        def address_of(name: str) -> str | None:
            return addresses.of(name, docname)

        for node in list(self.document.findall(facts)):
            if addresses.is_site:  # written straight to HTML; the others get a field list
                resolve(node, address_of)
            else:
                node.replace_self(as_nodes(node))
        for named in list(self.document.findall(record_reference)):
            named.replace_self(link_of(named, address_of(named["target"])))
        if addresses.builder.format == "html":
            self._drop_index_entries()
        if addresses.builder.format == "latex":
            _mark_paragraphs(self.document)

    def _drop_index_entries(self) -> None:
        """Take out what the index has already, and Sphinx's search would forget with the next edit.

        Of pages that are not written again it loses the index entries, not the objects, which lead to the
        same records (9.0.4: ``IndexBuilder.load`` reads no ``indexentries``).
        """
        for node in list(self.document.findall(addnodes.index)):
            if node.get("summit"):
                node.parent.remove(node)


def _mark_paragraphs(document: nodes.document) -> None:
    """Give LaTeX an inline target for each paragraph with ids, of which it would make no label."""
    for paragraph in document.findall(nodes.paragraph):
        if paragraph["ids"]:
            paragraph.insert(0, nodes.target("", "", ids=paragraph["ids"]))
            paragraph["ids"] = []


def link_of(named: record_reference, address: str | None) -> nodes.Element:
    """A reference to a record as a link; as mere text where the record is on no page."""
    classes = named["classes"] or ["summit-link"]
    if address is None:
        return nodes.inline("", "", *named.children, classes=classes)
    return nodes.reference("", "", *named.children, internal=True, classes=classes, **where(address))


def warn_missing(app: Sphinx, domain: Domain | None, node: addnodes.pending_xref) -> bool | None:
    """Say what a dangling reference may have meant, in place of Sphinx's own words."""
    if not isinstance(domain, SummitDomain):
        return None
    advice = domain.advice(node["reftype"], node["reftarget"])
    logger.warning(advice, location=node, type="ref", subtype=f"{NAME}.{node['reftype']}")
    return True
