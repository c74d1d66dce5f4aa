"""The words around the pictures, in the same catalogue as the annex's others."""

from __future__ import annotations

from enum import StrEnum


class Caption(StrEnum):
    """Each word or phrase once; :meth:`~summit.wording.Voice.say` gives it in a language."""

    TIMELINE = "Timeline"
    TIMELINE_READ = "From the earliest at the top to the latest. The same facts stand in the table below."
    MATRIX_OF_TERMS = "Provisions by theme and term"
    MATRIX_OF_INSTRUMENTS = "Provisions by theme and instrument"
    MATRIX_READ = (
        "Each number says how many provisions of a theme name what the row stands for; an empty cell stands "
        "for none. The same facts stand in the table below."
    )
    RELATIONS_OF = "Relations of"
    RELATIONS_READ = (
        "Above the record stands what it names as related, below it what names it so. "
        "The same facts stand in words beside the picture."
    )
    RELATIONS = "Map of relations"
    AS_TABLE = "The same facts as a table"
