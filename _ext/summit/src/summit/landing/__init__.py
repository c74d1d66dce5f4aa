"""Landing pages and data files: an extension of its own, for sites that are to be cited.

=============  ===============================================================================
phrases        the words of the landing pages
fragments      a record -> the HTML of its body, with links to landing pages
pages          every id ever published -> its page and the files beside it
writing        files -> the site, where they differ, and what was written before
controls       the cite control on the site's own pages
downloads      a directive that lists the data files with sizes and checksums
events         all of this at the end of a good HTML build
=============  ===============================================================================

``extensions = [..., "summit.landing"]`` turns it on; :mod:`summit` alone never loads citeproc.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

_PARTS = ("summit.landing.controls", "summit.landing.downloads", "summit.landing.events")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the parts, and the annex itself where the project has not."""
    app.setup_extension("summit")
    for part in _PARTS:
        app.setup_extension(part)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
