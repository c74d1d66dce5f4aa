"""Builds after an edit: which pages are read and written again, and which landing pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from building import Built, Project
from pinned.conftest import HERE

Pin = Callable[[str, str], None]
_DONE = re.compile(r"^(reading sources|writing output|copying images)\.\.\. \[ *\d+%\] (.+)$", re.MULTILINE)
_LANDING = re.compile(r"^landing pages.*$", re.MULTILINE)


@dataclass
class Story:
    """A project that is edited and built, over and over, and what each build did."""

    project: Project
    told: list[str] = field(default_factory=list)
    options: tuple[str, ...] = ()

    def build(self, what: str, *options: str) -> Built:
        built = self.project.build("html", *options)
        done = sorted(f"{step}: {docname}" for step, docname in _DONE.findall(built.said))
        warned = built.warned.replace(str(self.project.root), "…")
        self.told += [f"== {what}", *done, *_LANDING.findall(built.said), warned]
        assert "Traceback" not in built.warned
        return built

    def edit(self, file: str, old: str, new: str, what: str = "") -> None:
        self.project.replace(f"_data/{file}.yaml", old, new)
        self.build(what or f"{file}: {old!r} becomes {new!r}")


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """The pinned annex without what only makes more pages."""
    shutil.copytree(HERE / "root", tmp_path / "project")
    project = Project(tmp_path / "project")
    project.replace("_data/annex.yaml", 'edition: "2"', 'edition: "3"')
    return Story(project)


def test_edits_of_the_data(story: Story, pinned: Pin) -> None:
    story.build("a first time")
    story.build("nothing changes")
    story.edit("terms", "A soft metal.", "A softer metal.")
    story.edit("parties", "name: Port Union", "name: Union of Ports")
    story.edit("parties", "type: organisation\n", "type: organisation\n  part_of: party-union\n")
    story.edit("sources", "issued: 2031-04-15", "issued: 2031-04-16")
    story.edit("themes", "why: The gazette prints it so.", "why: It is printed so.")
    story.edit("events", "place: The weir\n", "place: The weir\n  people: [person-reed-ana]\n")
    story.edit("events", "date: 2028-03-01/2028-03-09", "date: 2032-03-01")
    story.edit("instruments", "in_force: 2020-02", "in_force: 2020-03")
    story.edit("provisions/quay", "terms: [term-gallium]\n", "terms: [term-gallium]\n  also: [theme-talks]\n")
    story.edit("provisions/quay", "kind: recognition", "kind: concern")
    story.edit("meetings", "short: Quay 2030", "short: Quay 30")
    story.edit("annex", "base_url: https://harbour.example", "base_url: https://harbours.example")
    story.edit("quotations", "speaker: person-reed-ana\n", "speaker: person-kim-gang\n")
    story.edit(
        "quotations",
        "text: a round is not a talk\n",
        "text: a round is not a talk\n  instrument: instrument-delta-pact\n  provisions: [harbour2031-p-04]\n"
        "  terms: [term-buoy]\n  parties: [party-board]\n  people: [person-reed-ana]\n",
    )
    story.edit("events", "related:\n    - {relation: follows", "related:\n    - {relation: supports")
    story.edit("themes", "relation: supports", "relation: implements")
    story.edit("people", "{name: Gim Gang, s", "{name: Gim, s")
    pinned("again/data.txt", "\n".join(story.told))


def test_records_come_and_go(story: Story, pinned: Pin) -> None:
    story.build("a first time")
    data = story.project
    data.append(
        "_data/events.yaml",
        "- id: event-new\n  title: New\n  text: New.\n  date: 2033\n"
        "  evidence: [{source: source-herald-1, locator: p, standing: reported}]\n",
    )
    data.register("id: event-new, kind: event, edition: '3', status: active")
    story.build("an event more")
    data.append(
        "_data/themes.yaml",
        "- id: theme-new\n  title: New\n  text: New.\n"
        "  evidence: [{source: source-herald-1, locator: p, standing: reported}]\n",
    )
    data.register("id: theme-new, kind: theme, edition: '3', status: active")
    story.build("a theme more")
    data.drop_record("_data/events.yaml", "event-new")
    data.register("id: event-new, kind: event, edition: '3', status: withdrawn, date: 2033, reason: Not new.")
    story.build("the event is gone")
    data.register(
        "id: term-other, kind: term, edition: '3', status: active",
        "id: term-other, kind: term, edition: '3', status: alias, to: term-free-port",
    )
    story.build("a term has an alias more")
    data.replace("docs/people", "```{summit:record} person-reed-ana\n```\n", "")
    data.append("docs/meetings", "\n```{summit:record} person-reed-ana\n```\n")
    story.build("a person moves to another page")
    (data.root.parent / "out" / "html" / "id" / "term-tin" / "index.html").unlink()
    (data.root.parent / "out" / "html" / "_static" / "summit-facets.js").unlink()
    data.append("docs/method", "\nMore.\n")
    built = story.build("files are lost, and a page changes")
    assert (built.outdir / "id" / "term-tin" / "index.html").exists()
    assert (built.outdir / "_static" / "summit-facets.js").exists()
    assert not (built.outdir / "id" / "event-new" / "citation.bib").exists()
    story.build("the maps are switched off", "-D", "summit_relation_maps=0")
    story.build(
        "and the PDF stands elsewhere", "-D", "summit_relation_maps=0", "-D", "summit_pdf=https://x.example/p"
    )
    pinned("again/records.txt", "\n".join(story.told))
