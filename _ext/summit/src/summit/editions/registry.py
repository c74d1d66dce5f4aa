"""The registry, read: what became of each id, and where an id leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from summit.annex.publication import Anchor, AnchorStatus

GONE = frozenset({AnchorStatus.WITHDRAWN, AnchorStatus.SUPERSEDED})


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
        return tuple(line for line in self.now.values() if line.status in GONE)
