"""Pictures on a project's pages: an extension of its own, for sites that want them.

=============  ===============================================================================
captions       the words around the pictures
placing        nodes for a picture and for what folds away, and how each builder gets them
making         the annex -> pictures with the same facts in tables
directives     ``summit:picture-timeline``, ``-matrix`` and ``-relations``
feet           a small map at the foot of each provision and event
=============  ===============================================================================

``extensions = [..., "summit.pictures"]`` turns it on; :mod:`summit` alone never loads svg.py.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

_PARTS = ("summit.pictures.placing", "summit.pictures.directives", "summit.pictures.feet")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the parts, and the annex itself where the project has not."""
    app.setup_extension("summit")
    for part in _PARTS:
        app.setup_extension(part)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
