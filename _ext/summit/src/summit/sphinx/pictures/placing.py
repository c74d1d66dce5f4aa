"""Where pictures stand on pages, and how each builder gets them.

HTML pages have them as elements, in the page's own colours and fonts and with links; builders that
take SVG files get such a file in its own colours; the others have the tables alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

from summit.outputs.picturing import Frame, Hand, Picture, embedded, standalone
from summit.sphinx.domain import SummitDomain

_SVG = "image/svg+xml"


class picture(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """A picture, not yet drawn: ``picture`` with its facts, ``frame`` with what is said of it."""


class folded(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes so
    """What HTML folds away under the words ``summary``; elsewhere it stands open."""


def placed(shown: Picture, frame: Frame) -> picture:
    """A picture's node."""
    return picture(picture=shown, frame=frame)


def fold(summary: str, children: Iterable[nodes.Node]) -> folded:
    """The node of what is folded away."""
    return folded("", *children, summary=summary)


class PlacePictures(SphinxPostTransform):
    """Draws the pictures of a page that is about to be written, before Sphinx looks at its images (100)."""

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Replace each picture by what the builder takes, and unfold what it does not fold."""
        medium = SummitDomain.of(self.env).session.medium
        for node in list(self.document.findall(picture)):
            if medium.holds_elements:
                node.replace_self(nodes.raw("", self._element(node), format="html"))
            elif medium.takes_svg:
                node.replace_self(self._file(node))
            else:
                node.parent.remove(node)
        for fold_ in list(self.document.findall(folded)):
            fold_.replace_self(_details(fold_) if medium.holds_elements else fold_.children)

    def _element(self, node: picture) -> str:
        addresses, docname = SummitDomain.of(self.env).addresses, self.env.current_document.docname
        hand = Hand(self.env.config.language, lambda id_: addresses.of(id_, docname))
        return f'<div class="summit-picture-frame">{embedded(node["picture"], node["frame"], hand)}</div>\n'

    def _file(self, node: picture) -> nodes.image:
        """An image node for a file that is written beside those that Sphinx itself extracts."""
        frame: Frame = node["frame"]
        path = Path(self.env.doctreedir) / "images" / f"{frame.key}.svg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(standalone(node["picture"], frame, self.env.config.language), "utf-8")
        uri = str(path)
        self.env.images.add_file(self.env.current_document.docname, uri)
        alternative = f"{frame.label}. {frame.description}"
        image = nodes.image(uri=uri, candidates={_SVG: uri}, alt=alternative, classes=["summit-picture"])
        image.source, image.line = node.source, node.line
        return image


def _details(node: folded) -> list[nodes.Node]:
    opening = f'<details class="summit-folded"><summary>{escape(node["summary"])}</summary>\n'
    return [
        nodes.raw("", opening, format="html"),
        *node.children,
        nodes.raw("", "</details>\n", format="html"),
    ]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the nodes, what places them, and the stylesheet."""
    app.add_node(picture)
    app.add_node(folded)
    app.add_post_transform(PlacePictures)
    app.add_css_file("pictures.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
