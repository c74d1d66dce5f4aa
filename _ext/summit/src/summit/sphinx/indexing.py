"""A record's entries in the general index: one for each of its names, so that every spelling leads to it."""

from __future__ import annotations

import unicodedata

from summit.annex.mentions import forms
from summit.kinds.record import Record

#: Sphinx's form of an entry: type, text, target, whether it is the main one, and the heading it stands under.
Entry = tuple[str, str, str, str, str | None]


def index_entries(record: Record) -> list[Entry]:
    """The entries of a record, in the order of its names."""
    # A semicolon would divide an entry in two.
    return [
        ("single", name.replace(";", ","), record.id, "", _heading(name)) for name in sorted(forms(record))
    ]


def _heading(name: str) -> str | None:
    """The heading of a name whose first letter would make a poor one."""
    first = unicodedata.name(name[0], "")
    if first.startswith("HANGUL"):
        return "한글"
    return "日本語" if first.startswith(("CJK", "HIRAGANA", "KATAKANA")) else None
