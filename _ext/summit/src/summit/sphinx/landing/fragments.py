"""A record -> the HTML of its body as the site has it, with links to landing pages."""

from __future__ import annotations

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from summit.kinds.record import Record
from summit.rendering.cite import cite_links
from summit.rendering.foot import facts, resolve
from summit.rendering.pieces import record_reference
from summit.rendering.records import body
from summit.sphinx.domain import SummitDomain
from summit.sphinx.resolving import link_of


class Fragments:
    """Renders bodies through the builder's own writer, so that they look as on the site."""

    def __init__(self, builder: StandaloneHTMLBuilder, domain: SummitDomain) -> None:
        self._builder = builder
        self._domain = domain
        self._addresses = domain.addresses

    def html(self, record: Record) -> str:
        """A record's body, for the page at ``id/<id>/index.html``."""
        desk = self._domain.session.desk()
        whole = nodes.container("", *body(desk, record), classes=[f"summit-{record.kind_of_record}"])
        for control in list(whole.findall(cite_links)):  # the page itself is what it leads to
            control.parent.remove(control)
        for node in whole.findall(facts):
            resolve(node, self.address)
        for named in list(whole.findall(record_reference)):
            named.replace_self(link_of(named, self.address(named["target"])))
        return self._builder.render_partial(whole)["fragment"]

    def address(self, name: str) -> str | None:
        """Where a record's landing page, or else a label of the site's prose, stands from a landing page."""
        if name in self._domain.annex.records:
            return f"../{name}/index.html"
        return self._addresses.from_landing(name)

    def context(self, id_: str) -> str | None:
        """Where the record stands on the site's own pages, from a landing page."""
        return self._addresses.from_landing(id_) if id_ in self._domain.objects else None
