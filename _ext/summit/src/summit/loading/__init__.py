"""An annex's YAML -> records and problems.

The data is a folder with ``<kind>.yaml`` or ``<kind>/*.yaml`` (each a list), ``annex.yaml`` and
``anchors.yaml``. A file of another name may hold several kinds, in a mapping from their names to
lists: a whole small annex in one file. Such a file can also be loaded alone, as a draft: then
neither ``annex.yaml`` nor the registry is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summit.loading.composing import REFUSED, Block, Composed, compose
from summit.loading.consistency import inconsistencies
from summit.loading.files import (
    KIND_OF_NAME,
    NAMES,
    SINGLE,
    data_files,
    named_files,
    read,
    section_name,
    unnamed_file,
)
from summit.loading.item import Item
from summit.loading.validation import validate
from summit.model import MODELS, Anchor, Kind, Publication
from summit.problems import Code, Place, Problem, nearest, quoted

Trail = tuple[str | int, ...]

__all__ = ["Item", "Loaded", "data_files", "load", "read_anchors"]


@dataclass(slots=True)
class Loaded:
    """What a data folder holds: what is valid, and every problem found on the way."""

    path: Path
    publication: Publication | None = None
    items: list[Item] = field(default_factory=list)
    anchors: list[tuple[Anchor, Place]] = field(default_factory=list)
    registry: Path | None = None
    problems: list[Problem] = field(default_factory=list)
    sections: set[str] = field(default_factory=set)
    """The kinds (in the plural) and single files that there are, valid or not."""
    unread: set[str] = field(default_factory=set)
    """Those of which something could not be read at all."""

    @property
    def draft(self) -> bool:
        """True for a single file, of which no publication is asked."""
        return self.path.is_file()

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kind of every id that is there, its record valid or not."""
        return {item.id: item.kind for item in reversed(self.items) if item.id}

    @property
    def unread_kinds(self) -> frozenset[Kind]:
        """The kinds of which records may be missing for no other reason than that they were not read."""
        return frozenset(KIND_OF_NAME[name] for name in self.unread if name in KIND_OF_NAME)


def load(data: Path) -> Loaded:
    """Load a data folder, or one file, and check all that does not need the registry.

    :raises FileNotFoundError: where there is nothing at ``data``.
    """
    if not data.exists():
        raise FileNotFoundError(f"{data}: no such file or folder")
    loaded = Loaded(data)
    for path in named_files(data):
        _file(loaded, path)
    if not loaded.draft and "annex" not in loaded.sections | loaded.unread:
        message = "found no such file; expected the annex's title, edition and so on"
        loaded.problems.append(Problem(Place(data / "annex.yaml"), Code.MISSING_ANNEX, message))
    loaded.problems.extend(inconsistencies(loaded.items, loaded.publication, loaded.unread_kinds))
    return loaded


def read_anchors(path: Path, data: bytes) -> tuple[Anchor, ...]:
    """The valid lines of a registry given as bytes; ``path`` is what it is called."""
    loaded = Loaded(path)
    composed = compose(path, data, loaded.problems.append)
    if composed is not None:
        _contents(loaded, composed, "anchors")
    return tuple(anchor for anchor, _place in loaded.anchors)


def _file(loaded: Loaded, path: Path) -> None:
    """Take in one file under the name that says what it holds."""
    report = loaded.problems.append
    name = section_name(loaded.path, path, report)
    content = read(path, report) if name is not None else None
    composed = compose(path, content, report) if content is not None else None
    if name == "anchors":
        loaded.registry = path
    if composed is None or not composed.whole:
        loaded.unread.update([name] if name in NAMES else KIND_OF_NAME)
    if composed is not None and name is not None:
        _contents(loaded, composed, name)


def _contents(loaded: Loaded, composed: Composed, name: str) -> None:
    """A file's one section, or its several: a draft may have any name."""
    value, report = composed.value, loaded.problems.append
    bundle = isinstance(value, dict) and name != "annex" and not value.keys().isdisjoint(NAMES)
    if bundle:
        for key, inner in value.items():
            if key in NAMES:
                _section(loaded, composed, key, inner, (key,))
            else:
                message = f"unknown key {quoted(key)}{nearest(key, NAMES)}"
                report(Problem(composed.place((key,), key=True), Code.UNKNOWN_KEY, message))
    elif name in NAMES:
        _section(loaded, composed, name, value, ())
    elif value is None:
        report(Problem(Place(composed.path), Code.EMPTY, "found nothing in the file; expected records"))
    elif value is not REFUSED:
        report(unnamed_file(composed.path))
        loaded.unread.update(KIND_OF_NAME)


def _section(loaded: Loaded, composed: Composed, name: str, value: Any, trail: Trail) -> None:
    report = loaded.problems.append
    if name in loaded.sections and name in SINGLE:
        message = f"found a second '{name}' in the annex; expected one"
        report(Problem(composed.place(trail, key=True), Code.DUPLICATE_KEY, message))
        return
    loaded.sections.add(name)
    if name == "anchors":
        loaded.registry = composed.path
    if value is None and name != "anchors":
        report(Problem(Place(composed.path), Code.EMPTY, f"found nothing in the file; expected {name}"))
    elif name == "annex":
        loaded.publication = validate(Publication, value, composed, trail, report)
    elif isinstance(value, list):
        _entries(loaded, composed, name, value, trail)
    elif value is not None and value is not REFUSED:
        message = f"found no list of {name}; expected one entry after another, each after '- '"
        report(Problem(composed.place(trail), Code.WRONG_TYPE, message))
        loaded.unread.add(name)


def _entries(loaded: Loaded, composed: Composed, name: str, entries: list[Any], trail: Trail) -> None:
    report = loaded.problems.append
    for number, value in enumerate(entries):
        here: Trail = (*trail, number)
        if name == "anchors":
            anchor = validate(Anchor, value, composed, here, report)
            if anchor:
                loaded.anchors.append((anchor, composed.source.place(value.line, value.column)))
        else:
            kind = KIND_OF_NAME[name]
            record = validate(MODELS[kind], value, composed, here, report)
            if isinstance(value, Block):
                loaded.items.append(Item(kind, value, composed, here, record))
            elif value is REFUSED:
                loaded.unread.add(name)
