"""Landing pages and data files on a project's site.

=============  ===============================================================================
fragments      a record -> the HTML of its body, with links to landing pages
writing        files -> the site, where they differ, and what was written before
controls       the cite control on the site's own pages
downloads      a directive that lists the data files with sizes and checksums
events         all of this at the end of a good HTML build
=============  ===============================================================================
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from summit.sphinx.session import ABILITIES_EVENT, LANDING

_PARTS = ("summit.sphinx.landing.controls", "summit.sphinx.landing.downloads", "summit.sphinx.landing.events")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the parts, and the annex itself where the project has not."""
    app.setup_extension("summit")
    app.connect(ABILITIES_EVENT, lambda app: LANDING)
    for part in _PARTS:
        app.setup_extension(part)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
