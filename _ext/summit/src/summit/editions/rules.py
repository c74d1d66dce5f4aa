"""What must hold between the registry's lines, the records, and the registry last committed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summit.annex.graph import substance
from summit.annex.publication import Anchor, AnchorStatus
from summit.data import Code, Place, Problem, nearest
from summit.editions.registry import GONE, Registry
from summit.kinds import KINDS
from summit.kinds.declaring import Trait
from summit.kinds.record import Record

Line = tuple[Anchor, Place]
#: How many new ids are looked through for what lost ones may have become: about a second's work.
_COMPARED = 100_000


@dataclass(frozen=True, slots=True)
class Present:
    """An id that is in the data: of what kind, where, and its record where that is valid."""

    kind: str
    place: Place
    record: Record | None


def check_journal(
    lines: Sequence[Line],
    present: Mapping[str, Present],
    *,
    edition: str | None = None,
    unread: Collection[str] = (),
) -> Iterator[Problem]:
    """Every problem between the registry's lines and the records, and within the registry.

    :param lines: the registry, each line with its place.
    :param present: the records by id.
    :param edition: the edition that the data is of, where that is known.
    :param unread: kinds of which some records could not be read, so that none can be called lost.
    """
    registry = Registry(tuple(line for line, _place in lines))
    places = {line.id: place for line, place in lines}
    yield from _steps(lines, edition)
    yield from _targets(registry, places, present)
    yield from _records(registry, places, present)
    yield from _lost(registry, places, present, unread)
    yield from _changes(registry, present)


def check_committed(lines: Sequence[Line], committed: Sequence[Anchor], end: Place) -> Iterator[Problem]:
    """The journal against the one last committed: it may only have grown at its end.

    :param end: where a line that is gone from the end should stand.
    """
    now = [line for line, _place in lines]
    if now[: len(committed)] == list(committed):
        return
    # Dumped, the lines can be compared by their hashes.
    before, after = ([line.model_dump_json() for line in some] for some in (committed, now))
    for step, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        place = lines[j1][1] if j1 < len(lines) else end
        if step == "insert" and i1 < len(committed):
            for anchor, at in lines[j1:j2]:
                message = f"found a new line, {_told(anchor)}, before committed ones; expected it at the end"
                yield Problem(at, Code.EDITED_REGISTRY, message)
        if step not in {"delete", "replace"}:
            continue
        for n, anchor in enumerate(committed[i1:i2]):
            at = lines[j1 + n][1] if j1 + n < j2 else place
            found = f"found {_told(now[j1 + n])}" if j1 + n < j2 else "the line is gone"
            message = f"{found}; expected {_told(anchor)}, as last committed"
            yield Problem(at, Code.EDITED_REGISTRY, message)


def one(kind: str) -> str:
    """A kind with its article."""
    return KINDS[kind].one


def _told(line: Anchor) -> str:
    """A line in a few words."""
    to = f" to '{line.to}'" if line.to else ""
    said = f", said {line.said}" if line.said else ""
    return f"'{line.id}' ({line.kind}, edition {line.edition}, {line.status}{to}{said})"


def _steps(lines: Sequence[Line], edition: str | None) -> Iterator[Problem]:
    """Each line must follow from the lines of its id before it."""
    before: dict[str, Anchor] = {}
    for line, place in lines:
        last = before.get(line.id)
        before[line.id] = line
        fault = _fault(line, last) or _untimely(line, last, edition)
        if fault:
            yield Problem(place, Code.BAD_STEP, f"'{line.id}': {fault}")
        if last and last.kind != line.kind:
            message = (
                f"found '{line.id}' as {one(line.kind)}; expected {one(last.kind)}, as it was registered"
            )
            yield Problem(place, Code.CHANGED_KIND, message)


def _fault(line: Anchor, last: Anchor | None) -> str | None:
    status = line.status
    if last is None and status is not AnchorStatus.ACTIVE:
        return f"found '{status}' in its first line; expected 'active'"
    if last is not None and last.status is not AnchorStatus.ACTIVE:
        return f"found '{status}' after '{last.status}'; expected nothing, that being an id's last word"
    if status in {AnchorStatus.ALIAS, AnchorStatus.SUPERSEDED} and line.to is None:
        return f"found '{status}' without 'to'; expected the id that it leads to"
    if status is AnchorStatus.ACTIVE and line.to is not None:
        return "found 'to' in an active line; expected none"
    if status in GONE and (line.date is None or line.reason is None):
        return f"found '{status}' without its 'date' and 'reason'; expected both"
    return None


def _untimely(line: Anchor, last: Anchor | None, edition: str | None) -> str | None:
    if last is not None and _number(line.edition) < _number(last.edition):
        return f"found edition {line.edition} after {last.edition}; expected the same or a later one"
    if edition is not None and _number(line.edition) > _number(edition):
        return f"found edition {line.edition}; expected {edition}, as in annex.yaml, or an earlier one"
    return None


def _number(edition: str) -> tuple[int, ...]:
    return tuple(map(int, edition.split(".")))


def _targets(
    registry: Registry, places: Mapping[str, Place], present: Mapping[str, Present]
) -> Iterator[Problem]:
    """An alias or a successor leads to a published id, or to a record that is about to be published."""
    for id_, line in registry.now.items():
        if line.to is None:
            continue
        target = registry.now.get(line.to) or present.get(line.to)
        if target is None:
            advice = nearest(line.to, [other for other in registry.now if other != id_])
            message = f"'{id_}' leads to '{line.to}', which was never published{advice}"
        elif target.kind != line.kind:
            message = (
                f"'{id_}', {one(line.kind)}, leads to '{line.to}', {one(target.kind)}; expected the same kind"
            )
        elif _circular(registry, id_):
            message = f"'{id_}' leads back to itself; expected an active id, or a tombstone, at the end"
        else:
            continue
        yield Problem(places[id_], Code.BAD_ALIAS, message)


def _circular(registry: Registry, id_: str) -> bool:
    seen: set[str] = set()
    at: str | None = id_
    while at is not None and at in registry.now and at not in seen:
        seen.add(at)
        at = registry.now[at].to
    return at == id_


def _records(
    registry: Registry, places: Mapping[str, Place], present: Mapping[str, Present]
) -> Iterator[Problem]:
    """Records against the registry: registered, of the same kind, and not used again."""
    for id_, there in present.items():
        line = registry.now.get(id_)
        if line is None:
            # Only a sound record can be registered; what is wrong with another has been said.
            if there.record is not None:
                message = f"'{id_}' is not in the registry; run 'make anchors' when it is to be published"
                yield Problem(there.place, Code.UNREGISTERED_ID, message)
        elif line.status is not AnchorStatus.ACTIVE:
            message = f"found '{id_}', which is {_status(line)} since {places[id_]}; expected a new id"
            yield Problem(there.place, Code.REUSED_ID, message)
        elif line.kind != there.kind:
            found = f"found '{id_}' as {one(there.kind)}"
            message = f"{found}; expected {one(line.kind)}, as registered at {places[id_]}"
            yield Problem(there.place, Code.CHANGED_KIND, message)


def _status(line: Anchor) -> str:
    return f"an alias of '{line.to}'" if line.status is AnchorStatus.ALIAS else line.status.value


def _lost(
    registry: Registry,
    places: Mapping[str, Place],
    present: Mapping[str, Present],
    unread: Collection[str],
) -> Iterator[Problem]:
    new = [(id_, there.kind) for id_, there in present.items() if id_ not in registry.now]
    compared = 0
    for id_, line in registry.now.items():
        if line.status is AnchorStatus.ACTIVE and id_ not in present and line.kind not in unread:
            compared += len(new)
            likely = [other for other, kind in new if kind == line.kind] if compared <= _COMPARED else ()
            renamed = nearest(id_, likely)
            message = (
                f"'{id_}', {one(line.kind)} published in edition {registry.first[id_].edition}, is not in "
                f"the data{renamed}; bring it back, or append a line here that makes it an alias, withdrawn "
                "or superseded"
            )
            yield Problem(places[id_], Code.LOST_ID, message)


def _changes(registry: Registry, present: Mapping[str, Present]) -> Iterator[Problem]:
    """Each change of a published wording has a note of its own."""
    for id_, there in present.items():
        said = registry.said.get(id_)
        if there.record is None or not KINDS[there.kind].has(Trait.CITED_WORDS) or not said:
            continue
        changes = len(said) - 1 + (said[-1] != substance(there.record))
        notes = len(there.record.revised)
        if changes > notes:
            message = (
                f"'{id_}' says something else than in edition {registry.now[id_].edition}; expected a "
                f"'revised' note for each change, found {notes} for {changes}"
            )
            yield Problem(there.place, Code.UNREVISED_CHANGE, message)
