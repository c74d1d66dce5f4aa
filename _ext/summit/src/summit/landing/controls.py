"""The cite control on the site's own pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from summit.landing.writing import BUILDERS, up_to_root
from summit.rendering.cite import as_html, cite_links

STATIC = Path(__file__).parent / "static"


class DropControls(SphinxPostTransform):
    """Takes the controls out for builders that have no landing pages."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Remove them all, unless this build writes landing pages."""
        if self.env._app.builder.name not in BUILDERS:
            for node in list(self.document.findall(cite_links)):
                node.parent.remove(node)


def visit_html(self: HTML5Translator, node: cite_links) -> None:
    """Write the control, with addresses from the page that is being written."""
    here = self.builder.get_target_uri(self.builder.current_docname)
    up = up_to_root(here, self.config.language)
    self.body.append(as_html(node, lambda path: up + path))
    raise nodes.SkipNode


def add_static(_app: Sphinx, config: Config) -> None:
    """Let Sphinx copy the stylesheets, before the project's own, which may differ."""
    config.html_static_path.insert(0, str(STATIC))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the node, its transform and the stylesheets."""
    app.add_node(cite_links, html=(visit_html, None))
    app.add_post_transform(DropControls)
    app.connect("config-inited", add_static)
    app.add_css_file("cite.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
