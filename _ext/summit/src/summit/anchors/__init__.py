"""The registry of all ids ever published, and where an id leads.

``anchors.yaml`` is a journal that only grows at its end: the last line of an id is what holds. A
published id is active, or an alias of another, or withdrawn or superseded, and none of these is ever
used again for something else.
"""

from summit.anchors.journal import (
    FILE,
    UnappendableError,
    additions,
    append,
    appended,
    check,
    committed_registry,
)
from summit.anchors.registry import Registry, landing_page, permalink, theme_page
from summit.anchors.rules import Present, check_committed, check_registry

__all__ = [
    "FILE",
    "Present",
    "Registry",
    "UnappendableError",
    "additions",
    "append",
    "appended",
    "check",
    "check_committed",
    "check_registry",
    "committed_registry",
    "landing_page",
    "permalink",
    "theme_page",
]
