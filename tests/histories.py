"""A grammar of changes to an annex, for random histories."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import yaml
from hypothesis import strategies as st

from building import Project

Entry = dict[str, Any]
Records = dict[str, list[Entry]]
_WORDS = (
    "Norland",
    "Sudland",
    "gallium",
    "GaN",
    "the weir",
    "Kim Gang",
    "flow sensors",
    "갈륨",
    "Delta",
    "북나라는",
)
_NAMED = ("terms", "parties", "people", "instruments")
_KINDS = (*_NAMED, "provisions", "sources", "themes", "quotations")


@dataclass(frozen=True)
class Change:
    """One change to the data; ``at`` and ``other`` choose records, modulo how many there are."""

    what: Callable[[Change, Records], None]
    kind: str
    listed: str
    at: int
    other: int
    words: str
    relation: str

    def one(self, records: Records, kind: str) -> Entry:
        return records[kind][self.at % len(records[kind])]

    def another(self, records: Records, kind: str) -> Entry:
        return records[kind][self.other % len(records[kind])]


def _rename(change: Change, records: Records) -> None:
    record = change.one(records, change.kind)
    record["name" if "name" in record else "title"] = f"{change.words} {change.at}"


def _reword(change: Change, records: Records) -> None:
    record = change.one(records, change.kind)
    record["note" if change.kind == "sources" else "text"] = change.words


def _date(change: Change, records: Records) -> None:
    change.one(records, "sources")["issued"] = f"2031-05-{change.at + 1:02}"


def _call(change: Change, records: Records) -> None:
    change.one(records, change.listed)["aliases"] = [change.words]


def _mention(change: Change, records: Records) -> None:
    """Name a record in a provision's list, or no longer."""
    named = change.one(records, "provisions").setdefault(change.listed, [])
    id_ = change.another(records, change.listed)["id"]
    if id_ in named:
        named.remove(id_)
    else:
        named.append(id_)


def _move(change: Change, records: Records) -> None:
    provision = change.one(records, "provisions")
    provision["theme"] = change.another(records, "themes")["id"]
    provision.pop("also", None)


def _file_also(change: Change, records: Records) -> None:
    provision, theme = change.one(records, "provisions"), change.another(records, "themes")["id"]
    if theme != provision["theme"]:
        provision["also"] = [theme]


def _relate(change: Change, records: Records) -> None:
    provision, target = change.one(records, "provisions"), change.another(records, "provisions")
    if target is not provision:
        provision["related"] = [{"relation": change.relation, "target": target["id"]}]


def _rest_on(change: Change, records: Records) -> None:
    source = change.another(records, "sources")["id"]
    evidence = [{"source": source, "locator": f"page {change.at}", "standing": "reported"}]
    change.one(records, "provisions")["evidence"] = evidence


def _reorder(change: Change, records: Records) -> None:
    records[change.kind].reverse()


_CHANGES = st.builds(
    Change,
    what=st.sampled_from(
        (_rename, _reword, _date, _call, _mention, _move, _file_also, _relate, _rest_on, _reorder)
    ),
    kind=st.sampled_from(_KINDS),
    listed=st.sampled_from(_NAMED),
    at=st.integers(0, 11),
    other=st.integers(0, 11),
    words=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join),
    relation=st.sampled_from(("implements", "follows-from", "supports", "contrasts-with")),
)
#: One to three random changes, of any record and of most fields.
HISTORIES = st.lists(_CHANGES, min_size=1, max_size=3)


def make_all(project: Project, changes: Iterable[Change]) -> None:
    """Make changes to a project's data at once."""
    names = [
        path.stem for path in (project.root / "_data").glob("*.yaml") if path.stem not in {"annex", "anchors"}
    ]
    records = {name: yaml.safe_load(project.read(f"_data/{name}.yaml")) for name in sorted(names)}
    for change in changes:
        change.what(change, records)
    for name, entries in records.items():
        project.write(f"_data/{name}.yaml", yaml.safe_dump(entries, allow_unicode=True, sort_keys=False))
