"""The YAML parser's complaints, in an editor's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from summit.data.codes import Code
from summit.data.decoding import Source
from summit.data.report import Place, Problem

#: What libyaml says -> what it means for somebody who edits records. Longer beginnings come first.
_WORDS: Mapping[str, str] = {
    "found a tab character": "found a tab; expected spaces",
    "found character that cannot start any token": (
        "found a character that no plain text may begin with; expected the text between quotation marks, "
        "or spaces instead of a tab"
    ),
    "mapping values are not allowed": (
        "found ': ' inside a plain text, or a key at the wrong depth; expected the text between quotation "
        "marks, or the key below its neighbours"
    ),
    "did not find expected key": (
        "found something that is no key; expected 'key: value' exactly below the keys before it, and a text "
        "that begins with a quotation mark to end with it"
    ),
    "did not find expected '-' indicator": (
        "found something that is no list entry; expected '- ' exactly below the entries before it"
    ),
    "did not find expected ',' or ']'": "found a list without its end; expected ',' or ']'",
    "did not find expected ',' or '}'": "found a mapping without its end; expected ',' or '}'",
    "did not find expected node content": "found no value; expected one, or the closing bracket",
    "could not find expected ':'": "found a line without ': '; expected 'key: value'",
    "found unexpected end of stream": "found a text without its end; expected the closing quotation mark",
    "found unknown escape character": (
        "found a backslash before a letter that makes no escape; expected two backslashes, or single "
        "quotation marks around the text"
    ),
    "block sequence entries are not allowed": (
        "found '- ' after a key on its line; expected the list's entries on lines of their own"
    ),
}


def syntax_problem(source: Source, error: yaml.YAMLError) -> Problem:
    """What the parser found, at its place, or where the thing begins that never ends."""
    words = str(getattr(error, "problem", None) or error)
    context: Any = getattr(error, "context_mark", None)
    mark: Any = getattr(error, "problem_mark", None)
    begins = ""
    if words.startswith("found unexpected end of stream") and context:
        mark = context
    elif words.startswith("did not find expected ','") and context:
        begins = f"; it begins at line {context.line + 1}, column {context.column + 1}"
    place = _within(source, mark) if mark else Place(source.path)
    if words.startswith("exceeded maximum nesting depth"):
        message = "found hundreds of lists or mappings inside one another; expected far fewer"
        return Problem(place, Code.YAML_NESTING, message)
    if words.startswith("found invalid Unicode character escape"):
        message = "found an escape that stands for no character, as half of a pair; expected the character"
        backslash = source.place(mark.line, mark.column - 2)
        return Problem(backslash, Code.CONTROL_CHARACTER, message)
    known = next((text for start, text in _WORDS.items() if words.startswith(start)), None)
    return Problem(place, Code.YAML_SYNTAX, f"{known or words + '; expected YAML 1.1'}{begins}")


def _within(source: Source, mark: Any) -> Place:
    """A place in the text: what is missing at its end is missing after its last word."""
    if source.text[mark.index :].strip():
        return source.place(mark.line, mark.column)
    lines = source.text.rstrip().split("\n")
    return source.place(len(lines) - 1, len(lines[-1]))
