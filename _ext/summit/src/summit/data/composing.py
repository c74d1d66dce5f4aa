"""YAML text -> plain values, and where each of them stands.

PyYAML's C parser reads the text as events (YAML 1.1); nothing is made of them but strings, lists,
mappings and :class:`Plain` scalars, so that no tag can make an object, no alias can
grow, and no value is changed before its field is known. YAML's own traps are refused here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from summit.data.codes import Code
from summit.data.decoding import Report, Source, decode, hidden_problem, is_hidden, uncomposed_problem
from summit.data.report import Place, Problem, quoted
from summit.data.spots import Spot, locate
from summit.data.syntax import syntax_problem


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain YAML scalar that YAML 1.1 would not read as a string: its text, and what it would be.

    ``tag`` is the last word of YAML's tag: ``bool``, ``int``, ``float``, ``null`` or ``timestamp``.
    """

    text: str
    tag: str


#: Stands in for a value that was refused and reported already: nothing more is said of it.
REFUSED = Plain("", "refused")

#: No record needs more than half as many lists and mappings inside one another.
DEPTH = 20
_STRING = "tag:yaml.org,2002:str"
#: What a plain scalar may be to YAML 1.1; `=` and `<<` are words to us.
_TYPES: Mapping[str, str] = {
    f"tag:yaml.org,2002:{name}": name for name in ("bool", "int", "float", "null", "timestamp")
}
_RESOLVERS: Mapping[str, Sequence[tuple[str, Any]]] = yaml.CSafeLoader.yaml_implicit_resolvers
#: The key of a value that goes nowhere, its own key having been refused.
_NOWHERE = object()
_LEAVES = (yaml.ScalarEvent, yaml.AliasEvent)
_FRAME = (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent, yaml.StreamEndEvent)
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


class Block(dict[str, Any]):
    """A mapping that knows its place in the text; its line and column count from 0."""

    __slots__ = ("column", "line")

    line: int
    column: int


@dataclass(frozen=True)
class Composed:
    """A file's values, and the text they came from."""

    source: Source
    value: Any
    whole: bool = True
    """False where the file goes on in a second document, which is not read."""

    @property
    def path(self) -> Path:
        """The file."""
        return self.source.path

    @cached_property
    def spots(self) -> Spot | None:
        """Where everything stands: asked for only where something is wrong."""
        return locate(self.source.text)

    def place(self, trail: Sequence[str | int] = (), *, key: bool = False) -> Place:
        """Where the value stands that ``trail`` leads to, or as much of it as there is.

        :param key: give the place of the last step's key instead, in a mapping.
        """
        if self.spots is None:
            return Place(self.path)
        spot = self.spots.reach(trail)[-1]
        line, column = spot.key if key and spot.key else (spot.line, spot.column)
        return self.source.place(line, column)

    def depth(self, trail: Sequence[str | int]) -> int:
        """How many steps of ``trail`` there are in the file."""
        return len(self.spots.reach(trail)) - 1 if self.spots else 0


def compose(path: Path, data: bytes, report: Report) -> Composed | None:
    """Compose one file's bytes, which are YAML 1.1 in UTF-8.

    :param path: the file's name for messages; nothing is read from it.
    :param report: is called with each problem.
    :returns: the values, of an empty file None; or None where nothing can be made of the file.
    """
    source = decode(path, data, report)
    if source is None:
        return None
    builder = _Builder(source, report)
    try:
        value = builder.build()
    except yaml.YAMLError as error:
        report(syntax_problem(source, error))
        return None
    return None if builder.abandoned else Composed(source, value, builder.whole)


class _Builder:
    """Makes values of events, and reports the traps on its way."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source = source
        self.report = report
        self.abandoned = False
        self.whole = True
        self.documents = 0
        self.anchors: list[Any] = []
        self.aliases = 0
        self.makers: Mapping[type, Callable[[Any], Any]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.SequenceStartEvent: self._list,
            yaml.MappingStartEvent: self._block,
        }

    def build(self) -> Any:
        """The value of the first document, None where there is none.

        :raises yaml.YAMLError: where the text is not YAML.
        """
        outer: list[Any] = []
        current: list[Any] | Block = outer
        key: Any = None
        stack: list[tuple[list[Any] | Block, Any]] = []
        parser: Any = yaml.CSafeLoader(self.source.text)
        while (event := parser.get_event()) is not None:
            kind = type(event)
            if kind in _ENDS:
                current, key = stack.pop()
            elif kind in _FRAME:
                if kind is yaml.DocumentStartEvent and self._second(event):
                    break
            elif key is None and type(current) is Block:
                key = self._key(event, current)
                if kind not in _LEAVES:  # the key's own parts are read into nowhere
                    stack.append((current, key))
                    current, key = [], None
            else:
                made = self.makers[kind](event)
                leaf = kind in _LEAVES
                if type(current) is list:
                    current.append(made if leaf or event.tag is None else REFUSED)
                elif key is not _NOWHERE:
                    current[key] = made if leaf or event.tag is None else REFUSED
                key = None
                if not leaf:
                    stack.append((current, None))
                    current = made
            if len(stack) > DEPTH:
                self.abandoned = True
                message = f"found more than {DEPTH} lists or mappings inside one another; expected far fewer"
                self._problem(event, Code.YAML_NESTING, message)
                break
        self._report_anchors()
        return outer[0] if outer else None

    def _second(self, event: Any) -> bool:
        """Whether a document begins here that is not the file's first."""
        self.documents += 1
        if self.documents == 1:
            return False
        self.whole = False
        self._problem(event, Code.YAML_DOCUMENTS, "found a second document; expected one to a file")
        return True

    def _key(self, event: Any, block: Block) -> Any:
        """A key that is new in its block; else it is reported, and its value goes nowhere."""
        name = (
            self._scalar(event, key=True)
            if type(event) is yaml.ScalarEvent
            else self.makers[type(event)](event)
        )
        if name is REFUSED:
            return _NOWHERE
        if not isinstance(name, str):
            self._problem(event, Code.WRONG_TYPE, "found a list or mapping as a key; expected a word")
        elif name == "<<" and event.implicit[0]:
            self._problem(event, Code.YAML_MERGE, "found the merge key '<<'; expected the keys themselves")
        elif name in block:
            message = f"found the key {quoted(name)} a second time; expected it once"
            self._problem(event, Code.DUPLICATE_KEY, message)
        else:
            return name
        return _NOWHERE

    def _scalar(self, event: Any, key: bool = False) -> Any:
        text: str = event.value
        if event.tag is not None and self._tagged(event) != _STRING:
            return REFUSED
        if event.anchor is not None:
            self.anchors.append(event)
        if not text.isprintable() or (event.style == '"' and not text.isascii()):
            self._look_at(event, text)
        if event.implicit[0] and not key:
            for tag, pattern in _RESOLVERS.get(text[:1], ()):
                if pattern.match(text):
                    return Plain(text, _TYPES[tag]) if tag in _TYPES else text
        return text

    def _alias(self, event: Any) -> Any:
        self.aliases += 1
        found = f"found the alias {quoted('*' + event.anchor)}; expected the value itself"
        self._problem(event, Code.YAML_ALIAS, found)
        return REFUSED

    def _list(self, event: Any) -> list[Any]:
        self._marked(event)
        return []

    def _block(self, event: Any) -> Block:
        self._marked(event)
        block = Block()
        block.line, block.column = event.start_mark.line, event.start_mark.column
        return block

    def _marked(self, event: Any) -> None:
        """A list or mapping may have a tag and an anchor too."""
        if event.tag is not None:
            self._tagged(event)
        if event.anchor is not None:
            self.anchors.append(event)

    def _tagged(self, event: Any) -> str:
        tag: str = event.tag
        shown = quoted(tag.replace("tag:yaml.org,2002:", "!!"))
        self._problem(event, Code.YAML_TAG, f"found the tag {shown}; expected none")
        return tag

    def _report_anchors(self) -> None:
        """Anchors that nothing refers to; where aliases do, these have been reported."""
        for event in [] if self.aliases else self.anchors:
            message = f"found the anchor {quoted('&' + event.anchor)}; expected the value alone"
            self._problem(event, Code.YAML_ALIAS, message)

    def _look_at(self, event: Any, text: str) -> None:
        """Characters that were written as escapes, and tabs, which only the space between values may be."""
        place = self.source.place(event.start_mark.line, event.start_mark.column)
        for character in dict.fromkeys(text):
            if character == "\t" or is_hidden(character):
                self.report(hidden_problem(place, character))
        if self.source.composed and not unicodedata.is_normalized("NFC", text):
            self.report(uncomposed_problem(place, text))

    def _problem(self, event: Any, code: Code, message: str) -> None:
        mark = event.start_mark
        self.report(Problem(self.source.place(mark.line, mark.column), code, message))
