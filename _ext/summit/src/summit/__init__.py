"""Structured records of a summit -> cross-referenced pages with anchors that can be cited.

The rooms of the extension, each importing only from those before it:

=============  ===============================================================================
model          typed records
problems       error codes and where a problem stands
references     which records a record names
loading        YAML -> records and problems
graph          records -> one frozen annex: lookups, back-references, digests
anchors        the registry of published ids, and where an id leads
checking       the whole check, for the command line and for builds
citing         an id -> BibTeX, RIS, CSL-JSON, formatted text
exporting      the annex -> JSON, CSV, Data Package, JSON-LD
translating    the annex in another language, through a catalogue
picturing      the annex -> pictures as SVG
wording        the words of the pages
linking        where a text first mentions a record
rendering      a record -> docutils nodes
domain         object types, roles, inventory, resolving
directives     slots on a page, and their filling
pages          a page for each theme
look           style sheets, scripts and templates, for any theme
pictures       the pictures on pages, with the same facts in tables
finding        the search for records, and filters on lists
landing        the pages under ``id/`` and the files under ``annex/``
attachment     the data inside the PDF
languages      links between the editions of a page
latex          named destinations in a PDF from LaTeX
events         load, outdated, remember, report
=============  ===============================================================================

The rooms up to ``picturing`` import no Sphinx, so that ``python -m summit check`` is quick. Those from
``pictures`` to ``latex`` are extensions of their own, which a project names in its ``conf.py`` or leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "1.0.0"
_PARTS = ("summit.look", "summit.sphinx", "summit.sphinx.directives", "summit.sphinx.events")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up each part of the extension; parts that a project can do without are extensions of their own."""
    for part in _PARTS:
        app.setup_extension(part)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
