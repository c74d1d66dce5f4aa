"""Finding: a search that lands on records, and filters on lists; an extension of its own.

=============  ===============================================================================
phrases        the words of the search and of the filters
entries        a record -> what the search knows of it
facets         a record or a reading -> what lists are filtered by
languages      how Korean and Japanese prose is divided for Sphinx's own search
prose          what is left to Sphinx's own search: the prose, since records are found as such
scripts        the data as scripts, and the pages that load them
=============  ===============================================================================

``extensions = [..., "summit.finding"]`` turns it on. Everything works from a folder on a disk, and
without JavaScript each list is whole.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

_PARTS = ("summit.finding.languages", "summit.finding.prose", "summit.finding.scripts")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the parts, and the annex itself where the project has not."""
    app.setup_extension("summit")
    for part in _PARTS:
        app.setup_extension(part)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
