"""Records -> one frozen annex: look-ups, back-references, mentions, translation, digests, selections.

=============  ===============================================================================
publication    the annex as a publication, and the lines of its registry
item           what stands in a data file as one record, with its place
validation     plain values -> typed records, and what is wrong with them
consistency    what holds between records
loading        a folder -> records and problems
graph          records -> the frozen annex
mentions       where a text first mentions a record
asked          what a page may ask of the annex, and digests of the answers
translating    the annex in another language
=============  ===============================================================================

Everything that shows or exports records asks the graph; nothing in it changes after it was built.
"""
