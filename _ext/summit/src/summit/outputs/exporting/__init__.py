"""The annex -> the files under ``annex/``, the same bytes from the same data.

=============  ===============================================================================
document       ``annex.json`` and its JSON Schema, and ``anchors.json``
tables         records -> tables with keys, and these as CSV
package        ``datapackage.json``, a Data Package (version 2) of all files
linked         ``annex.jsonld``, schema.org in JSON-LD
files          all of these, the citations and ``SHA256SUMS``
=============  ===============================================================================
"""

from summit.outputs.exporting.files import FOLDER, export

__all__ = ["FOLDER", "export"]
