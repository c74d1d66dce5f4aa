"""An id -> a CSL-JSON item, and from it BibTeX, RIS and formatted citations.

A record is cited as an entry of the annex, with the edition, the permalink and a digest of what the
edition says; a source is cited as itself. The cite key is the id.

``items`` comes first; ``bibtex``, ``ris`` and ``styles`` each turn an item into their format. Only ``styles``
loads citeproc.
"""

from summit.outputs.citing.items import Item, csl_item

__all__ = ["Item", "csl_item"]
