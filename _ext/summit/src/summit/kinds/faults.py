"""What can be wrong within one record, beyond the types of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from summit.data import Code
from summit.kinds.choices import Standing


class Fault(NamedTuple):
    """What is wrong within one record: the way to it, the code, and what was found and expected."""

    trail: tuple[str | int, ...]
    code: Code
    message: str


class Quality(Protocol):
    """What a source is asked when a record claims to rest on it."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    def gives(self, standing: Standing) -> bool:
        """Whether the source can give a standing."""
        ...

    @property
    def worth(self) -> str:
        """Its quality, in the data's word."""
        ...


def unbacked(
    trail: tuple[str | int, ...], standing: Standing, backing: Iterable[str], sources: Mapping[str, Quality]
) -> Iterator[Fault]:
    """That a standing is claimed which none of the sources gives; ``trail`` leads to the claim."""
    known = [sources[id_] for id_ in backing if id_ in sources]
    if known and not any(source.gives(standing) for source in known):
        message = (
            f"found '{standing}', but '{known[0].id}' is of quality '{known[0].worth}'; "
            f"expected a source of quality '{standing}', or another standing"
        )
        yield Fault(trail, Code.UNBACKED_EVIDENCE, message)
