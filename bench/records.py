"""The same invented records as plain MyST, as sphinx-needs and as an annex."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

PER_PAGE = 200
ACTORS = 60
SOURCES = 50
EDITED = 2
WORDS = (
    "access agreement alloy ammonia audit battery bilateral capacity carbon chip clause commerce "
    "cooperation corridor critical customs data dependence dialogue disruption diversify economy "
    "emerging energy export framework gallium germanium global graphite growth hydrogen industry "
    "innovation investment joint licence logistics market material measure mineral ministry network "
    "partner pillar policy price quantum refine region research reserve resilience review secure "
    "semiconductor shared standard statement steel supply survey sustain technology trade transparent "
    "trust wafer working "
).split()


@dataclass(frozen=True, slots=True)
class Pledge:
    """One record: a title, a text of forty words, two actors, two references and a source."""

    number: int
    title: str
    text: str
    actors: tuple[int, int]
    related: tuple[int, int]
    source: int

    @property
    def page(self) -> int:
        """The page that it stands on."""
        return self.number // PER_PAGE


def pledges(count: int) -> list[Pledge]:
    """The first ``count`` records, the same at every call."""
    chance = random.Random(26_06_2024)
    made = []
    for number in range(count):
        first, second = chance.sample(
            [n for n in {chance.randrange(count) for _ in range(4)} if n != number], 2
        )
        title = f"Pledge {number:05d} on {' '.join(chance.choices(WORDS, k=4))}"
        text = f"{' '.join(chance.choices(WORDS, k=40)).capitalize()}."
        actors = chance.sample(range(ACTORS), 2)
        made.append(
            Pledge(number, title, text, (actors[0], actors[1]), (first, second), chance.randrange(SOURCES))
        )
    return made


def _pages(records: Sequence[Pledge]) -> Mapping[int, list[Pledge]]:
    pages: dict[int, list[Pledge]] = {}
    for record in records:
        pages.setdefault(record.page, []).append(record)
    return pages


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _actor(number: int) -> str:
    return f"Actor {number:02d}"


def _conf(*extensions: str, extra: str = "") -> str:
    return f"project = 'bench'\nextensions = {list(extensions)!r}\nhtml_theme = 'alabaster'\n{extra}"


def _markdown_index(documents: Sequence[str]) -> str:
    return "# Bench\n\n```{toctree}\n" + "\n".join(documents) + "\n```\n"


def write_myst(root: Path, records: Sequence[Pledge]) -> None:
    """Pages as an author would write them in MyST: a table, and a section for each record."""
    _write(root / "conf.py", _conf("myst_parser", extra="myst_enable_extensions = ['fieldlist']\n"))
    pages = _pages(records)
    _write(root / "index.md", _markdown_index([*(f"pages/p{page:03d}" for page in pages), "sources"]))
    sources = "".join(f"(source-{n:02d})=\n## Source {n:02d}\n\nText.\n\n" for n in range(SOURCES))
    _write(root / "sources.md", f"# Sources\n\n{sources}")
    for page, held in pages.items():
        rows = [
            f"| b-{r.number:05d} | {{ref}}`b-{r.number:05d}` | {', '.join(map(_actor, r.actors))} |"
            for r in held
        ]
        lines = [
            f"# Page {page}",
            "",
            f"Pledges of page {page}.",
            "",
            "| Id | Title | Actors |",
            "|---|---|---|",
        ]
        lines += [*rows, ""]
        for r in held:
            lines += [
                f"(b-{r.number:05d})=",
                f"## {r.title}",
                "",
                r.text,
                "",
                f":Actors: {', '.join(map(_actor, r.actors))}",
                f":Related: {', '.join(f'{{ref}}`b-{n:05d}`' for n in r.related)}",
                f":Source: {{ref}}`source-{r.source:02d}`",
                "",
            ]
        _write(root / f"pages/p{page:03d}.md", "\n".join(lines))


def write_needs(root: Path, records: Sequence[Pledge]) -> None:
    """The same through sphinx-needs: each page imports its records from JSON and has a table of them."""
    kinds = (
        "needs_types = [dict(directive='pledge', title='Pledge', prefix='B_', color='#fff', style='node')]\n"
    )
    text = "{'schema': {'type': 'string'}, 'nullable': True}"
    fields = f"needs_fields = {{'page': {text}, 'actors': {text}}}\n"
    _write(root / "conf.py", _conf("sphinx_needs", extra=kinds + fields))
    pages = _pages(records)
    toctree = "".join(
        f"   {document}\n" for document in [*(f"pages/p{page:03d}" for page in pages), "sources"]
    )
    _write(root / "index.rst", f"Bench\n=====\n\n.. toctree::\n\n{toctree}")
    sources = "".join(
        f".. _source-{n:02d}:\n\nSource {n:02d}\n---------\n\nText.\n\n" for n in range(SOURCES)
    )
    _write(root / "sources.rst", f"Sources\n=======\n\n{sources}")
    for page, held in pages.items():
        needs = {
            f"B_{r.number:05d}": {
                "id": f"B_{r.number:05d}",
                "type": "pledge",
                "title": r.title,
                "page": f"p{page}",
                "actors": ", ".join(map(_actor, r.actors)),
                "links": [f"B_{n:05d}" for n in r.related],
                "content": f"{r.text}\n\nSource: :ref:`source-{r.source:02d}`",
            }
            for r in held
        }
        version = {"needs": needs, "needs_amount": len(needs)}
        document = {"current_version": "1", "project": "bench", "versions": {"1": version}}
        _write(root / f"data/p{page:03d}.json", json.dumps(document, indent=1))
        head = f"Page {page}\n{'=' * 20}\n\nPledges of page {page}.\n\n"
        columns = "   :columns: id;title;actors\n   :style: table\n\n"
        table = f".. needtable::\n   :filter: page == 'p{page}'\n{columns}"
        _write(root / f"pages/p{page:03d}.rst", f"{head}{table}.. needimport:: /data/p{page:03d}.json\n")


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def _dump(path: Path, value: object) -> None:
    _write(path, yaml.dump(value, Dumper=_Dumper, sort_keys=False, width=10_000))


def write_annex(root: Path, records: Sequence[Pledge]) -> None:
    """The same as an annex: a theme for each page, the actors as parties, and its registry."""
    _write(root / "conf.py", _conf("summit", extra="summit_spare_collector = True\n"))
    pages = _pages(records)
    evidence = [{"source": "source-00", "locator": "page 1", "standing": "reported"}]
    plain = {"text": "Text.", "evidence": evidence}
    data = root / "_data"
    _dump(
        data / "annex.yaml",
        {
            "id": "bench",
            "title": "Bench",
            "edition": "1",
            "date": "2024-06-26",
            "publisher": "Bench",
            "licence": "CC0-1.0",
            "licence_url": "https://example.org/licence",
            "base_url": "https://example.org/",
        },
    )
    _dump(
        data / "meetings.yaml",
        [{"id": "meeting-b", "title": "Bench", "short": "B", "date": "2024", "place": "Nowhere", **plain}],
    )
    themes = [{"id": f"theme-p{page:03d}", "title": f"Page {page}", **plain} for page in pages]
    _dump(data / "themes.yaml", themes)
    parties = [
        {"id": f"party-{n:02d}", "name": _actor(n), "type": "organisation", "evidence": evidence}
        for n in range(ACTORS)
    ]
    _dump(data / "parties.yaml", parties)
    sources = [
        {
            "id": f"source-{n:02d}",
            "type": "webpage",
            "title": f"Source {n:02d}",
            "publisher": "Bench",
            "URL": "https://example.org/",
            "quality": "news",
        }
        for n in range(SOURCES)
    ]
    _dump(data / "sources.yaml", sources)
    for page, held in pages.items():
        _dump(data / f"provisions/p{page:03d}.yaml", [_provision(r) for r in held])
    documents = "\n   ".join(["parties", "sources", "meeting"])
    _write(root / "index.rst", f"Bench\n=====\n\n.. summit:theme-tree::\n\n.. toctree::\n\n   {documents}\n")
    _write(root / "parties.rst", "Parties\n=======\n\n.. summit:records::\n   :kind: party\n")
    _write(root / "sources.rst", "Sources\n=======\n\n.. summit:bibliography::\n")
    _write(root / "meeting.rst", "Meeting\n=======\n\n.. summit:record:: meeting-b\n   :page:\n")


def _provision(record: Pledge) -> dict[str, object]:
    # The record that the benchmark edits has its note already: a published text does not change without.
    revised = (
        {"revised": [{"edition": "1", "date": "2024", "note": "Edited."}]} if record.number == EDITED else {}
    )
    related = [{"relation": "supports", "target": f"b-p-{n:05d}"} for n in record.related]
    return {
        "id": f"b-p-{record.number:05d}",
        "meeting": "meeting-b",
        "theme": f"theme-p{record.page:03d}",
        "kind": "commitment",
        "title": record.title,
        "text": record.text,
        "parties": [f"party-{n:02d}" for n in record.actors],
        "related": related,
        "evidence": [{"source": f"source-{record.source:02d}", "locator": "text", "standing": "reported"}],
        **revised,
    }


@dataclass(frozen=True, slots=True)
class Way:
    """A way to publish the records: how its root is written, and the file that has a record's text."""

    name: str
    write: Callable[[Path, Sequence[Pledge]], None]
    text_file: str


WAYS = (
    Way("plain MyST", write_myst, "pages/p000.md"),
    Way("sphinx-needs", write_needs, "data/p000.json"),
    Way("the annex", write_annex, "_data/provisions/p000.yaml"),
)
