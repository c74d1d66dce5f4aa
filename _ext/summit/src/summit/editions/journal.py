"""The registry as a file: checked, compared with the one last committed, and appended to."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from summit.annex.graph import Annex, substance
from summit.annex.loading import Loaded, read_anchors
from summit.annex.publication import Anchor, AnchorStatus
from summit.data import Code, Place, Problem
from summit.editions.registry import Registry
from summit.editions.rules import Present, check_committed, check_journal

FILE = "anchors.yaml"
_HEAD = b"""\
# The registry: every id ever published. Only ever append; `make anchors` does it for new ids.
# An id was renamed (its record has the new one):
#   - {id: old-id, kind: term, edition: "2", status: alias, to: new-id}
# An id was withdrawn (its record is gone):
#   - {id: old-id, kind: term, edition: "2", status: withdrawn, date: 2027-01-31, reason: why}
# An id was superseded: the same with `status: superseded` and `to: its-successor`.
"""
#: Set by git for its hooks, they would lead to another repository than the data's.
_OF_HOOKS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


class UnappendableError(Exception):
    """Raised where lines at a registry's end would not be read as its last entries."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Every problem between the registry and the records, and within the registry."""
    path = loaded.registry
    if path is None:
        if not loaded.draft and "anchors" not in loaded.unread:
            message = "found no such file; expected the registry, which 'make anchors' begins"
            yield Problem(Place(loaded.path / FILE), Code.MISSING_REGISTRY, message)
        return
    if "anchors" in loaded.unread:
        return
    present: dict[str, Present] = {}
    for item in loaded.items:
        if item.id:
            present.setdefault(item.id, Present(item.kind.name, item.place(), item.record))
    edition = loaded.publication.edition if loaded.publication else None
    yield from check_journal(loaded.anchors, present, edition=edition, unread=loaded.unread_kinds)
    committed = committed_journal(path)
    if committed:
        yield from check_committed(loaded.anchors, read_anchors(path, committed), Place(path))


def committed_journal(path: Path) -> bytes | None:
    """The registry as last committed, or None where there is no repository, commit, or git."""
    file = path.resolve()
    try:
        shown = subprocess.run(  # noqa: S603 - a fixed program and arguments, and no shell
            ["git", "show", f"HEAD:./{file.name}"],  # noqa: S607 - the user's git, wherever it is
            cwd=file.parent,
            env={name: value for name, value in os.environ.items() if name not in _OF_HOOKS},
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
                    kind=record.kind_of_record.name,
                    edition=annex.publication.edition,
                    status=AnchorStatus.ACTIVE,
                    said=said,
                )
            )
    return tuple(lines)


def appended(old: bytes, lines: Iterable[Anchor]) -> bytes:
    """What to write after ``old`` for the lines to be its last entries."""
    end = b"\r\n" if old.endswith(b"\r\n") else b"\n"
    new = [
        f'- {{id: {a.id}, kind: {a.kind}, edition: "{a.edition}", status: {a.status}, said: "{a.said}"}}'
        for a in lines
    ]
    begin = b"" if not old or old.endswith(b"\n") else end
    return begin + b"".join(line.encode() + end for line in new)


def append(path: Path, lines: Iterable[Anchor]) -> None:
    """Write lines at the registry's end, and touch nothing before it; begin the file where there is none.

    :raises UnappendableError: where the file's form does not let it grow by lines, as after ``]`` or ``...``.
    """
    entries = tuple(lines)
    old = path.read_bytes() if path.exists() else b""
    new = (b"" if old else _HEAD) + appended(old, entries)
    if read_anchors(path, old + new) != read_anchors(path, old) + entries:
        raise UnappendableError(
            f"{path}: lines at its end are not read; expected each entry after '- ' at a line's start"
        )
    with path.open("ab") as file:
        file.write(new)
