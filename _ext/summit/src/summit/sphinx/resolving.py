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
from summit.rendering.pieces import LINK, record_reference, sign
from summit.sphinx.domain import NAME, SummitDomain, where

logger = logging.getLogger(__name__)
#: The nodes that are resolved here.
_OURS = (facts, record_reference, sign, addnodes.index)


class ResolveRecords(SphinxPostTransform):
    """Turns each :class:`~summit.rendering.pieces.record_reference` into a link, without asking domains."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Resolve each reference; one to a record on no page stays text, and is warned of once."""
        addresses = SummitDomain.of(self.env).addresses
        medium = addresses.medium
        docname = self.env.current_document.docname

        def address_of(name: str) -> str | None:
            return addresses.of(name, docname)

        # One walk finds them all: pages with hundreds of records have many thousands of nodes.
        found = [node for node in self.document.findall(nodes.Element) if isinstance(node, _OURS)]
        for node in found:
            if isinstance(node, record_reference):
                node.replace_self(link_of(node, address_of(node["target"])))
            elif isinstance(node, sign):
                node.replace_self(sign_of(node) if medium.has_signs else [])
            elif isinstance(node, addnodes.index):
                if node.get("summit") and medium.is_html:
                    _drop(node)
            elif medium.is_site:  # written straight to HTML; the others get a field list
                resolve(node, address_of)
            else:
                fields = as_nodes(node)
                node.replace_self(fields)
                found += fields.findall(record_reference)
        if medium.is_latex:
            _mark_paragraphs(self.document)


def _drop(entries: addnodes.index) -> None:
    """Take out what the index has already, and Sphinx's search would forget with the next edit.

    Of pages that are not written again it loses the index entries, not the objects, which lead to the
    same records (9.0.4: ``IndexBuilder.load`` reads no ``indexentries``).
    """
    assert entries.parent is not None
    entries.parent.remove(entries)


def _mark_paragraphs(document: nodes.document) -> None:
    """Give LaTeX an inline target for each paragraph with ids, of which it would make no label."""
    for paragraph in document.findall(nodes.paragraph):
        if paragraph["ids"]:
            paragraph.insert(0, nodes.target("", "", ids=paragraph["ids"]))
            paragraph["ids"] = []


def link_of(named: record_reference, address: str | None) -> nodes.Element:
    """A reference to a record as a link; as mere text where the record is on no page."""
    classes = named["classes"] or [LINK]
    if address is None:
        return nodes.inline("", "", *named.children, classes=classes)
    return nodes.reference("", "", *named.children, internal=True, classes=classes, **where(address))


def sign_of(mark: sign) -> nodes.raw:
    """The sign as Sphinx writes it behind a heading."""
    target = mark["target"]
    return nodes.raw("", f' <a class="headerlink" href="#{target}" title="¶">¶</a>', format="html")


def warn_missing(app: Sphinx, domain: Domain | None, node: addnodes.pending_xref) -> bool | None:
    """Say what a dangling reference may have meant, in place of Sphinx's own words."""
    if not isinstance(domain, SummitDomain):
        return None
    advice = domain.advice(node["reftype"], node["reftarget"])
    logger.warning(advice, location=node, type="ref", subtype=f"{NAME}.{node['reftype']}")
    return True
