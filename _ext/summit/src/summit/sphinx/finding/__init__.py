"""Finding: a search that lands on records, and filters on lists.

=============  ===============================================================================
languages      how Korean and Japanese prose is divided for Sphinx's own search
prose          what is left to Sphinx's own search: the prose, since records are found as such
scripts        the data as scripts, and the pages that load them
=============  ===============================================================================
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

_PARTS = ("summit.sphinx.finding.languages", "summit.sphinx.finding.prose", "summit.sphinx.finding.scripts")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the parts, and the annex itself where the project has not."""
    app.setup_extension("summit")
    for part in _PARTS:
        app.setup_extension(part)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
