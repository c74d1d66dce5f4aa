"""The package's own code as a digest: what it made is made again where the code has changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

_OWN = Path(__file__).parents[1]
#: Modules, templates, and the words of the pages.
_SUFFIXES = frozenset({".py", ".html", ".po"})


def program_digest() -> str:
    """A digest of all files that pages are made by; style sheets and scripts are copied as they are."""
    content = hashlib.sha256()
    for path in sorted(_OWN.rglob("*")):
        if path.suffix in _SUFFIXES:
            content.update(f"{path.relative_to(_OWN)}\0".encode() + path.read_bytes())
    return content.hexdigest()
