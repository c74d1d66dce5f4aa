"""Pictures on a project's pages.

=============  ===============================================================================
placing        nodes for a picture and for what folds away, and how each builder gets them
making         the annex -> pictures with the same facts in tables
directives     ``summit:picture-timeline``, ``-matrix`` and ``-relations``
feet           a small map at the foot of records whose kind may have one
=============  ===============================================================================
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

_PARTS = (
    "summit.sphinx.pictures.placing",
    "summit.sphinx.pictures.directives",
    "summit.sphinx.pictures.feet",
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the parts, and the annex itself where the project has not."""
    app.setup_extension("summit")
    for part in _PARTS:
        app.setup_extension(part)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
