"""Pictures of an annex as SVG: what each shows is asked of the graph, then laid out. No Sphinx here.

=============  ===============================================================================
captions       the words around the pictures
lettering      names, and words in lines
canvas         shapes, words and links; the one door to svg.py, which escapes
timeline       events, and when instruments came into force, by date
matrix         how many provisions of a theme name a term or an instrument
relations      what a record is related to, both ways
=============  ===============================================================================

Every picture is a frozen value with ``draw``; where its links lead is only asked when it is drawn.
"""

from summit.outputs.picturing.canvas import Drawing, Frame, Hand, Picture, embedded, standalone
from summit.outputs.picturing.lettering import Said

__all__ = ["Drawing", "Frame", "Hand", "Picture", "Said", "embedded", "standalone"]
