"""How references are resolved when a page is written, and what is said of one that leads nowhere."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from summit.domain.objects import ALL_ON_ONE_PAGE, NAME, SummitDomain
from summit.rendering import record_reference
from summit.rendering.facts import as_nodes, facts, resolve

#: The builders that write a record's facts straight to HTML; the others get them as a field list.
COMPACT = frozenset({"html", "dirhtml"})
logger = logging.getLogger(__name__)


class ResolveRecords(SphinxPostTransform):
    """Turns :class:`~summit.rendering.record_reference` into links, without a search through all domains."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Resolve each reference; one to a record on no page stays text, and is warned of once."""
        domain = SummitDomain.of(self.env)
        builder, docname = self.env._app.builder, self.env.current_document.docname
        addresses: dict[str, str] = {docname: ""}

        labels = self.env.domains.standard_domain.anonlabels

        def address_of(name: str) -> str | None:
            """Where a record stands, or else a label of the site's prose."""
            placed = domain.objects.get(name)
            page, anchor = (placed.docname, name) if placed else labels.get(name, ("", ""))[:2]
            if not page:
                return None
            if builder.name == ALL_ON_ONE_PAGE:
                return f"#{anchor}"
            if page not in addresses:
                addresses[page] = builder.get_relative_uri(docname, page)
            return f"{addresses[page]}#{anchor}"

        compact = builder.name in COMPACT
        for node in list(self.document.findall(facts)):
            if compact:
                resolve(node, address_of)
            else:
                node.replace_self(as_nodes(node))
        for named in list(self.document.findall(record_reference)):
            named.replace_self(_link(named, address_of(named["target"])))
        if builder.format == "latex":
            _mark_paragraphs(self.document)


def _mark_paragraphs(document: nodes.document) -> None:
    """Give LaTeX an inline target for each paragraph with ids, of which it would make no label."""
    for paragraph in document.findall(nodes.paragraph):
        if paragraph["ids"]:
            paragraph.insert(0, nodes.target("", "", ids=paragraph["ids"]))
            paragraph["ids"] = []


def _link(named: record_reference, address: str | None) -> nodes.Element:
    classes = named["classes"] or ["summit-link"]
    if address is None:
        return nodes.inline("", "", *named.children, classes=classes)
    where = {"refid": address[1:]} if address.startswith("#") else {"refuri": address}
    return nodes.reference("", "", *named.children, internal=True, classes=classes, **where)


def warn_missing(app: Sphinx, domain: Domain | None, node: addnodes.pending_xref) -> bool | None:
    """Say what a dangling reference may have meant, in place of Sphinx's own words."""
    if not isinstance(domain, SummitDomain):
        return None
    advice = domain.advice(node["reftype"], node["reftarget"])
    logger.warning(advice, location=node, type="ref", subtype=f"{NAME}.{node['reftype']}")
    return True
