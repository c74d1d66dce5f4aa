"""The registry of all ids ever published, and where an id leads.

``anchors.yaml`` is a journal that only grows at its end: the last line of an id is what holds. A
published id is active, or an alias of another, or withdrawn or superseded, and none of these is ever
used again for something else.
"""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

from summit.graph import Annex, substance
from summit.loading import Loaded, read_anchors
from summit.model import Anchor, AnchorStatus, Kind
from summit.problems import Code, Place, Problem, nearest

FILE = "anchors.yaml"
_HEAD = """\
# The registry: every id ever published. Only ever append; `make anchors` does it for new ids.
# An id that is renamed:    - {id: old-id, kind: term, edition: "2", status: alias, to: new-id}
# An id that is withdrawn:  - {id: old-id, kind: term, edition: "2", status: withdrawn, date: 2027-01-31, reason: why}
# An id that is superseded: the same with `status: superseded` and `to: its-successor`.
"""


def landing_page(id_: str) -> str:
    """The path of an id's landing page below the site's root."""
    return f"id/{id_}/index.html"


def permalink(base_url: str, id_: str) -> str:
    """The address to cite: where the landing page stands on the canonical site."""
    return urljoin(base_url, f"id/{id_}/")


def theme_page(slug: str) -> str:
    """The document that shows a theme."""
    return f"docs/themes/{slug}"


@dataclass(frozen=True)
class Registry:
    """The journal, read: ``lines`` in their order."""

    lines: tuple[Anchor, ...]

    @cached_property
    def now(self) -> Mapping[str, Anchor]:
        """The last line of each id."""
        return {line.id: line for line in self.lines}

    @cached_property
    def first(self) -> Mapping[str, Anchor]:
        """The first line of each id, which has the edition it was first published in."""
        return {line.id: line for line in reversed(self.lines)}

    @cached_property
    def said(self) -> Mapping[str, tuple[str, ...]]:
        """The digests of what each id has said, oldest first; equal neighbours once."""
        digests: dict[str, list[str]] = defaultdict(list)
        for line in self.lines:
            if line.said and line.said not in digests[line.id][-1:]:
                digests[line.id].append(line.said)
        return {id_: tuple(values) for id_, values in digests.items()}

    def resolve(self, id_: str) -> Anchor:
        """The line that an id leads to through its aliases: an active id or a tombstone.

        :raises KeyError: where the id was never published, or its aliases lead nowhere.
        """
        line, seen = self.now[id_], {id_}
        while line.status is AnchorStatus.ALIAS:
            if line.to is None or line.to in seen:
                raise KeyError(id_)
            seen.add(line.to)
            line = self.now[line.to]
        return line

    @cached_property
    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        """For each id the aliases that lead to it, in the order of their publication."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_, line in self.now.items():
            if line.status is AnchorStatus.ALIAS:
                found[self.resolve(id_).id].append(id_)
        return {id_: tuple(aliases) for id_, aliases in found.items()}

    @cached_property
    def tombstones(self) -> tuple[Anchor, ...]:
        """The ids that have no record any more, in the order of their publication."""
        gone = {AnchorStatus.WITHDRAWN, AnchorStatus.SUPERSEDED}
        return tuple(line for line in self.now.values() if line.status in gone)


def check(loaded: Loaded, annex: Annex) -> Iterator[Problem]:
    """Every problem between the registry and the records, and within the registry."""
    if loaded.registry is None:
        if not loaded.draft:
            yield Problem(
                Place(loaded.path / FILE), Code.MISSING_REGISTRY, "found no such file; run 'make anchors'"
            )
        return
    registry = Registry(tuple(line for line, _place in loaded.anchors))
    places = {line.id: place for line, place in loaded.anchors}
    kinds = loaded.kinds
    yield from _steps(loaded.anchors)
    yield from _targets(registry, places)
    yield from _records(registry, places, kinds, annex)
    yield from _lost(registry, places, kinds)
    yield from _changes(registry, annex)
    yield from _edits(loaded)


def _steps(anchors: Sequence[tuple[Anchor, Place]]) -> Iterator[Problem]:
    """Each line must follow from the lines of its id before it."""
    before: dict[str, Anchor] = {}
    for line, place in anchors:
        last = before.get(line.id)
        before[line.id] = line
        fault = _fault(line, last)
        if fault:
            yield Problem(place, Code.BAD_STEP, f"'{line.id}': {fault}")
        if last and last.kind is not line.kind:
            message = f"'{line.id}' was registered as a {last.kind}; found {line.kind}"
            yield Problem(place, Code.CHANGED_KIND, message)


def _fault(line: Anchor, last: Anchor | None) -> str | None:
    if last is None and line.status is not AnchorStatus.ACTIVE:
        return f"found '{line.status}' in its first line; expected 'active'"
    if last is not None and last.status is not AnchorStatus.ACTIVE:
        return f"found '{line.status}' after '{last.status}', which is an id's last word"
    if line.status in {AnchorStatus.ALIAS, AnchorStatus.SUPERSEDED} and line.to is None:
        return f"found '{line.status}' without 'to'; expected the id that it leads to"
    if line.status is AnchorStatus.ACTIVE and line.to is not None:
        return "found 'to' in an active line; expected none"
    gone = line.status in {AnchorStatus.WITHDRAWN, AnchorStatus.SUPERSEDED}
    if gone and (line.date is None or line.reason is None):
        return f"found '{line.status}' without its 'date' and 'reason'; expected both"
    return None


def _targets(registry: Registry, places: Mapping[str, Place]) -> Iterator[Problem]:
    for id_, line in registry.now.items():
        if line.to is None:
            continue
        target = registry.now.get(line.to)
        if target is None:
            message = (
                f"'{id_}' leads to '{line.to}', which was never published{nearest(line.to, registry.now)}"
            )
        elif target.kind is not line.kind:
            message = f"'{id_}', a {line.kind}, leads to '{line.to}', a {target.kind}; expected the same kind"
        elif _circular(registry, id_):
            message = f"'{id_}' leads back to itself; expected an active id at the end"
        else:
            continue
        yield Problem(places[id_], Code.BAD_ALIAS, message)


def _circular(registry: Registry, id_: str) -> bool:
    seen: set[str] = set()
    at: str | None = id_
    while at is not None and at in registry.now:
        if at in seen:
            return True
        seen.add(at)
        at = registry.now[at].to
    return False


def _records(
    registry: Registry, places: Mapping[str, Place], kinds: Mapping[str, Kind], annex: Annex
) -> Iterator[Problem]:
    """Records against the registry: registered, of the same kind, and not used again."""
    for id_, place in annex.places.items():
        line = registry.now.get(id_)
        if line is None:
            message = f"'{id_}' is not in the registry; run 'make anchors' when it is ready to be published"
            yield Problem(place, Code.UNREGISTERED_ID, message)
        elif line.status is not AnchorStatus.ACTIVE:
            message = f"'{id_}' is {line.status} since {places[id_]}; expected a new id"
            yield Problem(place, Code.REUSED_ID, message)
        elif line.kind is not kinds[id_]:
            message = f"'{id_}' is registered as a {line.kind} at {places[id_]}; found a {kinds[id_]}"
            yield Problem(place, Code.CHANGED_KIND, message)


def _lost(registry: Registry, places: Mapping[str, Place], kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    for id_, line in registry.now.items():
        if line.status is AnchorStatus.ACTIVE and id_ not in kinds:
            unregistered = [
                known for known, kind in kinds.items() if kind is line.kind and known not in registry.now
            ]
            message = (
                f"'{id_}', a {line.kind} published in edition {registry.first[id_].edition}, is not in the data"
                f"{nearest(id_, unregistered) if unregistered else ''}; bring it back, or append a line here that "
                "makes it an alias, withdrawn or superseded"
            )
            yield Problem(places[id_], Code.LOST_ID, message)


def _changes(registry: Registry, annex: Annex) -> Iterator[Problem]:
    """Each change of a published wording has a note of its own."""
    for kind in (Kind.PROVISION, Kind.QUOTATION):
        for record in annex.by_kind[kind]:
            said = registry.said.get(record.id)
            if not said:
                continue
            changes = len(said) - 1 + (said[-1] != substance(record))
            if changes > len(record.revised):
                message = (
                    f"'{record.id}' says something else than in edition {registry.now[record.id].edition}; expected a "
                    f"'revised' note for each change, found {len(record.revised)} for {changes}"
                )
                yield Problem(annex.places[record.id], Code.UNREVISED_CHANGE, message)


def _edits(loaded: Loaded) -> Iterator[Problem]:
    """The journal against the one last committed, where there is a repository."""
    assert loaded.registry is not None
    committed = committed_registry(loaded.registry)
    for number, line in enumerate(read_anchors(loaded.registry, committed) if committed else ()):
        if number < len(loaded.anchors):
            found, place = loaded.anchors[number]
            if found == line:
                continue
            message = f"line {number + 1} of the registry was '{line.id}', {line.status}; found '{found.id}', {found.status}"
        else:
            place = Place(loaded.registry)
            message = f"line {number + 1} of the registry, '{line.id}', {line.status}, is gone"
        yield Problem(place, Code.EDITED_REGISTRY, f"{message}; expected it as last committed")


def committed_registry(path: Path) -> bytes | None:
    """The registry as last committed, or None where there is no repository, commit, or git."""
    try:
        shown = subprocess.run(
            ["git", "show", f"HEAD:./{path.name}"],
            cwd=path.resolve().parent,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        return None
    return shown.stdout if shown.returncode == 0 else None


def additions(annex: Annex, registry: Registry) -> tuple[Anchor, ...]:
    """The lines that the present edition adds: new ids, and what published ones now say."""
    lines = []
    for id_, record in annex.records.items():
        last = registry.now.get(id_)
        said = substance(record)
        if last is None or (last.status is AnchorStatus.ACTIVE and last.said != said):
            lines.append(
                Anchor(
                    id=id_,
                    kind=record.kind_of_record,
                    edition=annex.publication.edition,
                    status=AnchorStatus.ACTIVE,
                    said=said,
                )
            )
    return tuple(lines)


def append(path: Path, lines: Iterable[Anchor]) -> None:
    """Write lines at the registry's end, and change nothing else in it."""
    old = path.read_text("utf-8") if path.exists() else _HEAD
    new = "".join(
        f'- {{id: {a.id}, kind: {a.kind}, edition: "{a.edition}", status: {a.status}, said: "{a.said}"}}\n'
        for a in lines
    )
    if not old.endswith("\n"):
        old += "\n"
    partial = path.with_suffix(".yaml.part")
    partial.write_text(old + new, "utf-8")
    partial.replace(path)
