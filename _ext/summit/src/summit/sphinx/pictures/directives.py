"""The directives for pictures: each leaves a slot, which is filled like those of records."""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from summit.sphinx.directives import RecordDirective
from summit.sphinx.domain import NAME
from summit.sphinx.pictures.making import matrix_pictures, relations_pictures, timeline_pictures


class PictureDirective(RecordDirective):
    """What the directives share: a key for the picture's ids and files, unique on the site."""

    def key(self) -> str:
        """A key from the page's name and the number of the picture on it."""
        serial = self.env.new_serialno("summit-picture") + 1
        return f"picture-{nodes.make_id(self.env.docname)}-{serial}"


class TimelinePicture(PictureDirective):
    """``summit:picture-timeline``: events, and when instruments came into force, by date."""

    def run(self) -> list[nodes.Node]:
        key = self.key()
        return self.slot(lambda desk: timeline_pictures(desk, key))


class MatrixPicture(PictureDirective):
    """``summit:picture-matrix``: how many provisions tie the themes to terms and instruments."""

    def run(self) -> list[nodes.Node]:
        key = self.key()
        return self.slot(lambda desk: matrix_pictures(desk, key))


class RelationsPicture(PictureDirective):
    """``summit:picture-relations``: the map of one record."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        record, key = self.record(), self.key()
        return self.slot(lambda desk: relations_pictures(desk, record.id, key))


DIRECTIVES: Mapping[str, type[PictureDirective]] = {
    "picture-timeline": TimelinePicture,
    "picture-matrix": MatrixPicture,
    "picture-relations": RelationsPicture,
}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directives to the annex's domain."""
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(NAME, name, directive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
