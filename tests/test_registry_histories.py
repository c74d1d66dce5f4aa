"""Random histories of an annex, in memory: no id ever published is lost or given to something else."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import PROFILE
from summit.annex.graph import build
from summit.annex.publication import Anchor, AnchorStatus, Publication
from summit.data import Code, Place
from summit.editions.journal import additions
from summit.editions.registry import Registry
from summit.editions.rules import Present, check_committed, check_journal
from summit.kinds.choices import Standing
from summit.kinds.parts import Evidence, Revision
from summit.kinds.provision import Provision, ProvisionKind
from summit.kinds.record import Record
from summit.kinds.term import Term, TermCategory

PLACE = Place(Path("anchors.yaml"))
EVIDENCED = (Evidence(source="source-daily", locator="paragraph 1", standing=Standing.REPORTED),)
GIVEN = Publication(
    id="small",
    title={"en": "Small"},
    edition="1",
    date="2024",
    publisher="The Annex",
    licence="CC0-1.0",
    licence_url="https://example.org/",
    base_url="https://example.org/",
)
Step = Literal["add", "edit", "re-theme", "rename", "merge", "withdraw", "supersede", "re-add", "publish"]
STEPS = st.tuples(
    st.sampled_from(get_args(Step)), st.integers(0, 99), st.integers(0, 99), st.sampled_from("abcde")
)


def term(id_: str, text: str) -> Term:
    return Term(id=id_, name={"en": text}, category=TermCategory.MATERIAL, evidence=EVIDENCED)


def provision(id_: str, text: str, theme: str = "theme-a", revised: tuple[Revision, ...] = ()) -> Provision:
    texts = {"en": text}
    return Provision(
        id=id_,
        meeting="meeting-m1",
        theme=theme,
        kind=ProvisionKind.COMMITMENT,
        title=texts,
        text=texts,
        evidence=EVIDENCED,
        revised=revised,
    )


@dataclass
class History:
    """An annex in memory: records, journal, the journal last committed, and what each id was given to.

    Every record is a thing with a number of its own, which it keeps through renaming and merging: that
    is what the ids must lead to, whatever the registry says.
    """

    edition: int = 1
    records: dict[str, Record] = field(default_factory=dict)
    lines: tuple[Anchor, ...] = ()
    committed: tuple[Anchor, ...] = ()
    things: dict[str, int] = field(default_factory=dict)
    ended: dict[int, str] = field(default_factory=dict)

    def problems(self, lines: tuple[Anchor, ...] = (), records: dict[str, Record] | None = None) -> set[Code]:
        """The codes for this state, with more lines at the journal's end, or with other records."""
        journal = [(line, PLACE) for line in (*self.lines, *lines)]
        data = self.records if records is None else records
        present = {id_: Present(r.kind_of_record.name, PLACE, r) for id_, r in data.items()}
        found = [
            *check_journal(journal, present, edition=str(self.edition)),
            *check_committed(journal, self.committed, PLACE),
        ]
        return {problem.code for problem in found} - {Code.UNREGISTERED_ID}

    def line(self, id_: str, status: AnchorStatus, to: str | None = None) -> Anchor:
        gone = status in {AnchorStatus.WITHDRAWN, AnchorStatus.SUPERSEDED}
        return Anchor(
            id=id_,
            kind=Registry(self.lines).now[id_].kind,
            edition=str(self.edition),
            status=status,
            to=to,
            date="2025" if gone else None,
            reason="It had to be" if gone else None,
        )

    def without(self, id_: str) -> dict[str, Record]:
        return {other: record for other, record in self.records.items() if other != id_}

    def published(self) -> list[str]:
        """The ids in the registry that have a record."""
        return [id_ for id_ in Registry(self.lines).now if id_ in self.records]

    def take(self, step: Step, one: int, other: int, word: str) -> None:
        """Take one step, and try on the way what it must not be."""
        if step == "add":
            self.add(f"term-{word}" if one % 2 else f"m1-p-{word}")
        elif step == "publish":
            self.publish()
        elif step == "re-add":
            self.add_again(one)
        elif self.published():
            id_ = self.published()[one % len(self.published())]
            others = [i for i in self.records if i != id_]
            to = others[other % len(others)] if others else None
            if step in {"edit", "re-theme"}:
                self.edit(id_, step, word)
            elif step == "rename":
                self.rename(id_, word)
            elif to is not None:
                status = {"merge": AnchorStatus.ALIAS, "supersede": AnchorStatus.SUPERSEDED}
                self.end(id_, status.get(step, AnchorStatus.WITHDRAWN), to)

    def add(self, id_: str) -> None:
        made = term(id_, "New") if id_.startswith("term") else provision(id_, "New")
        if id_ in self.things and id_ not in self.records:
            assert Code.REUSED_ID in self.problems(records=self.records | {id_: made})
        elif id_ not in self.records:
            self.records[id_] = made
            self.things[id_] = len(self.things)

    def add_again(self, one: int) -> None:
        gone = [id_ for id_ in self.things if id_ not in self.records]
        if gone:
            id_ = gone[one % len(gone)]
            self.add(id_)
            revived = self.line(id_, AnchorStatus.ACTIVE)
            assert Code.BAD_STEP in self.problems((revived,))

    def edit(self, id_: str, step: Step, word: str) -> None:
        record = self.records[id_]
        if isinstance(record, Term):
            self.records[id_] = term(id_, word)
            assert Code.CHANGED_KIND in self.problems(records=self.records | {id_: provision(id_, word)})
            return
        assert isinstance(record, Provision)
        if step == "re-theme":
            self.records[id_] = record.model_copy(update={"theme": f"theme-{word}"})
            return
        text = f"{record.text['en']}, {word}"
        unnoted = provision(id_, text, record.theme, record.revised)
        note = Revision(edition=str(self.edition), date="2025", note="A word changed")
        # Until it is published again, a text may change as often as it needs to under one note.
        noted = any(r.edition == note.edition for r in record.revised)
        if not noted:
            assert Code.UNREVISED_CHANGE in self.problems(records=self.records | {id_: unnoted})
        self.records[id_] = unnoted if noted else provision(id_, text, record.theme, (*record.revised, note))

    def rename(self, old: str, word: str) -> None:
        new = f"{old.rpartition('-')[0]}-{word}{len(self.things)}"
        moved = self.without(old) | {new: self.records[old].model_copy(update={"id": new, "revised": ()})}
        assert Code.LOST_ID in self.problems(records=moved)
        alias = self.line(old, AnchorStatus.ALIAS, new)
        assert Code.REUSED_ID in self.problems((alias,), records=moved | {old: self.records[old]})
        assert Code.BAD_ALIAS in self.problems(
            (self.line(old, AnchorStatus.ALIAS, "term-nowhere"),), self.without(old)
        )
        self.records, self.lines = moved, (*self.lines, alias)
        self.things[new] = self.things[old]

    def end(self, id_: str, status: AnchorStatus, to: str) -> None:
        rest = self.without(id_)
        same = self.records[to].kind_of_record is self.records[id_].kind_of_record
        assert Code.LOST_ID in self.problems(records=rest)
        bare = self.line(id_, status).model_copy(update={"reason": None, "to": None})
        assert Code.BAD_STEP in self.problems((bare,), rest)
        if status is not AnchorStatus.WITHDRAWN and not same:
            assert Code.BAD_ALIAS in self.problems((self.line(id_, status, to),), rest)
            return
        line = self.line(id_, status, None if status is AnchorStatus.WITHDRAWN else to)
        self.records, self.lines = rest, (*self.lines, line)
        if status is AnchorStatus.ALIAS:
            merged = self.things[id_]
            self.things = {
                i: self.things[to] if thing == merged else thing for i, thing in self.things.items()
            }
        else:
            self.ended[self.things[id_]] = id_

    def publish(self) -> None:
        assert self.problems() == set()
        annex = build(
            GIVEN.model_copy(update={"edition": str(self.edition)}),
            ((r, PLACE) for r in self.records.values()),
        )
        self.lines = (*self.lines, *additions(annex, Registry(self.lines)))
        assert self.problems() == set()
        if self.committed:
            kept = self.lines
            for broken in (
                kept[1:],
                (*kept[1:], kept[0]),
                (kept[0].model_copy(update={"edition": "0"}), *kept[1:]),
            ):
                self.lines = broken
                assert Code.EDITED_REGISTRY in self.problems()
            self.lines = kept
        self.committed = self.lines
        self.edition += 1

    def hold(self) -> None:
        """Every id ever published leads to the thing that it was given to, alive or dead."""
        registry = Registry(self.lines)
        assert set(registry.now) == set(self.things)
        for id_, thing in self.things.items():
            end = registry.resolve(id_)
            if thing in self.ended:
                assert (end.id, end.status in {"withdrawn", "superseded"}) == (self.ended[thing], True)
                assert end in registry.tombstones
            else:
                assert end.status is AnchorStatus.ACTIVE
                assert self.things[end.id] == thing
                assert end.id in self.records
                assert id_ == end.id or id_ in registry.aliases[end.id]
        assert len({self.things[id_] for id_ in self.records}) == len(self.records)


@pytest.mark.histories
@settings(PROFILE, deadline=None)
@given(st.lists(STEPS, min_size=12, max_size=30))
def test_no_published_id_is_ever_lost_or_reused(steps: list[tuple[Step, int, int, str]]) -> None:
    history = History()
    for id_ in ("term-a", "term-b", "m1-p-a", "m1-p-b"):
        history.add(id_)
    history.publish()
    for step in steps:
        history.take(*step)
    history.publish()
    history.hold()
