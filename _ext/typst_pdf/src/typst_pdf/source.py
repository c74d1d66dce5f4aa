"""Typst source text, written so that nothing in a document can become markup or code.

Whatever comes from a document enters the source as a string literal in code mode; markup is only what this
package writes itself. The literal syntax is that of the Typst reference, "Syntax" and "str".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ESCAPES: Mapping[str, str] = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNSAFE = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]')


@dataclass(frozen=True)
class Code:
    """A piece of Typst code that :func:`literal` passes through unquoted."""

    text: str


def string(text: str) -> str:
    """Return *text* as a Typst string literal, control and direction characters as ``\\u{…}``."""
    return '"' + _UNSAFE.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{{{ord(m[0]):x}}}", text) + '"'


def literal(value: object) -> str:
    """Return a Python value as a Typst literal: none, booleans, numbers, strings, arrays and dictionaries.

    :raises TypeError: for a value of any other kind.
    """
    match value:
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return string(value)
        case Code(text):
            return text
        case Mapping():
            return "(" + (", ".join(f"{string(str(k))}: {literal(v)}" for k, v in value.items()) or ":") + ")"
        case Sequence():
            return "(" + "".join(f"{literal(item)}, " for item in value).rstrip(" ") + ")"
    raise TypeError(f"no Typst literal for {type(value).__name__}")


def call(function: str, *arguments: object, **named: object) -> str:
    """Return a call of *function*, to stand in markup; underscores in keyword names become hyphens."""
    parts = [literal(argument) for argument in arguments]
    parts += [f"{name.replace('_', '-')}: {literal(value)}" for name, value in named.items()]
    return f"#{function}({', '.join(parts)});"
