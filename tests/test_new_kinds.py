"""A kind, and a field of a kind, are added in one place, and every output has them."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from building import EXTENSIONS
from data_cases import EVIDENCE, write

HEARING = Path(__file__).parent / "kinds_added" / "hearing.py"
SOURCES = Path(EXTENSIONS.split(os.pathsep)[0])
RECORD = (
    "- id: hearing-metals\n  title: A hearing on metals\n  text: They heard of gallium and Germanium.\n"
    "  date: 2024-05-02\n  room: Room 7\n  openness: closed\n  subjects: [term-gallium, term-germanium]\n"
    f"{EVIDENCE}"
)
FIELD = """
    melting_point: Annotated[
        Line | None,
        Use("Melting point", Foot.PARTICULARS, Search.NUMBER, "temperature", OURS),
    ] = None
"""
CONF = (
    'project = "Small"\nextensions = ["myst_parser", "summit", "summit.landing", "summit.finding"]\n'
    'html_theme = "basic"\nnitpicky = True\n'
)
INDEX = """# Small

```{summit:record} meeting-m1
```

```{summit:records}
:kind: hearing
```

```{summit:records}
:kind: term
```

```{summit:records}
:kind: hearing
:term: term-gallium
:form: table
```

```{summit:index}
```

```{summit:bibliography}
```

```{summit:theme-tree}
```

See {summit:hearing}`hearing-metals`.
"""


@dataclass(frozen=True)
class Copy:
    """A copy of the extension's sources, and a small annex that is built with it."""

    sources: Path
    root: Path

    @property
    def data(self) -> Path:
        return self.root / "_data"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.root,
            env=os.environ | {"PYTHONPATH": str(self.sources), "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.sources / "summit" / "kinds" / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")


def copied(folder: Path) -> Copy:
    """The sources with the kind as one more file, and with the field in the file of its kind."""
    copy = Copy(folder / "src", folder / "root")
    shutil.copytree(SOURCES / "summit", copy.sources / "summit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HEARING, copy.sources / "summit" / "kinds")
    copy.edit("term.py", "\n    @property\n    def sort", f"{FIELD}\n    @property\n    def sort")
    copy.edit("term.py", "import TermId", "import Line, TermId")
    copy.edit("term.py", "import THEIRS", "import OURS, THEIRS")
    write(copy.data)
    (copy.data / "hearings.yaml").write_text(RECORD, "utf-8")
    terms = (copy.data / "terms.yaml").read_text("utf-8")
    melting = terms.replace("name: Gallium\n", "name: Gallium\n  melting_point: about 30 degrees\n")
    (copy.data / "terms.yaml").write_text(melting, "utf-8")
    (copy.root / "conf.py").write_text(CONF, "utf-8")
    (copy.root / "index.md").write_text(INDEX, "utf-8")
    return copy


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    copy = copied(tmp_path_factory.mktemp("kinds"))
    done = copy.run("summit", "anchors")
    assert done.returncode == 0, done.stderr
    done = copy.run("sphinx", "-nW", "--keep-going", "-b", "html", ".", "out")
    assert done.returncode == 0, done.stdout + done.stderr
    return copy


def read(built: Copy, name: str) -> str:
    return (built.root / "out" / name).read_text("utf-8")


def test_they_stand_on_pages(built: Copy) -> None:
    page = re.sub(r"<[^>]+>", "", read(built, "index.html"))
    for words in ("A hearing on metals", "Day:2 May 2024", "Room:Room 7", "Open:Behind closed doors"):
        assert words in re.sub(r"\s*\n\s*", "", page)
    assert "Melting point" in page
    assert "about 30 degrees" in page
    assert re.search(r'heard of <a class="[^"]*" href="#term-gallium"', read(built, "index.html"))
    assert 'href="#hearing-metals"><span' in read(built, "index.html").replace("std std-ref", "")


def test_the_search_finds_them(built: Copy) -> None:
    data = read(built, "_static/summit-records.js").partition("= ")[2].rstrip(";\n")
    rows = {row[0]: row for row in json.loads(data)["records"]}
    assert "Room 7" in rows["hearing-metals"][-1]
    assert "about 30 degrees" in rows["term-gallium"][-2]
    facets = json.loads(read(built, "_static/summit-facets.js").partition("= ")[2].rstrip(";\n"))
    assert facets["records"]["hearing-metals"]["kind"] == ["closed"]
    assert facets["facets"]["kind"]["values"]["closed"] == "Behind closed doors"


def test_they_are_in_the_indices(built: Copy) -> None:
    assert "A hearing on metals" in read(built, "genindex.html")
    assert 'id="index-hearings"' in read(built, "index.html")


def test_they_are_in_the_data(built: Copy) -> None:
    annex = json.loads(read(built, "annex/annex.json"))
    assert annex["records"]["hearings"][0]["room"] == "Room 7"
    assert annex["records"]["terms"][0]["melting_point"] == "about 30 degrees"
    schema = json.loads(read(built, "annex/annex.schema.json"))
    assert "hearings" in schema["properties"]["records"]["properties"]
    assert "melting_point" in schema["$defs"]["Term"]["properties"]
    assert "hearing" in schema["$defs"]["Anchor"]["properties"]["kind"]["enum"]
    hearing = next(csv.DictReader(read(built, "annex/hearings.csv").splitlines()))
    assert (hearing["room"], hearing["openness"]) == ("Room 7", "closed")
    assert "melting_point" in read(built, "annex/terms.csv").splitlines()[0]
    references = [*csv.DictReader(read(built, "annex/references.csv").splitlines())]
    assert {"term-gallium", "term-germanium"} <= {
        r["target"] for r in references if r["origin"] == "hearing-metals"
    }
    linked = {node["@id"]: node for node in json.loads(read(built, "annex/annex.jsonld"))["@graph"]}
    node = linked["https://example.org/annex/id/hearing-metals/"]
    assert (node["location"], node["genre"], len(node["keywords"])) == ("Room 7", "closed", 2)
    assert linked["https://example.org/annex/id/term-gallium/"]["temperature"] == "about 30 degrees"


def test_they_are_cited(built: Copy) -> None:
    assert "A hearing on metals" in built.run("summit", "cite", "hearing-metals").stdout
    landing = read(built, "id/hearing-metals/index.html")
    assert 'name="citation_title" content="A hearing on metals"' in landing
    assert "Behind closed doors" in landing


def test_they_are_translated(built: Copy) -> None:
    assert built.run("summit", "translations").returncode == 0
    catalogue = (built.root / "locale" / "ko" / "LC_MESSAGES" / "annex.po").read_text("utf-8")
    for text in ("A hearing on metals", "Room 7", "about 30 degrees"):
        assert f'msgid "{text}"' in catalogue


def test_they_are_checked(built: Copy, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    wrong = (
        RECORD.replace("closed", "shut")
        .replace("room: Room 7", "rom: Room 7")
        .replace("germanium", "germanum")
    )
    draft.write_text("hearings:\n" + wrong.replace("\n", "\n  ").replace("- id", "  - id", 1), "utf-8")
    told = built.run("summit", "check", str(draft)).stdout
    assert "[unknown-choice] found 'shut' for 'openness'; did you mean" not in told
    assert "[unknown-choice] found 'shut' for 'openness'; expected one of 'open', 'closed'" in told
    assert "[unknown-key] unknown key 'rom'; did you mean 'room'?" in told
    assert "[unknown-term] unknown term 'term-germanum'" in told


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("hearing.py", "        local=None,\n", "", "missing 1 required keyword-only argument: 'local'"),
        ("hearing.py", ", OURS)", ")", "missing 1 required positional argument: 'words'"),
        (
            "hearing.py",
            " back=Back.NAMED_IN,",
            "",
            "Hearing.subjects names records and does not say",
        ),
        (
            "hearing.py",
            "tuple[TermId, ...]",
            "tuple[str, ...]",
            "Hearing.subjects is a list of plain values",
        ),
        ("hearing.py", '"Room", ', "None, ", "Hearing.room is a fact without a label"),
        ("hearing.py", 'name="hearing",', 'name="term",', "the kind 'term' is declared twice"),
        (
            "term.py",
            "    broader: Annotated[",
            "    wider: TermId\n    broader: Annotated[",
            "Term.wider declares no Use",
        ),
    ],
)
def test_what_is_left_out_is_named(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    copy = copied(tmp_path)
    copy.edit(name, old, new)
    checked = copy.run("summit", "check")
    assert (checked.returncode, checked.stderr.count("\n")) == (1, 1)
    assert told in checked.stderr
    built = copy.run("sphinx", "-b", "html", ".", "out")
    assert built.returncode != 0
    assert told in built.stderr
    assert "Could not import extension" in built.stderr
