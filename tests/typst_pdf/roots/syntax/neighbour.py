"""What another extension may do: give a place a further name, and mark the language of its text."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole


class Korean(SphinxRole):
    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        return [nodes.inline(self.rawtext, self.text, lang="ko-KR")], []


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_role("korean", Korean())
    app.connect(
        "typst-pdf-destinations", lambda app, destinations: {"old-name-of-heading": "heading-of-inline"}
    )
    return {"parallel_read_safe": True}
