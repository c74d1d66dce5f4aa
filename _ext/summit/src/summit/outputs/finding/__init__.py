"""The data of the search and of the filters, in the language of the pages.

=============  ===============================================================================
phrases        the words of both
entries        a record -> what the search knows of it
facets         a record, or a reading, -> what a list of them is filtered by
data           the annex -> the data of the two scripts, ready for JSON
=============  ===============================================================================
"""
