"""Where the values of a YAML text stand, read only where a problem needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(slots=True)
class Spot:
    """Where a value begins (from 0), where its key does, and what stands inside it."""

    line: int
    column: int
    inner: Sequence[Spot] | Mapping[str, Spot] = ()
    key: tuple[int, int] | None = None

    def reach(self, trail: Sequence[str | int]) -> list[Spot]:
        """The spots on the way that ``trail`` goes, this one first, as far as it exists."""
        way = [self]
        for step in trail:
            inner = way[-1].inner
            named = isinstance(inner, Mapping) and isinstance(step, str) and step in inner
            counted = isinstance(inner, Sequence) and isinstance(step, int) and step < len(inner)
            if not named and not counted:
                break
            way.append(inner[step])  # type: ignore[index]
        return way


def locate(text: str) -> Spot | None:
    """The spots of a text's first document; None where it is empty.

    The text has been read before, so that it is YAML and not deeply nested. Of two equal keys the
    first counts, as it does among the values.
    """
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            return _spot(event, events)
    return None


def _spot(event: Any, events: Iterator[Any]) -> Spot:
    spot = Spot(event.start_mark.line, event.start_mark.column)
    if isinstance(event, yaml.SequenceStartEvent):
        spot.inner = [_spot(item, events) for item in _until(yaml.SequenceEndEvent, events)]
    elif isinstance(event, yaml.MappingStartEvent):
        inner: dict[str, Spot] = {}
        for key in _until(yaml.MappingEndEvent, events):
            at = _spot(key, events)
            value = _spot(next(events), events)
            value.key = (at.line, at.column)
            if isinstance(key, yaml.ScalarEvent):
                inner.setdefault(key.value, value)
        spot.inner = inner
    return spot


def _until(end: type, events: Iterator[Any]) -> Iterator[Any]:
    while not isinstance(event := next(events), end):
        yield event
