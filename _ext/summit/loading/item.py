"""What stands in a data file as one record, valid or not, together with where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from summit.loading.composing import Composed, inner_node
from summit.model import Kind, Record
from summit.problems import Place


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list of records: its values, its node, and the record where it is valid."""

    kind: Kind
    value: Mapping[str, Any]
    composed: Composed
    node: yaml.Node
    record: Record | None

    @property
    def id(self) -> str | None:
        """Its id, as far as it has one."""
        id_ = self.value.get("id")
        return id_ if isinstance(id_, str) else None

    def place(self, *trail: str | int) -> Place:
        """Where the record stands, or the field that ``trail`` leads to."""
        return self.composed.place(node=inner_node(self.node, trail))
