"""Data is inert: whatever a record's text holds comes out as itself, and as nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from building import Built, Project, element

HOSTILE = " ".join(
    (
        "<script>alert(1)</script>",
        r"{role}`x` |sub| `tick` ``two`` \alpha\ *em* **st** _u_ x_ %c $m$ &",
        "\"quoted\" 'single' [x](y) [x][y] :ref:`x` <https://x.example> ![i](j)",
        r"&amp; {{ braces }} -- --- ... ^a ~b #1 \end{document} .. note::",
    )
)
#: Fields whose value is text for people; all others are ids, dates, numbers, choices or addresses.
TEXTS = set(
    "title name text note point reading why locator short place number family given literal aliases value"
    " container-title publisher title-english".split()
)


def hostile(value: Any, key: str = "", path: str = "") -> Any:
    """A record with the hostile words in each text, and before them the place, so that each can be told."""
    if isinstance(value, dict):
        if set(value) <= {"en", "ko", "ja"}:
            return {tag: _words(f"{path}.{tag}", key) for tag in value}
        return {k: hostile(v, k, f"{path}.{k}") for k, v in value.items()}
    if isinstance(value, list):
        return [hostile(v, key, f"{path}.{n}") for n, v in enumerate(value)]
    return _words(path, key) if key in TEXTS and isinstance(value, str) else value


def _words(path: str, key: str) -> str:
    """The place and the hostile words, as many as the field takes."""
    return f"{path} {HOSTILE}"[: None if key == "text" else 240].strip()


def texts(value: Any, key: str = "") -> Iterator[str]:
    """All hostile texts of a record."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str) and "<script>" in value:
        yield value


def make_hostile(project: Project) -> dict[str, Any]:
    """Rewrite every record of a project; the changed records by id."""
    changed = {}
    for path in sorted((project.root / "_data").glob("*.yaml")):
        if path.stem in {"annex", "anchors"}:
            continue
        records = [hostile(record, path=record["id"]) for record in yaml.safe_load(path.read_text("utf-8"))]
        path.write_text(yaml.safe_dump(records, allow_unicode=True, sort_keys=False), "utf-8")
        changed.update({record["id"]: record for record in records})
    return changed


@pytest.fixture(scope="module", params=["myst", "rst"])
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Project, dict[str, Any]]:
    """A project whose records are hostile, its theme pages an author's: two given, one written by a build."""
    project = Project.copied(request.param, tmp_path_factory.mktemp("inert"))
    assert project.build().status == 0  # writes the missing pages with their sober titles
    return project, make_hostile(project)


@pytest.fixture(scope="module")
def built(made: tuple[Project, dict[str, Any]]) -> Built:
    built = made[0].build()
    assert (built.status, built.warned) == (0, "")
    return built


def words(text: str) -> str:
    return " ".join(text.split())


def test_every_text_comes_out_as_itself(made: tuple[Project, dict[str, Any]], built: Built) -> None:
    """In HTML, read as a browser reads it; the parts of a name that only citations use apart."""
    everything = words(" ".join(page.get_text() for _name, page in built.pages()))
    expected = [text for record in made[1].values() for text in texts(record)]
    assert len(expected) > 100
    silent = [text.split()[0] for text in expected if words(text) not in everything]
    assert [place for place in silent if not place.endswith((".family", ".given", ".short"))] == []


def test_no_element_comes_of_a_text(built: Built) -> None:
    for _name, page in built.pages():
        body = page.select_one("[role=main]")
        assert body
        assert (
            body.find_all(["script", "img", "em", "code", "strong", "sup", "sub", "cite"], string=_of_data)
            == []
        )
        assert [
            a for a in body.find_all("a", href=True) if a["href"] in {"y", "j", "https://x.example"}
        ] == []
        assert not [tag for tag in body.find_all(True) for name in tag.attrs if name.startswith("on")]


def _of_data(text: str | None) -> bool:
    return text in {"alert(1)", "em", "st", "x", "tick", "two", "u", "sub", "m"}


def test_the_inventory_shows_names_as_they_are(made: tuple[Project, dict[str, Any]], built: Built) -> None:
    inventory = built.inventory()
    for id_, record in made[1].items():
        name = record.get("title-english") or record.get("name") or record.get("title")
        english = name["en"] if isinstance(name, dict) else name
        entry = next(
            names[id_] for typ, names in inventory.items() if typ.startswith("summit:") and id_ in names
        )
        assert entry[1] == english or "-p-" in id_ or "-q-" in id_
        assert "\n" not in entry[1]


def test_latex_has_every_text_escaped(made: tuple[Project, dict[str, Any]]) -> None:
    [source] = made[0].build("latex").outdir.glob("*.tex")
    tex = source.read_text("utf-8")
    assert tex.count(r"\end{document}") == 1
    assert r"\textbackslash{}end\{document\}" in tex
    assert r"\textbackslash{}alpha" in tex
    assert r"\%c \$m\$ \&" in tex
    body = tex[tex.index(r"\begin{document}") :]
    assert not re.search(r"(?<!\\)(%c|\$m|m\$|#1)", body)


@pytest.mark.parametrize("markup", ["myst", "rst"])
def test_a_theme_page_written_for_a_hostile_title_shows_the_title_itself(
    markup: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project = Project.copied(markup, tmp_path_factory.mktemp("title"))
    title = """<script>alert(1)</script> {ref}`x` :ref:`x` |s| *e* `t` x_ <b>b</b> [x](y) $m$ "q" \\z"""
    themes = yaml.safe_load(project.read("_data/themes.yaml"))
    themes[2]["title"] = title
    project.write("_data/themes.yaml", yaml.safe_dump(themes, allow_unicode=True))
    # The page is the author's from now on, and his quotation marks would curl as in any heading.
    project.write("conf.py", project.read("conf.py") + "\nsmartquotes = False\n")
    built = project.build()
    assert (built.status, built.warned) == (0, "")
    heading = element(built.page("docs/themes/working-level"), "theme-working-level").h1
    assert heading
    assert words(heading.get_text()).removesuffix("¶") == title
    assert [tag.name for tag in heading.find_all(True)] == ["a"]
