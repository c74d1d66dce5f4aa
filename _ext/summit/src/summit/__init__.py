"""Structured records of a summit -> cross-referenced pages with anchors that can be cited.

Each room imports only from itself and from those above it:

==============  ==============================================================================
``data``        text -> values with places, and the problems found on the way
``wording``     the extension's own words, in the language of the pages
``kinds``       the kinds of record, a file each, and what their fields hold
``annex``       records -> one frozen annex: look-ups, back-references, translation, digests
``editions``    the registry of published ids, and the whole check against it
``outputs``     the annex -> citations, data files, landing pages, search data, pictures
``addresses``   where an id leads, for this builder, page, language and edition
``look``        style sheets, scripts and templates, for any theme
``rendering``   a record -> docutils nodes, each with its file and line
``sphinx``      session, domain, roles, directives, and when what happens
``pictures``    pictures on the pages, with the same facts in tables
``finding``     the search for records, and filters on lists
``landing``     the pages under ``id/``, the files under ``annex/``, and *Cite as*
``attachment``  the data inside the PDF
``languages``   links between the languages of a page
``latex``       ids as named destinations in a PDF from LaTeX
==============  ==============================================================================

Those above ``addresses`` know nothing of Sphinx, and neither do ``commands``, which call on them and are
called by none: so ``summit check`` takes about a second. Those below ``sphinx`` are extensions of their own,
which a project names in its ``conf.py`` or leaves out. The docstring of each room lists what is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "1.0.0+annex"
_PARTS = ("summit.look", "summit.sphinx", "summit.sphinx.directives", "summit.sphinx.events")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up each part of the extension; parts that a project can do without are extensions of their own."""
    for part in _PARTS:
        app.setup_extension(part)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
