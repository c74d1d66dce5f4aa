"""Every id ever published -> its landing page, and the files beside it.

=============  ===============================================================================
phrases        the words of the pages
metadata       what a page says of its record to reference managers and search engines
pages          the pages and the files beside them
=============  ===============================================================================
"""

#: The citations that stand beside a landing page, by the name of their format.
CITATION_FILES = (("BibTeX", "citation.bib"), ("RIS", "citation.ris"), ("CSL-JSON", "citation.json"))
#: The section of a landing page that has the formatted citations.
CITE_SECTION = "cite"
