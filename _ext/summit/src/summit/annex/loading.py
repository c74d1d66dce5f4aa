"""An annex's YAML -> records and problems.

The data is a folder with ``<kind>.yaml`` or ``<kind>/*.yaml`` (each a list), ``annex.yaml`` and
``anchors.yaml``. A file of another name may hold several kinds, in a mapping from their names to
lists: a whole small annex in one file. Such a file can also be loaded alone, as a draft: then
neither ``annex.yaml`` nor the registry is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summit.annex.consistency import inconsistencies
from summit.annex.item import Item
from summit.annex.publication import DRAFT, Anchor, Publication
from summit.annex.validation import validate
from summit.data import (
    REFUSED,
    Block,
    Code,
    Composed,
    DataError,
    Place,
    Problem,
    compose,
    in_order,
    nearest,
    quoted,
)
from summit.data.files import SINGLE, named_files, read, section_name, unnamed
from summit.kinds import KINDS, MODELS

#: The names of files and sections of records, each with its kind.
KIND_OF_NAME: Mapping[str, str] = {kind.plural: name for name, kind in KINDS.items()}
NAMES = (*KIND_OF_NAME, *SINGLE)
Trail = tuple[str | int, ...]
_NO_ANNEX = "found no such file; expected the annex's title, edition and so on"


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
    def home(self) -> str:
        """The annex's first language."""
        return self.publication.home if self.publication else "en"

    @property
    def unread_kinds(self) -> frozenset[str]:
        """The kinds of which records may be missing for no other reason than that they were not read."""
        return frozenset(KIND_OF_NAME[name] for name in self.unread if name in KIND_OF_NAME)


def load(data: Path) -> Loaded:
    """Load a data folder, or one file, and check all that does not need the registry.

    :raises FileNotFoundError: where there is nothing at ``data``.
    """
    if not data.exists():
        raise FileNotFoundError(f"{data}: no such file or folder")
    loaded = Loaded(data)
    sections = [section for path in named_files(data) for section in _sections(loaded, path)]
    # What the annex says of itself comes first: its first language is that of the records' plain texts.
    for section in sorted(sections, key=lambda section: section.name != "annex"):
        _section(loaded, section)
    if not loaded.draft and "annex" not in loaded.sections | loaded.unread:
        loaded.problems.append(Problem(Place(data / "annex.yaml"), Code.MISSING_ANNEX, _NO_ANNEX))
    loaded.problems.extend(inconsistencies(loaded.items, loaded.publication, loaded.unread_kinds))
    return loaded


def load_publication(data: Path) -> Publication:
    """What ``annex.yaml`` says, or the section ``annex`` of another file: all else is left unread.

    :raises FileNotFoundError: where there is nothing at ``data``.
    :raises summit.data.DataError: with every problem of it, where there is one.
    """
    if not data.exists():
        raise FileNotFoundError(f"{data}: no such file or folder")
    loaded, files = Loaded(data), named_files(data)
    own = [path for path in files if path.stem == "annex"]
    for section in [section for path in own or files for section in _sections(loaded, path)]:
        if section.name == "annex":
            _section(loaded, section)
    if loaded.publication is None:
        missing = Problem(Place(data / "annex.yaml"), Code.MISSING_ANNEX, _NO_ANNEX)
        raise DataError(in_order(loaded.problems) or [missing])
    return loaded.publication


def publication_in(data: Path) -> Publication:
    """The same for a ``conf.py``, which takes its title, address and so on from the data.

    Nothing is told here of what is wrong with it: the build checks the same data with all else, and ends
    with a list of the problems. Until then a draft's title and so on stand in.
    """
    try:
        return load_publication(data)
    except (FileNotFoundError, DataError):
        return DRAFT


def read_anchors(path: Path, data: bytes) -> tuple[Anchor, ...]:
    """The valid lines of a registry given as bytes; ``path`` is what it is called."""
    loaded = Loaded(path)
    composed = compose(path, data, loaded.problems.append)
    for section in _contents(loaded, composed, "anchors") if composed is not None else ():
        _section(loaded, section)
    return tuple(anchor for anchor, _place in loaded.anchors)


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands under the name of a kind, in a file of its own or in one with several."""

    name: str
    composed: Composed
    value: Any
    trail: Trail


def _sections(loaded: Loaded, path: Path) -> Iterator[_Section]:
    """The sections of one file, under the name that says what it holds."""
    report = loaded.problems.append
    name = section_name(loaded.path, path, KIND_OF_NAME, report)
    content = read(path, report) if name is not None else None
    composed = compose(path, content, report) if content is not None else None
    if name == "anchors":
        loaded.registry = path
    if composed is None or not composed.whole:
        loaded.unread.update([name] if name in NAMES else KIND_OF_NAME)
    if composed is not None and name is not None:
        yield from _contents(loaded, composed, name)


def _contents(loaded: Loaded, composed: Composed, name: str) -> Iterator[_Section]:
    """A file's one section, or its several: a draft may have any name."""
    value, report = composed.value, loaded.problems.append
    bundle = isinstance(value, dict) and name != "annex" and not value.keys().isdisjoint(NAMES)
    folder = composed.path.parent.name
    if loaded.draft and name not in NAMES and isinstance(value, list) and folder in KIND_OF_NAME:
        name = folder  # one file out of the folder of a kind
    if bundle:
        for key, inner in value.items():
            if key in NAMES:
                yield _Section(key, composed, inner, (key,))
            else:
                message = f"unknown key {quoted(key)}{nearest(key, NAMES)}"
                report(Problem(composed.place((key,), key=True), Code.UNKNOWN_KEY, message))
    elif name in NAMES:
        yield _Section(name, composed, value, ())
    elif value is None:
        report(Problem(Place(composed.path), Code.EMPTY, "found nothing in the file; expected records"))
    elif value is not REFUSED:
        report(unnamed(composed.path, composed.path.stem, "file", KIND_OF_NAME))
        loaded.unread.update(KIND_OF_NAME)


def _section(loaded: Loaded, section: _Section) -> None:
    report, name, composed, value = loaded.problems.append, section.name, section.composed, section.value
    if name in loaded.sections and name in SINGLE:
        message = f"found a second '{name}' in the annex; expected one"
        report(Problem(composed.place(section.trail, key=True), Code.DUPLICATE_KEY, message))
        return
    loaded.sections.add(name)
    if name == "anchors":
        loaded.registry = composed.path
    if value is None and name != "anchors":
        report(Problem(Place(composed.path), Code.EMPTY, f"found nothing in the file; expected {name}"))
    elif name == "annex":
        home = _first_language(value)
        loaded.publication = validate(Publication, value, composed, section.trail, report, home)
    elif isinstance(value, list):
        _entries(loaded, section)
    elif value is not None and value is not REFUSED:
        message = f"found no list of {name}; expected one entry after another, each after '- '"
        report(Problem(composed.place(section.trail), Code.WRONG_TYPE, message))
        loaded.unread.add(name)


def _first_language(value: Any) -> str:
    """The first language that ``annex.yaml`` lists, before it is known to be valid."""
    languages = value.get("languages") if isinstance(value, dict) else None
    first = languages[0] if isinstance(languages, list) and languages else None
    return first if isinstance(first, str) else "en"


def _entries(loaded: Loaded, section: _Section) -> None:
    report, name, composed = loaded.problems.append, section.name, section.composed
    for number, value in enumerate(section.value):
        here: Trail = (*section.trail, number)
        if name == "anchors":
            anchor = validate(Anchor, value, composed, here, report, loaded.home)
            if anchor:
                loaded.anchors.append((anchor, composed.source.place(value.line, value.column)))
        else:
            kind = KIND_OF_NAME[name]
            record = validate(MODELS[kind], value, composed, here, report, loaded.home)
            if isinstance(value, Block):
                loaded.items.append(Item(KINDS[kind], value, composed, here, record))
            elif value is REFUSED:
                loaded.unread.add(name)
