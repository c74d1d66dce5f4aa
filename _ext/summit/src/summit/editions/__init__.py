"""The registry of all ids ever published, and the whole check of an annex against it.

``anchors.yaml`` is a journal that only grows at its end: the last line of an id is what holds. A
published id is active, or an alias of another, or withdrawn or superseded, and none of these is ever
used again for something else.

=============  ===============================================================================
registry       the journal, read: what became of each id
rules          what must hold between the journal, the records, and the journal last committed
journal        the journal as a file: compared, and appended to
checking       the whole check, for the command line and for builds
=============  ===============================================================================
"""
