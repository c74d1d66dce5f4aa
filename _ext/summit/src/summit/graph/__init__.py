"""Records -> one frozen annex: lookups, back-references, digests, what changed.

Everything that shows or exports records asks the graph; nothing here changes after it was built.
"""

from summit.graph.annex import Annex, Backlink, build, mentions, substance
from summit.graph.asked import (
    AllReadings,
    Asked,
    Exists,
    Holdings,
    Imprint,
    Selection,
    Tally,
    name_digests,
    section_digests,
)

__all__ = [
    "AllReadings",
    "Annex",
    "Asked",
    "Backlink",
    "Exists",
    "Holdings",
    "Imprint",
    "Selection",
    "Tally",
    "build",
    "mentions",
    "name_digests",
    "section_digests",
    "substance",
]
