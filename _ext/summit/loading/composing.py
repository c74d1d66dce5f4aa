"""YAML text -> plain values, with the node tree that says where each stands.

PyYAML's C parser composes the nodes (YAML 1.1); nothing is constructed from them but strings, lists,
mappings and :class:`~summit.model.Plain` scalars, so that no tag can make an object and no value is
changed before its field is known. YAML's own traps are refused here: each has its code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from summit.model import Plain
from summit.problems import Code, Place, Problem

#: What values are made of: a string, a plain scalar, a list or a mapping of these.
type_of_tag = {f"tag:yaml.org,2002:{name}": name for name in ("bool", "int", "float", "null", "timestamp")}
STRING, SEQUENCE, MAPPING = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
MERGE = "tag:yaml.org,2002:merge"
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ALIAS = re.compile(r"(?:^|[\s\[{,])\*[^\s*]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Composed:
    """A file's values and the node tree beside them."""

    path: Path
    value: Any
    node: yaml.Node

    def place(self, trail: Sequence[str | int] = (), node: yaml.Node | None = None) -> Place:
        """Where the value stands that ``trail`` leads to, or as much of it as there is."""
        at = node or self.node
        for step in trail:
            inner = _step(at, step)
            if inner is None:
                break
            at = inner
        return Place(self.path, at.start_mark.line + 1, at.start_mark.column + 1)


def _step(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        inner: yaml.Node = node.value[step]
        return inner
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value  # type: ignore[no-any-return]
    return None


def key_place(composed: Composed, node: yaml.Node, key: str) -> Place:
    """Where the key itself stands in a mapping."""
    if isinstance(node, yaml.MappingNode):
        for name, _value in node.value:
            if name.value == key:
                return Place(composed.path, name.start_mark.line + 1, name.start_mark.column + 1)
    return composed.place(node=node)


def inner_node(node: yaml.Node, trail: Sequence[str | int]) -> yaml.Node:
    """The node at the end of ``trail``, or the last on the way to it."""
    for step in trail:
        inner = _step(node, step)
        if inner is None:
            break
        node = inner
    return node


def compose(path: Path, data: bytes, report: Callable[[Problem], None]) -> Composed | None:
    """Compose one file's bytes; None where it is empty or nothing in it can be trusted."""
    text = _decode(path, data, report)
    if text is None:
        return None
    try:
        # The regular expression is quick and may be wrong; the parser's events are neither.
        if _ALIAS.search(text) and _aliases(path, text, report):
            return None
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        report(_syntax_problem(path, error))
        return None
    if node is None:
        return None
    return Composed(path, _Walk(path, report).value(node), node)


def _decode(path: Path, data: bytes, report: Callable[[Problem], None]) -> str | None:
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        report(
            Problem(Place(path), Code.BAD_ENCODING, "the file begins with a byte-order mark; expected none")
        )
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8; expected the file in UTF-8"
        report(Problem(Place(path, before.count(b"\n") + 1, column), Code.BAD_ENCODING, message))
        return None


def _aliases(path: Path, text: str, report: Callable[[Problem], None]) -> bool:
    found = False
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            mark = event.start_mark
            message = f"found the alias '*{event.anchor}'; expected the value itself"
            report(Problem(Place(path, mark.line + 1, mark.column + 1), Code.YAML_ALIAS, message))
            found = True
    return found


def _syntax_problem(path: Path, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    words = str(getattr(error, "problem", None) or error).splitlines()[0]
    if "expected a single document" in str(getattr(error, "context", "")) + words:
        return Problem(place, Code.YAML_DOCUMENTS, "found a second document; expected one to a file")
    if "special characters are not allowed" in words or "control characters are not allowed" in words:
        return Problem(place, Code.CONTROL_CHARACTER, "found a control character; expected text without it")
    return Problem(place, Code.YAML_SYNTAX, f"{words}; expected YAML 1.1")


class _Walk:
    """Turns a node tree into values and reports the traps on its way."""

    def __init__(self, path: Path, report: Callable[[Problem], None]) -> None:
        self.path = path
        self.report = report

    def value(self, node: yaml.Node) -> Any:
        tag = node.tag
        if isinstance(node, yaml.ScalarNode):
            if tag == STRING:
                return self.text(node)
            plain = type_of_tag.get(tag)
            if plain and not node.style:
                return Plain(node.value, plain)
            # `=` and `<<` are words to us, a value only to YAML 1.1.
            if tag in {MERGE, "tag:yaml.org,2002:value"}:
                return self.text(node)
        elif isinstance(node, yaml.SequenceNode):
            if tag == SEQUENCE:
                return [self.value(item) for item in node.value]
        elif tag == MAPPING:
            return self.mapping(node)
        self.problem(
            node, Code.YAML_TAG, f"found the tag '{tag.replace('tag:yaml.org,2002:', '!!')}'; expected none"
        )
        return Plain(str(node.value) if isinstance(node, yaml.ScalarNode) else "", "tag")

    def mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(name, str):
                self.problem(key, Code.WRONG_TYPE, "found a list or mapping as a key; expected a word")
            elif key.tag == MERGE:
                self.problem(key, Code.YAML_MERGE, "found the merge key '<<'; expected the keys themselves")
            elif name in result:
                self.problem(
                    key, Code.DUPLICATE_KEY, f"found the key '{name}' a second time; expected it once"
                )
            else:
                result[name] = self.value(value)
        return result

    def text(self, node: yaml.ScalarNode) -> str:
        text: str = node.value
        if text.isascii() and text.isprintable():
            return text
        for character in text:
            category = unicodedata.category(character)
            if _BIDI.match(character):
                found = f"found {_named(character)}; expected text that keeps its direction"
                self.problem(node, Code.BIDI_CHARACTER, found)
            elif category in {"Cc", "Cf", "Cs", "Co", "Cn"} and character != "\n":
                self.problem(
                    node, Code.CONTROL_CHARACTER, f"found {_named(character)}; expected visible text"
                )
        composed = unicodedata.normalize("NFC", text)
        if composed != text:
            other = next((a for a, b in zip(text, composed, strict=False) if a != b), text[-1])
            self.problem(
                node, Code.NOT_NFC, f"found {_named(other)} uncomposed; expected NFC, '{composed[:60]}'"
            )
        return text

    def problem(self, node: yaml.Node, code: Code, message: str) -> None:
        place = Place(self.path, node.start_mark.line + 1, node.start_mark.column + 1)
        self.report(Problem(place, code, message))


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"
