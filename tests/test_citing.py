"""Citations, read back by the programs that people import them into."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from pybtex.database import BibliographyData, parse_string  # type: ignore[import-untyped]

from building import EXTENSIONS, Project
from summit.__main__ import main
from summit.commands.cite import CHOICES
from summit.editions.checking import Checked, check
from summit.kinds.source import Source
from summit.outputs.citing.bibtex import bibtex
from summit.outputs.citing.items import Item, csl_item, csl_items
from summit.outputs.citing.ris import ris
from summit.outputs.citing.styles import STYLES, Form, Formatter

#: Every sign that one of the formats gives a meaning, and words in three scripts.
HOSTILE = r'100% {open} & \free} #1_$2 ~^"<b>x</b> -- </span>갈륨 ガリウム @misc{x,'
#: An institution whose name looks like two people, and what would end a field.
INSTITUTION = "Reed, Ana and Sons {Ltd"
SOURCES = f"""
- id: source-hostile-1
  type: report
  title: '{HOSTILE}'
  author: [{{literal: '{INSTITUTION}'}}, {{family: Ruiz and Gil, given: Eva}}]
  publisher: R&D_Press
  issued: 2031-04-13/2031-04-14
  accessed: 2031-04-30
  URL: https://press.example/a_b%20c~d?x=1&y=#z
  quality: reference
- id: source-month-1
  type: webpage
  title: A month
  publisher: Office
  issued: 2031-04
  note: seen on paper
  quality: reference
"""


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The small annex with a provision and sources that are hostile to every format."""
    project = Project.copied("myst", tmp_path_factory.mktemp("citing"))
    project.replace("_data/provisions.yaml", "title: The weir is kept open", f"title: '{HOSTILE}'")
    project.append("_data/sources.yaml", SOURCES)
    project.register(
        'id: source-hostile-1, kind: source, edition: "1", status: active',
        'id: source-month-1, kind: source, edition: "1", status: active',
    )
    result = check(project.root / "_data")
    assert not result.problems
    return result


@pytest.fixture(scope="module")
def items(checked: Checked) -> dict[str, Item]:
    return {item["id"]: item for item in csl_items(checked.annex)}


def dates(item: Item) -> str:
    """An item's date as ISO 8601, made apart from the code under test."""
    parts = item["issued"]["date-parts"] if "issued" in item else []
    return "/".join("-".join(f"{number:02d}" for number in part) for part in parts)


def names(item: Item) -> list[str]:
    return [
        name.get("literal") or ", ".join(filter(None, (name.get("family"), name.get("given"))))
        for name in item.get("author", [])
    ]


# What an item says


def test_a_record_is_cited_as_an_entry_of_the_edition(checked: Checked, items: dict[str, Item]) -> None:
    annex, item = checked.annex, items["rivers2031-p-02"]
    assert item["title"] == "Rivers 2031, p-02: Metals may run short"
    assert (item["container-title"], item["edition"], dates(item)) == (
        "The Three Rivers Annex",
        "1",
        "2031-05-01",
    )
    assert item["author"] == [{"literal": "Rivers Archive"}]
    assert item["URL"] == "https://rivers.example/annex/id/rivers2031-p-02/"
    mark = re.fullmatch(r"Locator: rivers2031-p-02; content sha256:([0-9a-f]{16})", item["note"])
    assert mark
    assert annex.content_digest.startswith(mark[1])


def test_a_source_is_cited_as_itself(checked: Checked, items: dict[str, Item]) -> None:
    for source in checked.annex.of(Source):
        item = items[source.id]
        assert (item["title"], item["type"], item["publisher"]) == (
            source.title,
            source.type,
            source.publisher,
        )
        assert item.get("URL") == source.url
        assert dates(item) == (source.issued or "")
        assert "edition" not in item


def test_every_record_has_an_item(checked: Checked, items: dict[str, Item]) -> None:
    assert list(items) == list(checked.annex.records)
    with pytest.raises(KeyError):
        csl_item(checked.annex, "term-mercury")


# BibTeX


#: What TeX prints for each command (the LaTeX Companion, "Text symbols"); the parser leaves them as they are.
TEX = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">",
}


def plain(field: str) -> str:
    """A field as TeX would print it: commands carried out, braces that group gone."""

    def printed(found: re.Match[str]) -> str:
        command, sign = found.groups()
        return TEX[command] if command else sign or ""

    return re.sub(r"\\([a-z]+)\{\}|\\([&%$#_])|[{}]", printed, field)


@pytest.fixture(scope="module")
def bibliography(items: dict[str, Item]) -> BibliographyData:
    return parse_string("\n".join(map(bibtex, items.values())), "bibtex")


def test_bibtex_loses_nothing(bibliography: BibliographyData, items: dict[str, Item]) -> None:
    assert list(bibliography.entries.keys()) == list(items)
    for id_, item in items.items():
        entry = bibliography.entries[id_]
        assert plain(entry.fields["title"]) == item["title"]
        people = [
            plain(" ".join([*person.last_names, *(f", {name}" for name in person.first_names)])).replace(
                " ,", ","
            )
            for person in entry.persons.get("author", [])
        ]
        assert people == names(item)
        assert entry.fields.get("date", "") == dates(item)
        assert entry.fields.get("year", "") == dates(item)[:4]
        assert entry.fields.get("url") == item.get("URL")
        assert plain(entry.fields.get("note", "")) == item.get("note", "")
        assert entry.fields.get("edition") == item.get("edition")


def test_bibtex_has_nothing_that_tex_would_obey(items: dict[str, Item]) -> None:
    text = bibtex(items["source-hostile-1"])
    title = next(line for line in text.splitlines() if line.startswith("  title = "))
    commands = {r"\textbackslash", r"\textbraceleft", r"\textbraceright", r"\textasciitilde"}
    commands |= {r"\textasciicircum", r"\textless", r"\textgreater"}
    assert set(re.findall(r"\\[a-z]+", title)) == commands
    assert not re.findall(r"(?<!\\)[&%$#_]", title)
    assert title.count("{") == title.count("}")


# RIS


def test_ris_loses_nothing(items: dict[str, Item]) -> None:
    text = "\r\n".join(map(ris, items.values()))
    references = rispy.loads(text)
    assert [reference["id"] for reference in references] == list(items)
    for item, found in zip(items.values(), references, strict=True):
        assert found["title"] == item["title"]
        assert found.get("authors", []) == names(item)
        first, _slash, last = dates(item).partition("/")
        assert found.get("year", "") == first[:4]
        shown = "/".join([*first.split("-"), "", ""][:3])
        assert found.get("date", "") == (f"{shown}/{f'to {last}' if last else ''}" if first else "")
        assert found.get("urls", []) == ([item["URL"]] if "URL" in item else [])
        assert found.get("accession_number") == item.get("number")
        assert found.get("notes", []) == ([item["note"]] if "note" in item else [])
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in text.split("\r\n") if line)


# Styles


@pytest.fixture(scope="module")
def formatted(items: dict[str, Item]) -> dict[tuple[str, str, Form], str]:
    """Every item in every style, as text and as HTML."""
    made = Formatter()
    return {
        (id_, name, form): made.formatted(item, style, form)
        for id_, item in items.items()
        for name, style in STYLES.items()
        for form in Form
    }


@pytest.mark.parametrize("style", STYLES)
def test_a_formatted_citation_has_all_that_finds_the_record(
    style: str, items: dict[str, Item], formatted: dict[tuple[str, str, Form], str]
) -> None:
    for id_, item in items.items():
        text = formatted[id_, style, Form.TEXT]
        assert item["title"].partition(":")[0] in text
        if item["type"] != "legislation":
            assert all((name.get("literal") or name["family"]) in text for name in item.get("author", []))
            assert item.get("URL", "") in text
        if "issued" in item and "edition" in item:
            assert "2031" in text
            assert item["edition"] in text
            assert "sha256:" in text


def test_styles_keep_every_letter_of_a_title(formatted: dict[tuple[str, str, Form], str]) -> None:
    for style in STYLES:
        assert HOSTILE in formatted["rivers2031-p-01", style, Form.TEXT]


def test_html_has_no_tags_but_the_formatter_s_own(formatted: dict[tuple[str, str, Form], str]) -> None:
    tags = {"<i>", "</i>", '<span class="small-caps">', "</span>"}
    for (_id, _style, form), text in formatted.items():
        if form is Form.HTML:
            assert set(re.findall(r"<[^>]*>", text)) <= tags
            assert not re.search(r"&(?!(amp|lt|gt|quot|#x27);)", text)


EXPECTED = {
    "apa": "Rivers Archive. (2031). Rivers 2031, p-02: Metals may run short. In The Three Rivers Annex "
    "(rivers2031-p-02; edition 1). {url} [{digest}]",
    "chicago": "Rivers Archive. 2031. “Rivers 2031, p-02: Metals may run short.” In The Three Rivers Annex, "
    "rivers2031-p-02, edition 1. May 1. {url}. [{digest}]",
    "oscola": "Rivers Archive, ‘Rivers 2031, p-02: Metals may run short’ The Three Rivers Annex "
    "(edition 1, 2031) <{url}>. [{digest}]",
    "bluebook": "Rivers Archive, Rivers 2031, p-02: Metals may run short, The Three Rivers Annex "
    "(1 ed. 2031), {url}. [{digest}]",
}


@pytest.mark.parametrize("style", STYLES)
def test_how_each_style_reads(
    style: str, checked: Checked, formatted: dict[tuple[str, str, Form], str]
) -> None:
    url = "https://rivers.example/annex/id/rivers2031-p-02/"
    digest = f"content sha256:{checked.annex.content_digest[:16]}"
    expected = EXPECTED[style].format(url=url, digest=digest)
    assert formatted["rivers2031-p-02", style, Form.TEXT] == expected


def test_patterns_change_nothing(
    items: dict[str, Item], formatted: dict[tuple[str, str, Form], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Citations made from a shared pattern are those that citeproc makes of each item alone."""
    monkeypatch.setattr("summit.outputs.citing.styles._blanked", lambda prepared: (prepared, {}))
    alone = Formatter()
    for (id_, style, form), text in formatted.items():
        assert alone.formatted(items[id_], STYLES[style], form) == text


def test_what_is_known_is_not_formatted_again(
    items: dict[str, Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Formatter()
    texts = [first.formatted(item, STYLES["apa"]) for item in items.values()]

    def refuse(*_arguments: object) -> None:
        pytest.fail("citeproc was asked again")

    monkeypatch.setattr("summit.outputs.citing.styles.CitationStylesBibliography", refuse)
    second = Formatter(first.known)
    assert [second.formatted(item, STYLES["apa"]) for item in items.values()] == texts
    assert second.known == first.known


def test_others_can_format_the_published_items(items: dict[str, Item]) -> None:
    """The CSL-JSON as it is published, through citeproc alone."""
    published: list[dict[str, Any]] = json.loads(json.dumps(list(items.values())))
    for item in published:
        item.pop("custom", None)
        for name in ("issued", "accessed"):  # citeproc-py cannot print every span
            if name in item:
                item[name]["date-parts"] = item[name]["date-parts"][:1]
    style = CitationStylesStyle("apa", validate=False)
    source = CitationStylesBibliography(style, CiteProcJSON(published), formatter.plain)
    for id_ in items:
        source.register(Citation([CitationItem(id_)]))
    printed = "\n".join(map(str, source.bibliography()))
    for item in published:
        # Behind the citation, styles are free with case.
        assert item["title"].partition(":")[0].lower() in printed.lower() or item["id"] == "source-hostile-1"
        assert item.get("URL", "") in printed


# The command


def data_of(checked: Checked) -> Path:
    return checked.annex.places["rivers2031-p-02"].path.parent


@pytest.mark.parametrize("style", CHOICES)
def test_the_command_prints_each_form(
    style: str, checked: Checked, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", "rivers2031-p-02", style, "--data", str(data_of(checked))]) == 0
    printed = capsys.readouterr().out
    assert "Rivers 2031, p-02: Metals may run short" in printed
    assert "https://rivers.example/annex/id/rivers2031-p-02/" in printed
    assert f"sha256:{checked.annex.content_digest[:16]}" in printed


@pytest.mark.parametrize(
    ("id_", "status", "said"),
    [
        ("term-liquid-metal", 0, "id/term-gallium/"),
        ("term-mercury", 1, "'term-mercury' is withdrawn since 2031-05-01: No source names it."),
        ("term-galium", 1, "unknown id 'term-galium'; did you mean 'term-gallium'?"),
    ],
)
def test_the_command_follows_aliases_and_says_what_became_of_others(
    id_: str, status: int, said: str, checked: Checked, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", id_, "--data", str(data_of(checked))]) == status
    captured = capsys.readouterr()
    assert said in (captured.err if status else captured.out)


def test_the_command_cites_nothing_from_data_with_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project.copied("myst", tmp_path)
    project.replace("_data/provisions.yaml", "title: The weir is kept open", "titel: The weir is kept open")
    assert main(["cite", "rivers2031-p-02", "--data", str(project.root / "_data")]) == 1
    assert "unknown-key" in capsys.readouterr().err


def test_the_command_line(tmp_path: Path) -> None:
    project = Project.copied("myst", tmp_path)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "summit", "cite", *arguments],
            cwd=project.root,
            env={"PYTHONPATH": EXTENSIONS},
            capture_output=True,
            text=True,
            check=False,
        )

    assert run("rivers2031-p-02").stdout.startswith("Rivers Archive. (2031).")
    assert run("rivers2031-p-02", "bibtex", "--data", "_data").stdout.startswith(
        "@incollection{rivers2031-p-02,"
    )
    wrong = run("rivers2031-p-02", "mla")
    assert (wrong.returncode, "choose from" in wrong.stderr) == (2, True)
    assert run("rivers2031-p-02", "--data", "nowhere").returncode == 2


def modules_after(statement: str) -> Iterator[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys\nprint(*sys.modules, sep='\\n')"],
        env={"PYTHONPATH": EXTENSIONS},
        capture_output=True,
        text=True,
        check=True,
    )
    return iter(done.stdout.split())


@pytest.mark.parametrize(
    "module", ["summit.sphinx.directives", "summit.sphinx.events", "summit.outputs.exporting"]
)
def test_only_landing_pages_and_the_command_load_citeproc(module: str) -> None:
    assert "citeproc" not in set(modules_after(f"import {module}"))
