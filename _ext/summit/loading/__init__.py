"""An annex's YAML -> records and problems.

The data is a folder with ``<kind>.yaml`` or ``<kind>/*.yaml`` (each a list), ``annex.yaml`` and
``anchors.yaml``. A file of another name may hold several kinds, in a mapping from their names to
lists: a whole small annex in one file. Such a file can also be loaded alone, as a draft: then
neither ``annex.yaml`` nor the registry is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from summit.loading.composing import Composed, compose
from summit.loading.consistency import inconsistencies
from summit.loading.item import Item
from summit.loading.typing import validate
from summit.model import MODELS, Anchor, Publication, Kind, Record
from summit.problems import Code, Place, Problem, nearest

__all__ = ["Item", "Loaded", "data_files", "load", "read_anchors"]

_KIND_OF_NAME = {kind.plural: kind for kind in Kind}
_SINGLE = ("annex", "anchors")


@dataclass(slots=True)
class Loaded:
    """What a data folder holds: what is valid, and every problem found on the way."""

    path: Path
    publication: Publication | None = None
    items: list[Item] = field(default_factory=list)
    anchors: list[tuple[Anchor, Place]] = field(default_factory=list)
    registry: Path | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def draft(self) -> bool:
        """True for a single file, of which no publication is asked."""
        return self.path.is_file()

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kind of every id that is there, its record valid or not."""
        return {item.id: item.kind for item in reversed(self.items) if item.id}


def data_files(data: Path) -> list[Path]:
    """The YAML files of an annex in a stable order: ``data`` itself where it is a file."""
    if data.is_file():
        return [data]
    return sorted(
        path for pattern in ("*.yaml", "*.yml", "*/*.yaml", "*/*.yml") for path in data.glob(pattern)
    )


def load(data: Path) -> Loaded:
    """Load a data folder, or one file, and check all that does not need the registry.

    :raises FileNotFoundError: where there is nothing at ``data``.
    """
    if not data.exists():
        raise FileNotFoundError(f"{data}: no such file or folder")
    loaded = Loaded(data)
    for path in data_files(data):
        composed = compose(path, path.read_bytes(), loaded.problems.append)
        if composed is not None:
            _file(loaded, composed)
    if loaded.publication is None and not loaded.draft and not (data / "annex.yaml").exists():
        loaded.problems.append(Problem(Place(data / "annex.yaml"), Code.MISSING_ANNEX, "found no such file"))
    loaded.problems.extend(inconsistencies(loaded.items, loaded.publication))
    return loaded


def _file(loaded: Loaded, composed: Composed) -> None:
    """Take in one file under the name that says what it holds."""
    path = composed.path
    nested = path.parent != loaded.path and not loaded.draft
    name = path.parent.name if nested else path.stem
    if name in _KIND_OF_NAME or (name in _SINGLE and not nested):
        _section(loaded, composed, name, composed.value, composed.node)
    elif isinstance(composed.node, yaml.MappingNode) and not nested and _bundled(composed):
        for key, node in composed.node.value:
            if key.value in _KIND_OF_NAME or key.value in _SINGLE:
                _section(loaded, composed, key.value, composed.value.get(key.value), node)
            else:
                place = composed.place(node=key)
                message = f"unknown key '{key.value}'{nearest(key.value, [*_KIND_OF_NAME, *_SINGLE])}"
                loaded.problems.append(Problem(place, Code.UNKNOWN_KEY, message))
    else:
        message = f"'{name}' names no kind of record{nearest(name, [*_KIND_OF_NAME, *_SINGLE])}"
        loaded.problems.append(Problem(Place(path), Code.UNKNOWN_FILE, message))


def _bundled(composed: Composed) -> bool:
    return any(key in _KIND_OF_NAME for key in composed.value)


def _section(loaded: Loaded, composed: Composed, name: str, value: Any, node: yaml.Node) -> None:
    report = loaded.problems.append
    if name == "annex":
        loaded.publication = validate(Publication, value, composed, node, report)
        return
    if name == "anchors":
        loaded.registry = composed.path
    if not isinstance(node, yaml.SequenceNode):
        message = f"found no list of {name}; expected one record after another, each after '- '"
        report(Problem(composed.place(node=node), Code.WRONG_TYPE, message))
        return
    for entry, inner in zip(value, node.value, strict=True):
        if name == "anchors":
            anchor = validate(Anchor, entry, composed, inner, report)
            if anchor:
                loaded.anchors.append((anchor, composed.place(node=inner)))
        else:
            _record(loaded, composed, _KIND_OF_NAME[name], entry, inner)


def _record(loaded: Loaded, composed: Composed, kind: Kind, value: Any, node: yaml.Node) -> None:
    record: Record | None = validate(MODELS[kind], value, composed, node, loaded.problems.append)
    if isinstance(value, dict):
        loaded.items.append(Item(kind, value, composed, node, record))


def read_anchors(path: Path, data: bytes) -> tuple[Anchor, ...]:
    """The valid lines of a registry given as bytes; ``path`` is what it is called."""
    loaded = Loaded(path)
    composed = compose(path, data, loaded.problems.append)
    if composed is not None:
        _section(loaded, composed, "anchors", composed.value, composed.node)
    return tuple(anchor for anchor, _place in loaded.anchors)
