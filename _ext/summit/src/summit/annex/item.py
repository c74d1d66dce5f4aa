"""What stands in a data file as one record, valid or not, together with where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from summit.data import Block, Composed, Place
from summit.kinds.declaring import Kind
from summit.kinds.record import Record


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list of records: its values, the way to it in its file, and the record if valid."""

    kind: Kind
    value: Block
    composed: Composed
    trail: tuple[str | int, ...]
    record: Record | None

    @property
    def id(self) -> str | None:
        """Its id, as far as it has one."""
        id_ = self.value.get("id")
        return id_ if isinstance(id_, str) else None

    def place(self, *trail: str | int) -> Place:
        """Where the record stands, or the field that ``trail`` leads to."""
        if not trail:
            return self.composed.source.place(self.value.line, self.value.column)
        return self.composed.place((*self.trail, *trail))
