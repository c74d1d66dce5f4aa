"""A file's bytes -> its text, with the characters refused that a reader cannot see.

What is refused is also taken out, so that everything else in the file can still be checked; a
:class:`Source` knows what it lacks and gives every place as it is in the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from summit.data.codes import Code
from summit.data.report import Place, Problem

Report = Callable[[Problem], None]

#: Unicode's categories of controls, formats, surrogates, private and unassigned characters and separators.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
#: Characters that show nothing though their category is that of a letter, a mark or a symbol.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
#: UAX #9, section 2: the explicit and implicit directional formatting characters.
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PLAIN_BYTES = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_UTF8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, and what was taken out of it: the columns of each line, all from 0."""

    path: Path
    text: str
    removed: Mapping[int, Sequence[int]]
    composed: bool
    """Whether all of it is in NFC."""

    def place(self, line: int, column: int) -> Place:
        """Where a line and column of the text, counted from 0, stand in the file."""
        for gone in self.removed.get(line, ()):
            if gone <= column:
                column += 1
        return Place(self.path, line + 1, column + 1)


def decode(path: Path, data: bytes, report: Report) -> Source | None:
    """The text of a file, or None where it is in another encoding altogether.

    :param report: is called with each problem.
    """
    encoding = _foreign(data)
    if encoding:
        report(Problem(Place(path), Code.BAD_ENCODING, f"the file is in {encoding}; expected UTF-8"))
        return None
    if data.startswith(_UTF8_MARK):
        message = "the file begins with a byte-order mark; expected its first word"
        report(Problem(Place(path), Code.BAD_ENCODING, message))
        data = data[len(_UTF8_MARK) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        report(_undecodable(path, data, error.start))
        text = data.decode("utf-8", "replace")
    # Without the plain bytes there is little left to look at, and in most files nothing.
    unusual = set(data.translate(None, _PLAIN_BYTES).decode("utf-8", "ignore"))
    hidden = set(filter(is_hidden, unusual))
    if "\r" in text and "\r" in text.replace("\r\n", ""):
        hidden.add("\r")
    source = _without(path, text, hidden, report) if hidden else Source(path, text, {}, True)
    if unicodedata.is_normalized("NFC", source.text):
        return source
    _report_uncomposed(source, report)
    return Source(path, source.text, source.removed, False)


def is_hidden(character: str) -> bool:
    """Whether a character cannot be seen; the line end and the tab are not meant."""
    if character in "\n\t":
        return False
    return unicodedata.category(character) in _HIDDEN_CATEGORIES or character in _BLANKS


def hidden_problem(place: Place, character: str) -> Problem:
    """That a hidden character stands somewhere."""
    name = unicodedata.name(character, "control character").lower()
    found = f"found U+{ord(character):04X} ({name})"
    if character in _DIRECTIONS:
        return Problem(place, Code.BIDI_CHARACTER, f"{found}; expected text that keeps its direction")
    return Problem(place, Code.CONTROL_CHARACTER, f"{found}; expected text that can be seen")


def uncomposed_problem(place: Place, text: str) -> Problem:
    """That a text is not in NFC, with its first difference."""
    composed = unicodedata.normalize("NFC", text)
    at = difference(text, composed)
    found = " ".join(f"U+{ord(c):04X}" for c in text[at : at + 2])
    message = f"found {found}; expected the composed form (NFC), U+{ord(composed[at]):04X} '{composed[at]}'"
    return Problem(place, Code.NOT_NFC, message)


def difference(text: str, composed: str) -> int:
    """The first position at which two different texts differ."""
    pairs = zip(text, composed, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(text), len(composed)) - 1)


def _foreign(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    # Without a mark, UTF-16 and UTF-32 give themselves away by a NUL beside each Latin letter.
    return "UTF-16 or UTF-32" if data.count(0) * 4 > len(data) else None


def _undecodable(path: Path, data: bytes, start: int) -> Problem:
    before = data[:start]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8"))
    place = Place(path, before.count(b"\n") + 1, column + 1)
    return Problem(
        place, Code.BAD_ENCODING, f"byte 0x{data[start]:02X} is not UTF-8; expected a file in UTF-8"
    )


def _without(path: Path, text: str, hidden: Iterable[str], report: Report) -> Source:
    """A source without some characters, each of which is reported where it stands."""
    # A carriage return is hidden only where it does not end a line as part of CR LF.
    pattern = "|".join("\r(?!\n)" if c == "\r" else re.escape(c) for c in sorted(hidden))
    removed: dict[int, list[int]] = defaultdict(list)
    line, line_start = 0, 0
    for match in re.finditer(pattern, text):
        line += text.count("\n", line_start, match.start())
        line_start = text.rfind("\n", 0, match.start()) + 1
        column = match.start() - line_start
        removed[line].append(column)
        report(hidden_problem(Place(path, line + 1, column + 1), match[0]))
    return Source(path, re.sub(pattern, "", text), dict(removed), True)


def _report_uncomposed(source: Source, report: Report) -> None:
    for number, line in enumerate(source.text.split("\n")):
        if not unicodedata.is_normalized("NFC", line):
            at = difference(line, unicodedata.normalize("NFC", line))
            report(uncomposed_problem(source.place(number, at), line))
