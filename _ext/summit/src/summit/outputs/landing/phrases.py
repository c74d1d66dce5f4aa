"""The words of the landing pages that the site's own pages do not have, in the same catalogue."""

from __future__ import annotations

from enum import StrEnum


class Phrase(StrEnum):
    """Each phrase once; :meth:`~summit.wording.Voice.say` gives it in a language."""

    ALL = "All identifiers"
    CITE = "How to cite"
    CONTEXT = "Read it in its context"
    DATA = "This record as data"
    FIRST = "First published in edition"
    FORMERLY = "Formerly"
    HOLDS = "What it holds"
    LOCATOR = "Locator"
    MOVED = "now has another identifier"
    PDF = "In the PDF edition"
    SKIP = "To the record"
    SUCCESSOR = "In its place"
    SUPERSEDED = "This record was superseded"
    WHY_HERE = "Its identifier was published, and so leads here for good."
    WITHDRAWN = "This record was withdrawn"
    FILE = "File"
    SIZE = "Bytes"
