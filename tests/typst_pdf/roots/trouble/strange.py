"""A node that no builder but one of its own knows, and a name that leads nowhere."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


class StrangeNode(nodes.General, nodes.Element):
    pass


class Strange(SphinxDirective):
    has_content = True

    def run(self) -> list[nodes.Node]:
        node = StrangeNode()
        self.set_source_info(node)
        node += self.parse_content_to_nodes()
        return [node]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("strange", Strange)
    app.connect("typst-pdf-destinations", lambda app, destinations: {"lost": "nowhere", "trouble": "trouble"})
    return {"parallel_read_safe": True}
