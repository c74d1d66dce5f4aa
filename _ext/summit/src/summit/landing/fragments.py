"""A record -> the HTML of its body as the site has it, with links to landing pages."""

from __future__ import annotations

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.osutil import relative_uri

from summit.anchors import landing_page
from summit.domain import SummitDomain
from summit.model import Record
from summit.rendering import Desk, record_reference
from summit.rendering.cite import cite_links
from summit.rendering.facts import facts, resolve
from summit.rendering.records import body


class Fragments:
    """Renders bodies through the builder's own writer, so that they look as on the site."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        domain = SummitDomain.of(builder.env)
        self._builder = builder
        self._domain = domain
        self._labels = builder.env.domains.standard_domain.anonlabels

    def html(self, record: Record) -> str:
        """A record's body, for the page at ``id/<id>/index.html``."""
        desk: Desk = self._domain.desk()
        whole = nodes.container("", *body(desk, record), classes=[f"summit-{record.kind_of_record}"])
        for control in list(whole.findall(cite_links)):  # the page itself is what it leads to
            control.parent.remove(control)
        for node in whole.findall(facts):
            resolve(node, self.address)
        for named in list(whole.findall(record_reference)):
            named.replace_self(self._link(named))
        return self._builder.render_partial(whole)["fragment"]

    def address(self, name: str) -> str | None:
        """Where a record's landing page, or else a label of the site's prose, stands from a landing page."""
        if name in self._domain.annex.records:
            return f"../{name}/index.html"
        document, anchor = self._labels.get(name, ("", ""))[:2]
        return f"{self._from_page(document)}#{anchor}" if document else None

    def context(self, id_: str) -> str | None:
        """Where the record stands on the site's own pages, from a landing page."""
        placed = self._domain.objects.get(id_)
        return f"{self._from_page(placed.docname)}#{id_}" if placed else None

    def _from_page(self, document: str) -> str:
        return relative_uri(landing_page("x"), self._builder.get_target_uri(document))

    def _link(self, named: record_reference) -> nodes.Element:
        address = self.address(named["target"])
        classes = named["classes"] or ["summit-link"]
        if address is None:
            return nodes.inline("", "", *named.children, classes=classes)
        return nodes.reference("", "", *named.children, internal=True, classes=classes, refuri=address)
