"""The error codes, each with the words that the page of error codes prints."""

from __future__ import annotations

from enum import Enum


class Code(Enum):
    """An error code: its value is the code as printed, ``summary`` and ``remedy`` document it."""

    summary: str
    remedy: str

    def __new__(cls, value: str, summary: str, remedy: str) -> Code:
        """A member that is equal to its code alone."""
        member = object.__new__(cls)
        member._value_ = value
        member.summary = summary
        member.remedy = remedy
        return member

    # The file
    UNREADABLE_FILE = (
        "unreadable-file",
        "A data file cannot be opened, or is a folder with the name of a file.",
        "Mend the file's permissions or its link, or rename the folder.",
    )
    BAD_ENCODING = (
        "bad-encoding",
        "The file is not in UTF-8, or begins with a byte-order mark.",
        "Save it as UTF-8 without a byte-order mark (editors have this under “Encoding”).",
    )
    UNKNOWN_FILE = (
        "unknown-file",
        "The file's name and folder do not say which kind of record it holds.",
        "Name it after a kind (`provisions.yaml`, or any name directly inside `provisions/`), or give it a "
        "mapping whose keys are kinds.",
    )
    MISSING_ANNEX = (
        "missing-annex",
        "The folder has no `annex.yaml`.",
        "Add one, with at least `id`, `title`, `edition`, `date`, `publisher`, `licence`, `licence_url` and "
        "`base_url`.",
    )
    YAML_SYNTAX = (
        "yaml-syntax",
        "The text cannot be read as YAML.",
        "Mend the place named, or look just above it: a tab, a missing quotation mark, or a colon and a "
        "space inside a text without quotation marks are the usual causes.",
    )
    YAML_DOCUMENTS = (
        "yaml-documents",
        "The file holds more than one YAML document, and what stands after the first was not read.",
        "Remove the `---` line between them.",
    )
    YAML_ALIAS = (
        "yaml-alias",
        "The file uses YAML's anchors and aliases (`&name`, `*name`), which can grow without bound.",
        "Write the value out where it is needed; put a text that begins with `&` or `*` between quotation "
        "marks.",
    )
    YAML_TAG = (
        "yaml-tag",
        "A value carries a YAML tag (`!name`), and records are plain data.",
        "Remove the tag; put a text that begins with `!` between quotation marks.",
    )
    YAML_MERGE = ("yaml-merge", "A mapping uses YAML's merge key `<<`.", "Write the keys out.")
    YAML_NESTING = (
        "yaml-nesting",
        "Lists or mappings stand inside one another deeper than any record needs.",
        "Look for brackets or dashes that are never closed or stand too far to the right.",
    )
    DUPLICATE_KEY = (
        "duplicate-key",
        "A mapping has the same key twice, and YAML would silently keep the last.",
        "Remove one.",
    )
    # Values
    YAML_BOOLEAN = (
        "yaml-boolean",
        "A plain `no`, `yes`, `on`, `off`, `true` or `false` stands where text is expected, and YAML 1.1 "
        "reads a truth value.",
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
        "A plain number stands where text is expected (`1.10`, `1_000`, `0x1F`, or `12:30`, which YAML 1.1 "
        "counts in sixties), and would lose its exact form.",
        "Put quotation marks around it.",
    )
    YAML_NULL = (
        "yaml-null",
        "A key or a list's dash has no value after it, or the value is a plain `null` or `~`.",
        "Give it one, or remove the key; put the word `null` between quotation marks.",
    )
    CONTROL_CHARACTER = (
        "control-character",
        "The file holds a control character or one that cannot be seen, as `U+200B` (zero-width space), in "
        "its text or written as an escape.",
        "Remove it at the place named; copied text often brings such characters along.",
    )
    BIDI_CHARACTER = (
        "bidi-character",
        "The file holds a character that turns the direction of writing, with which a text can look like "
        "another.",
        "Remove it at the place named.",
    )
    NOT_NFC = (
        "not-nfc",
        "A text is not in Unicode's composed form (NFC), so that equal words do not compare as equal.",
        "Type the character again, or normalise the file to NFC.",
    )
    TOO_LONG = (
        "too-long",
        "A text is longer than its field allows: 240 characters for a line, 2000 for a text, 40 words for a "
        "quotation.",
        "Shorten it, or divide the record.",
    )
    EMPTY = ("empty", "A text, a list or a whole file is empty.", "Fill it, or remove it.")
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
        "A date is not of the form `2024`, `2024-06`, `2024-06-26`, or two of these joined by `/`, or is not "
        "in the calendar.",
        "Write a real date in one of these forms, the earlier first.",
    )
    BAD_VALUE = ("bad-value", "A value does not have the form of its field.", "Write it as the message says.")
    MISSING_ENGLISH = (
        "missing-english",
        "A name or text in several languages has no form in the annex's first language.",
        "Add it, as in `en:` where that is English.",
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
        "A list names the same record twice, a record names itself, or `also` names the record's own theme.",
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
        "A published id, active in the registry, belongs to no record.",
        "Bring the record back, or append a line to the registry: `alias` with `to`, `withdrawn` with a date "
        "and a reason, or `superseded` with all three.",
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
        "An alias, or a successor, leads to nothing, back to itself, or to a record of another kind.",
        "Let `to` name another published id, or a record in the data, of the same kind.",
    )
    BAD_STEP = (
        "bad-step",
        "A line of the registry does not follow from the lines before it.",
        "An id begins as `active`, and editions never go back; an `alias` needs `to`, `withdrawn` needs a "
        "date and a reason, `superseded` needs all three; after one of these nothing follows.",
    )
    EDITED_REGISTRY = (
        "edited-registry",
        "A line of the registry was changed, removed or moved since the last commit, or one was put in "
        "before its end.",
        "Restore the registry (`git checkout` does it) and append at its end only.",
    )
    UNREVISED_CHANGE = (
        "unrevised-change",
        "A published provision or quotation says something else than in the edition that the registry notes.",
        "Add a `revised` note for the present edition that says what changed and why, or restore the text.",
    )
    # Translations: told by `make check`, and no hindrance to a build
    UNTRANSLATED = (
        "untranslated",
        "A text has no translation in a language of `annex.yaml`; pages in that language show it in the "
        "first.",
        "Run `make translations`, and translate the empty entries of `locale/`.",
    )
    OUTDATED_TRANSLATION = (
        "outdated-translation",
        "A catalogue translates a text that the data no longer has in these words.",
        "Run `make translations`, which takes it out.",
    )
    # The site
    LOST_THEME = (
        "lost-theme",
        "A page stands in `docs/themes/` for a theme that is not in the data.",
        "Bring the theme back, or remove the page.",
    )


#: What is told but hinders nothing.
WARNINGS = frozenset({Code.UNTRANSLATED, Code.OUTDATED_TRANSLATION})
