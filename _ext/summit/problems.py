"""What can be wrong with an annex: a code each, with the words that the documentation prints.

A code's documentation says what is wrong and what to do; :class:`Problem` says where and what was
found. The members of :class:`Code` are printed as they stand on the page of error codes, and each
has a bad file in ``tests/bad/``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Code(Enum):
    """An error code: its value is the code as printed, ``summary`` and ``remedy`` document it."""

    summary: str
    remedy: str

    def __new__(cls, value: str, summary: str, remedy: str) -> Code:
        member = object.__new__(cls)
        member._value_ = value
        member.summary = summary
        member.remedy = remedy
        return member

    # The file
    BAD_ENCODING = (
        "bad-encoding",
        "The file is not UTF-8, or begins with a byte-order mark.",
        "Save it as UTF-8 without a byte-order mark.",
    )
    UNKNOWN_FILE = (
        "unknown-file",
        "The file's name is not that of a kind of record.",
        "Name it after a kind (`provisions.yaml`, or any name inside `provisions/`), or give it a mapping "
        "whose keys are kinds.",
    )
    MISSING_ANNEX = (
        "missing-annex",
        "The folder has no `annex.yaml`.",
        "Add one with title, edition, date, publisher, licence and address.",
    )
    YAML_SYNTAX = (
        "yaml-syntax",
        "The text is not YAML.",
        "Mend the place named; a tab, a missing quote or a colon inside a plain text is the usual cause.",
    )
    YAML_DOCUMENTS = (
        "yaml-documents",
        "The file holds more than one YAML document.",
        "Remove the `---` line between them.",
    )
    YAML_ALIAS = (
        "yaml-alias",
        "The file uses YAML's anchors and aliases, which can grow without bound.",
        "Write the value out where it is needed.",
    )
    YAML_TAG = ("yaml-tag", "A value carries a YAML tag.", "Remove the tag: records are plain data.")
    YAML_MERGE = ("yaml-merge", "A mapping uses the merge key `<<`.", "Write the keys out.")
    DUPLICATE_KEY = (
        "duplicate-key",
        "A mapping has the same key twice, and YAML would silently keep the last.",
        "Remove one.",
    )
    # Values
    YAML_BOOLEAN = (
        "yaml-boolean",
        "A plain `no`, `yes`, `on` or `off` stands where text is expected, and YAML 1.1 reads a truth value.",
        "Put quotation marks around it.",
    )
    YAML_DATE = (
        "yaml-date",
        "A plain date stands where text is expected, and YAML 1.1 reads a date.",
        "Put quotation marks around it.",
    )
    YAML_OCTAL = (
        "yaml-octal",
        "A number with a leading zero stands where text is expected, and YAML 1.1 reads it as octal.",
        "Put quotation marks around it.",
    )
    YAML_NUMBER = (
        "yaml-number",
        "A plain number stands where text is expected, and YAML would lose its exact form.",
        "Put quotation marks around it.",
    )
    YAML_NULL = (
        "yaml-null",
        "A key has no value.",
        "Give it one, or remove the key.",
    )
    CONTROL_CHARACTER = (
        "control-character",
        "A text holds a control or invisible character.",
        "Remove it.",
    )
    BIDI_CHARACTER = (
        "bidi-character",
        "A text holds a character that turns the direction of writing, and can make it look like another.",
        "Remove it.",
    )
    NOT_NFC = (
        "not-nfc",
        "A text is not in Unicode's composed form (NFC), so that equal words do not compare as equal.",
        "Type it again, or normalise the file to NFC.",
    )
    TOO_LONG = (
        "too-long",
        "A text is longer than its field allows; a quotation has at most 40 words.",
        "Shorten it, or divide the record.",
    )
    EMPTY = ("empty", "A text or a list is empty.", "Fill it, or remove the key.")
    WRONG_TYPE = (
        "wrong-type",
        "A value is of another sort than its field expects: text, a list, or a mapping.",
        "Write it as the message says.",
    )
    UNKNOWN_KEY = ("unknown-key", "A record has a key that its kind does not know.", "Correct or remove it.")
    MISSING_KEY = ("missing-key", "A record lacks a key that its kind must have.", "Add it.")
    UNKNOWN_CHOICE = ("unknown-choice", "A value is not among those its field allows.", "Choose one of them.")
    BAD_DATE = (
        "bad-date",
        "A date is not of the form `2024`, `2024-06`, `2024-06-26`, or two of these joined by `/`, or is not in "
        "the calendar.",
        "Write it in one of these forms.",
    )
    BAD_VALUE = ("bad-value", "A value does not have the form of its field.", "Write it as the message says.")
    MISSING_ENGLISH = (
        "missing-english",
        "A name or text in several languages has no English form.",
        "Add `en:`.",
    )
    UNKNOWN_LANGUAGE = (
        "unknown-language",
        "A name or text is in a language that `annex.yaml` does not list.",
        "Correct the language tag, or add the language to `languages`.",
    )
    # Identifiers
    BAD_ID = (
        "bad-id",
        "An id breaks the grammar: lower-case Latin letters, digits and single hyphens, at least one hyphen, "
        "beginning with a letter, at most 64 characters.",
        "Choose another id; once published it cannot change.",
    )
    BAD_PREFIX = (
        "bad-prefix",
        "An id does not begin as its kind requires.",
        "Begin it with its kind, or for a provision or quotation with its meeting and `-p-` or `-q-`.",
    )
    DUPLICATE_ID = ("duplicate-id", "Two records have the same id.", "Give the newer one another id.")
    # References
    UNKNOWN_MEETING = ("unknown-meeting", "No meeting has this id.", "Correct it, or add the meeting.")
    UNKNOWN_THEME = ("unknown-theme", "No theme has this id.", "Correct it, or add the theme.")
    UNKNOWN_PROVISION = (
        "unknown-provision",
        "No provision has this id.",
        "Correct it, or add the provision.",
    )
    UNKNOWN_PARTY = ("unknown-party", "No party has this id.", "Correct it, or add the party.")
    UNKNOWN_PERSON = ("unknown-person", "No person has this id.", "Correct it, or add the person.")
    UNKNOWN_TERM = ("unknown-term", "No term has this id.", "Correct it, or add the term.")
    UNKNOWN_INSTRUMENT = (
        "unknown-instrument",
        "No instrument has this id.",
        "Correct it, or add the instrument.",
    )
    UNKNOWN_SOURCE = (
        "unknown-source",
        "No source has this id, so that nothing backs the evidence.",
        "Correct it, or add the source.",
    )
    UNKNOWN_RECORD = ("unknown-record", "No record has this id.", "Correct it, or add the record.")
    REPEATED_REFERENCE = (
        "repeated-reference",
        "A list names the same record twice, or a record names itself.",
        "Remove one.",
    )
    CIRCULAR_PART = (
        "circular-part",
        "A record is, through `part_of` or `broader`, a part of itself.",
        "Break the circle.",
    )
    # Evidence and readings
    MISSING_EVIDENCE = (
        "missing-evidence",
        "A record rests on nothing.",
        "Add `evidence` with a source, a locator and a standing.",
    )
    UNBACKED_EVIDENCE = (
        "unbacked-evidence",
        "Evidence, or a variant, claims an official standing that its source cannot give.",
        "Lower the standing to `quoted`, `reported` or `interpreted`, or cite an official source.",
    )
    UNTRACEABLE_SOURCE = (
        "untraceable-source",
        "A source has neither an address nor a note that says how it was seen.",
        "Add `URL`, or a `note`.",
    )
    LONE_READING = (
        "lone-reading",
        "A reading has fewer than two variants, so that nothing differs.",
        "Add the other variants, or remove the reading.",
    )
    MANY_PREFERRED = (
        "many-preferred",
        "A reading has more than one preferred variant.",
        "Keep one `preferred: true`; where sources cannot decide, none.",
    )
    # The registry
    MISSING_REGISTRY = (
        "missing-registry",
        "The folder has no `anchors.yaml`, the registry of all ids ever published.",
        "Run `make anchors`.",
    )
    UNREGISTERED_ID = (
        "unregistered-id",
        "A record's id is not in the registry.",
        "Run `make anchors` when the record is ready to be published.",
    )
    LOST_ID = (
        "lost-id",
        "An id that the registry has as active belongs to no record.",
        "Bring the record back, or append a line to the registry: `alias` with `to`, or `withdrawn` or "
        "`superseded` with a date and a reason.",
    )
    REUSED_ID = (
        "reused-id",
        "A record has an id that the registry has as an alias, withdrawn or superseded.",
        "Give the record a new id: a published id is never used again.",
    )
    CHANGED_KIND = (
        "changed-kind",
        "An id is registered as of one kind and used for another.",
        "Give the record a new id.",
    )
    BAD_ALIAS = (
        "bad-alias",
        "An alias, or a successor, leads to nothing, to itself in a circle, or to another kind.",
        "Let `to` name an active id of the same kind.",
    )
    BAD_STEP = (
        "bad-step",
        "A line of the registry does not follow from the lines before it.",
        "An id begins as `active`; an `alias` needs `to`, `withdrawn` and `superseded` need a date and a reason, "
        "and `superseded` needs `to`.",
    )
    EDITED_REGISTRY = (
        "edited-registry",
        "A line of the registry differs from the one last committed, or is gone.",
        "Restore it: the registry only grows at its end.",
    )
    UNREVISED_CHANGE = (
        "unrevised-change",
        "A published provision or quotation says something else than in the edition that the registry notes.",
        "Add a `revised` note for the present edition that says what changed and why, or restore the text.",
    )
    # The site
    LOST_THEME = (
        "lost-theme",
        "A page stands in `docs/themes/` for a theme that is not in the data.",
        "Bring the theme back, or remove the page.",
    )


#: The code of a reference that leads nowhere, by the kind it should lead to.
def unknown_reference(kinds: Iterable[str]) -> Code:
    """The code for a dangling reference to a record of the given kinds (their values)."""
    wanted = list(kinds)
    return Code(f"unknown-{wanted[0]}") if len(wanted) == 1 else Code.UNKNOWN_RECORD


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a data file; ``line`` and ``column`` count from 1."""

    path: Path
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where; its text is the line that every command prints."""

    place: Place
    code: Code
    message: str

    def __str__(self) -> str:
        return f"{self.place}: error: [{self.code.value}] {self.message}"


class DataError(Exception):
    """Raised when an annex has problems; its text is all of them, a line each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def nearest(found: str, valid: Iterable[str]) -> str:
    """Advice on what was meant: ``; did you mean 'x'?``, the list of a short choice, or nothing.

    >>> nearest("theme-semiconductor", ["theme-semiconductors", "theme-ipef"])
    "; did you mean 'theme-semiconductors'?"
    """
    choice = list(valid)
    near = difflib.get_close_matches(found, choice, n=1, cutoff=0.6)
    if near:
        return f"; did you mean '{near[0]}'?"
    if 0 < len(choice) <= 12:
        return "; expected one of " + ", ".join(f"'{value}'" for value in choice)
    return ""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems as a reader works through them, by file, line and column; none twice."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.code.value, p.message)))
