"""What each page was made from, and so which pages must be read or written again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from summit.annex.asked import Asked
from summit.annex.graph import Annex
from summit.rendering.desk import Trace


@dataclass(slots=True)
class Uses:
    """What one page shows, names and asks, as pickled into the environment."""

    placed: Set[str] = frozenset()
    """Ids of records whose anchor the page has."""
    shown: Set[str] = frozenset()
    """Ids of records of which it shows more than the name."""
    named: Set[str] = frozenset()
    """Ids of records that it names in links or lists."""
    asked: Mapping[Asked, str] = field(default_factory=dict)
    """What else it asked of the annex, and a digest of each answer."""

    def add(self, trace: Trace, annex: Annex) -> None:
        """Take up what rendering left behind."""
        self.shown |= trace.shown
        self.named |= trace.named
        self.asked = {**self.asked, **{asked: asked.digest(annex) for asked in trace.selections}}


def differing(old: Mapping[str, str], new: Mapping[str, str]) -> set[str]:
    """The keys whose values differ, or that only one of two mappings has."""
    return {id_ for id_, digest in new.items() if old.get(id_) != digest} | (old.keys() - new.keys())


def outdated(
    uses: Mapping[str, Uses], changed: Set[str], renamed: Set[str], annex: Annex, docnames: Iterable[str]
) -> set[str]:
    """The pages that show a changed record, name a renamed one, or were answered otherwise than now."""
    answers: dict[Asked, str] = {}

    def answer(asked: Asked) -> str:
        if asked not in answers:
            answers[asked] = asked.digest(annex)
        return answers[asked]

    return {
        docname
        for docname in docnames
        if (use := uses.get(docname))
        and (
            not changed.isdisjoint(use.shown)
            or not renamed.isdisjoint(use.named)
            or any(answer(asked) != digest for asked, digest in use.asked.items())
        )
    }
