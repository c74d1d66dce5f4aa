"""Names with their languages, and words in lines, as far as one can tell without the font.

SVG does not wrap text, and the font is the reader's: widths here are those of the widest serif faces
that pages fall back on, so that no line outgrows its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from summit.annex.graph import Annex

#: The average advance of a letter in DejaVu Serif, in ems; Han, kana and Hangul have one em.
_LETTER = 0.58
#: What no line begins with, and none ends with, of the signs that names and titles have (JIS X 4051, 6.1).
_CLOSING = "、。，．・：；！？）」』】〕ー…々〜"
_OPENING = "（「『【〔"
#: What lines are broken between: Han and kana one by one, all else where it has spaces. Korean breaks
#: between words, as its typography prefers, and a name or a number in Latin letters not at all.
_SINGLE = r"\u3005-\u30ff\u3400-\u9fff"
_PIECES = re.compile(rf"\s*[{_OPENING}]*(?:[{_SINGLE}]|[^\s{_SINGLE}]+)[{_CLOSING}]*")


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and the language that they are in."""

    text: str
    language: str


def name_of(annex: Annex, id_: str, language: str) -> Said:
    """A record's name with the language that it is in: the page's, or else English."""
    return Said(annex.name(id_, language), _tag(annex.records[id_].names, language))


def short_name_of(annex: Annex, id_: str, language: str) -> Said:
    """The short form of a name where a record has one, with the language that it is in."""
    return Said(annex.short_name(id_, language), _tag(annex.short_names(id_), language))


def _tag(names: Mapping[str, str], language: str) -> str:
    """The language that a name is in: the page's, or else the annex's first."""
    return language if language in names else next(iter(names))


def extent(text: str, size: float) -> float:
    """About how long a line of text is, in the unit in which ``size`` gives the height of an em."""
    return size * sum(1 if east_asian_width(character) in "WF" else _LETTER for character in text)


def lines_of(text: str, size: float, room: float) -> list[str]:
    """A text in as few lines as fit into ``room``, these as even as can be.

    A word that is longer than the room stands on a line of its own.
    """
    pieces = _PIECES.findall(text)
    lines = _filled(pieces, size, room)
    narrow = extent(text, size) / len(lines)
    while len(lines) > 1 and narrow < room:
        even = _filled(pieces, size, narrow)
        if len(even) <= len(lines):
            return even
        narrow += size / 2
    return lines


def _filled(pieces: Sequence[str], size: float, room: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and extent(lines[-1] + piece, size) > room:
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines
