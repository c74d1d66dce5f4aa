"""What editors do to an annex: edits with a name, and the records that each is made to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from building import Project

Make = Callable[[Project], None]


@dataclass(frozen=True)
class Edit:
    """An edit, with the ids of the records that it is made to."""

    make: Make
    ids: tuple[str, ...]


def _data(kind: str) -> str:
    return f"_data/{kind}.yaml"


def _replacing(kind: str, old: str, new: str, *ids: str) -> Edit:
    return Edit(lambda project: project.replace(_data(kind), old, new), ids)


def _adding(kind: str, entry: str, line: str, id_: str) -> Edit:
    def make(project: Project) -> None:
        project.append(_data(kind), entry)
        project.register(f'id: {id_}, {line}, edition: "1", status: active')

    return Edit(make, (id_,))


def _reversing(kind: str, *ids: str) -> Edit:
    def make(project: Project) -> None:
        head, *entries = re.split(r"(?m)^(?=- id: )", project.file(_data(kind)).read_text("utf-8"))
        project.write(_data(kind), "".join([head, *reversed(entries)]))

    return Edit(make, ids)


def _registering(*lines: str, ids: tuple[str, ...]) -> Edit:
    return Edit(lambda project: project.register(*lines), ids)


def withdraw_term(project: Project) -> None:
    """Withdraw a term, and take its name out of all records."""
    project.drop_record(_data("terms"), "term-flow-sensor")
    project.replace(_data("provisions"), "  terms: [term-flow-sensor]\n", "")
    project.replace(_data("provisions"), "term-gallium-nitride, term-flow-sensor]", "term-gallium-nitride]")
    gone = "status: withdrawn, date: 2032-01-01, reason: Too vague."
    project.register(f'id: term-flow-sensor, kind: term, edition: "1", {gone}')


def _without_its_list(project: Project) -> None:
    withdraw_term(project)
    project.replace("docs/lists.md", ":term: term-flow-sensor", ":term: term-gallium-nitride")


_NEW_TERM = """\
- id: term-weir
  name: weir
  category: concept
  evidence:
    - {source: source-herald-1, locator: paragraph 9, standing: reported}
"""
_NEW_THEME = """\
- id: theme-fish
  title: Fish
  text: What swims past the weir.
  evidence:
    - {source: source-herald-1, locator: paragraph 10, standing: reported}
"""
_NEW_PROVISION = """\
- id: rivers2031-p-06
  meeting: meeting-rivers2031
  theme: theme-working-level
  kind: commitment
  title: Minutes are kept
  text: Sudland keeps the minutes.
  parties: [party-sudland]
  evidence:
    - {source: source-herald-1, locator: paragraph 11, standing: reported}
"""
_NEW_READING = """\
  category: technology
  readings:
    - point: one word or two
      matter: wording
      variants:
        - {reading: flowsensor, standing: reported, sources: [source-herald-1]}
        - {reading: flow sensor, standing: official, sources: [source-gazette-7]}
      why: Neither is preferred.
"""
_P01, _P02, _P05 = "rivers2031-p-01", "rivers2031-p-02", "rivers2031-p-05"

EDITS = {
    "the text of a provision": _replacing(
        "provisions", "together each spring.", "together each autumn.", _P05
    ),
    "the title of a provision": _replacing(
        "provisions", "Officials meet each spring", "Officials meet", _P05
    ),
    "the kind of a provision": _replacing("provisions", "kind: arrangement", "kind: principle", _P05),
    "the evidence of a provision": _replacing(
        "provisions",
        "source-gazette-7, locator: section 5, standing: official",
        "source-ilbo-3, locator: front page, standing: reported",
        _P05,
        "source-gazette-7",
        "source-ilbo-3",
    ),
    "a provision with a reading": _replacing("provisions", "the ministry is told.", "nobody is told.", _P01),
    "a reading": _replacing("provisions", "The gazette prints the text itself.", "The gazette has it.", _P01),
    "a first reading": _replacing(
        "terms",
        "  category: technology\n",
        _NEW_READING,
        "term-flow-sensor",
        "source-herald-1",
        "source-gazette-7",
    ),
    "a relation": _replacing("provisions", "{relation: supports,", "{relation: implements,", _P01, _P02),
    "a term that a provision no longer names": _replacing(
        "provisions", "  terms: [term-flow-sensor]\n", "", _P01, "term-flow-sensor"
    ),
    "an instrument that a provision of two themes names": _replacing(
        "provisions",
        "  people: [person-kim-gang]\n",
        "  people: [person-kim-gang]\n  instruments: [instrument-delta-pact]\n",
        _P02,
        "instrument-delta-pact",
    ),
    "a provision moved to a theme that is read before": _replacing(
        "provisions", "theme: theme-working-level", "theme: theme-water", _P05
    ),
    "a provision moved to a theme that is read after": _replacing(
        "provisions",
        "theme: theme-chips\n  kind: principle",
        "theme: theme-water\n  kind: principle",
        "rivers2031-p-03",
    ),
    "a provision filed under a further theme": _replacing(
        "provisions",
        "  theme: theme-working-level\n",
        "  theme: theme-working-level\n  also: [theme-water]\n",
        _P05,
        "theme-water",
    ),
    "a new provision": _adding("provisions", _NEW_PROVISION, "kind: provision", "rivers2031-p-06"),
    "the order of the provisions": _reversing("provisions", "rivers2031-p-.."),
    "the words of a quotation": _replacing(
        "quotations", "the weir is nobody's door", "the weir is everybody's door", "rivers2031-q-01"
    ),
    "the name of a party": _replacing("parties", "en: Norland,", "en: Northland,", "party-norland"),
    "the short name of a party": _replacing(
        "parties", "short: {en: NOR}", "short: {en: Nor}", "party-norland"
    ),
    "a further name of a party, which a text has": _replacing(
        "parties", "short: {en: NOR}", "short: {en: NOR}\n  aliases: [Both sides]", "party-norland"
    ),
    "the name of a term that has aliases": _replacing(
        "terms", "en: gallium,", "en: gallium metal,", "term-g.*"
    ),
    "a new term": _adding("terms", _NEW_TERM, "kind: term", "term-weir"),
    "a term that becomes a part of another": _replacing(
        "terms",
        "category: technology",
        "category: technology\n  broader: term-gallium",
        "term-gallium",
        "term-flow-sensor",
    ),
    "the short form of a meeting's name": _replacing(
        "meetings", "short: Rivers 2031", "short: Rivers I", "meeting-rivers2031", "rivers2031-.*"
    ),
    "a term withdrawn with all that names it": Edit(_without_its_list, ("term-flow-sensor",)),
    "the order of the terms": _reversing("terms", "term-.*"),
    "the title of a source": _replacing(
        "sources", "Official Gazette 7", "The Gazette, number 7", "source-gazette-7"
    ),
    "the date of a source": _replacing("sources", "2031-04-20", "2031-04-21", "source-gazette-7"),
    "the text of a theme": _replacing(
        "themes", "What officials do between the talks.", "What officials do.", "theme-working-level"
    ),
    "the name of a theme": _replacing("themes", "en: Shared water", "en: Water in common", "theme-water"),
    "a new theme": _adding("themes", _NEW_THEME, "kind: theme", "theme-fish"),
    "a new alias": _registering(
        'id: term-tide, kind: term, edition: "1", status: active',
        'id: term-tide, kind: term, edition: "1", status: alias, to: term-flow-sensor',
        ids=("term-flow-sensor",),
    ),
    "the number of the edition": Edit(
        lambda project: project.replace("_data/annex.yaml", 'edition: "1"', 'edition: "2"'),
        ("meeting-rivers2031",),
    ),
    "the address of the site": Edit(
        lambda project: project.replace("_data/annex.yaml", "rivers.example/annex", "annex.example"),
        ("(meeting|rivers|theme|party|person|term|instrument|event|source).*",),
    ),
    "a text of the author": Edit(lambda project: project.append("docs/timeline.md", "\nMore.\n"), ("-",)),
}
