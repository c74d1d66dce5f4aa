"""A small map of its relations at the foot of each provision and event, where the project wants it."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.typing import ExtensionMetadata

from summit.kinds.declaring import Trait
from summit.outputs.picturing.captions import Caption
from summit.sphinx.directives import FillSlots
from summit.sphinx.domain import SummitDomain
from summit.sphinx.pictures.making import relations_picture
from summit.sphinx.pictures.placing import fold


class AddMaps(SphinxTransform):
    """Adds the maps once the slots of a page are filled."""

    default_priority = FillSlots.default_priority + 1

    def apply(self, **kwargs: Any) -> None:
        """Fold a map away at the foot of each section of a provision or an event that has relations."""
        domain = SummitDomain.of(self.env)
        if not self.config.summit_relation_maps or domain.session.medium.is_catalogue:
            return
        desk = domain.session.desk()
        for section in list(self.document.findall(nodes.section)):
            record = domain.annex.records.get(section["ids"][0]) if section["ids"] else None
            if record is None or not record.kind_of_record.has(Trait.MAPPED):
                continue
            made = relations_picture(desk, record.id, f"picture-{record.id}")
            if made:
                parts = [n for n, child in enumerate(section.children) if isinstance(child, nodes.section)]
                foot = parts[0] if parts else len(section.children)
                section.insert(foot, fold(desk.say(Caption.RELATIONS), [made[0]]))
        domain.note_trace(self.env.docname, desk.trace)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the transform and what turns it on."""
    app.add_config_value(
        "summit_relation_maps", False, "env", bool, "Whether provisions and events have a map of relations."
    )
    app.add_transform(AddMaps)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
