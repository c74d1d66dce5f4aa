"""The mutants of a program: mutmut's mutations of each place that decides what it does.

What stands only for readers and type checkers is left as it is: docstrings, annotations, assertions,
``__all__``, imports, type variables, casts, the promises of ``@dataclass`` and of pydantic's
``ConfigDict``, aliases of types, and what is under ``TYPE_CHECKING``. So are arguments that nothing reads:
the empty string that docutils' nodes begin with, their source in an author's markup; ``"utf-8"``, which is
the default; and the descriptions of settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

_SILENT = (cst.Annotation, cst.Assert, cst.Import, cst.ImportFrom, cst.Decorator, cst.Comment)
_PROMISES = frozenset({"TypeVar", "ConfigDict", "getLogger"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file."""

    path: Path
    line: int
    column: int
    serial: int
    """Which of the changes that begin at this place it is."""
    before: str
    after: str
    module: Any
    old: Any
    new: Any

    @property
    def key(self) -> str:
        """A name for it, as long as its file stays the same."""
        return f"{self.path}:{self.line}:{self.column}:{self.serial}"

    def source(self) -> str:
        """The whole file with the change."""
        return str(self.module.deep_replace(self.old, self.new).code)


def mutants(folders: Iterable[Path]) -> Iterator[Mutant]:
    """All mutants of all modules below some folders, in the order of their files and places."""
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            yield from _of_file(path)


def _of_file(path: Path) -> Iterator[Mutant]:
    wrapper = MetadataWrapper(cst.parse_module(path.read_text("utf-8")))
    module, places = wrapper.module, wrapper.resolve(PositionProvider)
    serials: dict[tuple[int, int], int] = {}
    for old, around in _places(module, module):
        if old not in places:
            continue
        start = places[old].start
        for new in _changes(old):
            place = (start.line, start.column)
            serial = serials[place] = serials.get(place, -1) + 1
            # An operator's own text says little: what stands around it says where it is.
            shown, changed = (old, new) if len(_code(module, old)) > 3 else (around, None)
            before = _code(module, shown)
            after = _code(module, changed if changed is not None else around.deep_replace(old, new))
            yield Mutant(path, start.line, start.column, serial, before, after, module, old, new)


def _changes(node: Any) -> Iterator[Any]:
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            for new in operator(node):
                if not (isinstance(node, cst.Call) and _says_the_same(node, new)):
                    yield new


def _says_the_same(old: Any, new: Any) -> bool:
    """Whether a call differs from another only in arguments that decide nothing."""
    kept = {id(argument) for argument in getattr(new, "args", ())}
    changed = [argument for argument in old.args if id(argument) not in kept]
    return bool(changed) and all(_decides_nothing(old, argument) for argument in changed)


def _decides_nothing(call: Any, argument: Any) -> bool:
    """Whether it is a cast's type, a node's source, the default encoding, or a setting's description."""
    value = getattr(argument.value, "value", None)
    if argument is call.args[0] and _called(call) == "cast":
        return True
    if argument is call.args[0]:
        return value == '""' and len(call.args) > 1
    return value == '"utf-8"' or (_called(call) == "add_config_value" and argument is call.args[-1])


def _places(node: Any, around: Any) -> Iterator[tuple[Any, Any]]:
    """Each node that may be changed, with the nearest expression or statement around it."""
    if _is_silent(node):
        return
    yield node, around
    inner = node if isinstance(node, cst.BaseExpression | cst.BaseSmallStatement) else around
    children = node.children
    if isinstance(node, cst.Call):
        children = [node.func, *(each for each in node.args if not _decides_nothing(node, each))]
    for child in children:
        yield from _places(child, inner)


def _is_silent(node: Any) -> bool:
    if isinstance(node, _SILENT):
        return True
    if isinstance(node, cst.Expr):
        return isinstance(node.value, cst.SimpleString | cst.ConcatenatedString)
    if isinstance(node, cst.Assign):
        (target, *_others) = node.targets
        name = target.target.value if isinstance(target.target, cst.Name) else ""
        if isinstance(node.value, cst.Call) and _called(node.value) in _PROMISES:
            return True
        return name == "__all__" or (_is_type(node.value) and name.lstrip("_")[:1].isupper())
    if isinstance(node, cst.Arg) and node.keyword is not None:
        return bool(node.keyword.value == "total")  # of a TypedDict
    if isinstance(node, cst.If):
        return getattr(node.test, "value", "") == "TYPE_CHECKING"
    return False


def _is_type(node: Any) -> bool:
    """Whether a value is a type in other words, ``tuple[str, ...]`` or ``str | None``."""
    if isinstance(node, cst.Subscript):
        return getattr(node.value, "value", "") not in {"", "Annotated"}
    if isinstance(node, cst.Call):
        return _called(node) == "TypedDict"
    return isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.BitOr)


def _called(node: Any) -> str:
    """The last part of a called name."""
    function = node.func
    return str(getattr(getattr(function, "attr", function), "value", ""))


def _code(module: Any, node: Any) -> str:
    return " ".join(str(module.code_for_node(node)).split())
