"""The cite control on the site's own pages."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from summit.outputs.citing.styles import STYLES
from summit.rendering.cite import as_html, cite_links
from summit.sphinx.domain import SummitDomain


class DropControls(SphinxPostTransform):
    """Takes the controls out for builders that have no landing pages."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Remove them all, unless this build writes landing pages."""
        if not SummitDomain.of(self.env).session.medium.is_site:
            for node in list(self.document.findall(cite_links)):
                node.parent.remove(node)


def visit_html(self: HTML5Translator, node: cite_links) -> None:
    """Write the control, with addresses from the page that is being written.

    :raises docutils.nodes.SkipNode: always, since all is written.
    """
    addresses = SummitDomain.of(self.builder.env).addresses
    here = addresses.landing(node["target"], self.builder.current_docname)
    self.body.append(as_html(node, here, (style.label.partition(" (")[0] for style in STYLES.values())))
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the node, its transform and the stylesheet."""
    app.add_node(cite_links, html=(visit_html, None))
    app.add_post_transform(DropControls)
    app.add_css_file("cite.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
