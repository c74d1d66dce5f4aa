"""Records and the graph -> docutils nodes, each stamped with its data file and line.

=============  ===============================================================================
desk           what rendering needs at hand, and the trace that it leaves
facts          the facts at a record's foot, from what its fields declare
pieces         the small parts that sections are made of
foot           facts -> one node, and its HTML
apparatus      evidence and readings
cite           the cite control
records        a record -> its section
lists          many records at once
themes         a theme's page, and the cards that lead to it
=============  ===============================================================================
"""
