"""The pictures: their facts are the data's, their links arrive, and each builder gets what it can show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from building import Built, Project, records, text
from comparing import assert_same, comparable
from summit.outputs.picturing.lettering import extent, lines_of

PAGE, MAPS = "docs/pictures", "docs/maps"
_PICTURES = """
# Pictures

```{summit:picture-timeline}
```

```{summit:picture-matrix}
```
"""
_MAPS = """
# Maps

```{summit:picture-relations} rivers2031-p-02
```

```{summit:picture-relations} rivers2031-p-05
```
"""
_SVG = "{http://www.w3.org/2000/svg}"


def with_pictures(folder: Path) -> Project:
    """The MyST project with a page of pictures, and with a map at the foot of its records."""
    project = Project.copied("myst", folder)
    project.append(
        "conf.py",
        '\nextensions += ["summit.pictures"]\nsummit_relation_maps = True\n',
    )
    project.write(PAGE, _PICTURES)
    project.write(MAPS, _MAPS)
    project.replace("index", "docs/timeline\n", f"docs/timeline\n{PAGE}\n{MAPS}\n")
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return with_pictures(tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="module")
def site(project: Project) -> Built:
    return good(project.build())


def good(built: Built) -> Built:
    assert (built.status, built.warned) == (0, "")
    return built


def pictures(built: Built, label: str) -> list[Tag]:
    """The pictures on the pages of pictures whose title begins so."""
    drawn = [svg for page in (PAGE, MAPS) for svg in built.page(page).find_all("svg")]
    found = [svg for svg in drawn if title(svg).startswith(label)]
    assert found, f"no picture is called {label!r}"
    return found


def title(svg: Tag) -> str:
    assert svg.title
    return text(svg.title)


def previous(link: Tag) -> Tag:
    """The words above a link of the timeline."""
    found = link.find_previous("text", class_="sp-muted")
    assert isinstance(found, Tag)
    return found


def fragment(link: Tag) -> str:
    return str(link["href"]).partition("#")[2]


def of_kind(kind: str) -> dict[str, dict[str, Any]]:
    return {id_: record for id_, (its, record) in records().items() if its == kind}


def ties() -> Counter[tuple[str, str]]:
    """How many provisions tie a theme to a term or an instrument, counted from the YAML itself."""
    found: Counter[tuple[str, str]] = Counter()
    for provision in of_kind("provision").values():
        for theme in (provision["theme"], *provision.get("also", ())):
            for other in (*provision.get("terms", ()), *provision.get("instruments", ())):
                found[theme, other] += 1
    return found


def cells(built: Built) -> Iterator[tuple[str, str, int]]:
    """The cells of the matrix: the theme that each leads to, the row it stands in, and its number."""
    names = {
        (name.get("en") if isinstance(name, dict) else name): id_
        for id_, record in (of_kind("term") | of_kind("instrument")).items()
        for name in (record.get("short") or record.get("name") or record["title"],)
    }
    for svg in pictures(built, "Provisions by theme"):
        for link in svg.find_all("a", tabindex="-1"):
            row, number = re.fullmatch(r"(.+) × .+: (\d+)", title(link)).groups()  # type: ignore[union-attr]
            assert text(link.find_all("text")[0]) == number
            yield fragment(link), names[row], int(number)


def test_the_matrix_has_the_numbers_of_the_data_and_no_others(site: Built) -> None:
    assert {(theme, row): number for theme, row, number in cells(site)} == dict(ties())
    assert max(ties().values()) > 1, "numbers that are all 1 prove little"


def test_the_heads_of_the_matrix_are_all_themes_and_what_provisions_name(site: Built) -> None:
    heads = [
        fragment(link)
        for svg in pictures(site, "Provisions by theme")
        for link in svg.select("a:not([tabindex])")
    ]
    rows = {row for _theme, row in ties()}
    assert Counter(heads) == Counter(dict.fromkeys(of_kind("theme"), 2) | dict.fromkeys(rows, 1))


def test_the_table_of_the_matrix_names_the_provisions_themselves(site: Built) -> None:
    found: Counter[tuple[str, str]] = Counter()
    for table in site.page(PAGE).find_all("table", class_="summit-picture-table"):
        for line in table.select("tbody tr"):
            row, *rest = (fragment(link) for link in line.find_all("a"))
            theme = ""
            for id_ in rest:
                if id_.startswith("theme-"):
                    theme = id_
                elif theme:
                    found[theme, row] += 1
    assert found == ties()


def test_the_timeline_has_each_event_and_the_days_in_force_by_date(site: Built) -> None:
    shown = [
        (fragment(link), text(previous(link)))
        for svg in pictures(site, "Timeline")
        for link in svg.find_all("a")
    ]
    assert shown == [
        ("instrument-delta-pact", "February 2020 · In force"),
        ("event-flood", "1 March 2028 – 9 March 2028 · Background"),
        ("event-talks", "12 April 2031 · Meeting"),
    ]
    assert {id_ for id_, _said in shown} >= set(of_kind("event"))


def test_a_day_in_force_that_an_event_tells_is_told_once(tmp_path: Path) -> None:
    project = with_pictures(tmp_path)
    project.replace("_data/events.yaml", "date: 2028-03-01/2028-03-09", "date: 2020-02")
    project.replace("_data/events.yaml", "[instrument-weir-statement]", "[instrument-delta-pact]")
    links = [fragment(a) for svg in pictures(good(project.build()), "Timeline") for a in svg.find_all("a")]
    assert links == ["event-flood", "event-talks"]


def test_a_year_with_many_events_is_drawn_on_several_sheets(tmp_path: Path) -> None:
    project = with_pictures(tmp_path)
    more = "".join(
        f"- {{id: event-day-{day}, title: Day {day}, text: A day., date: 2031-01-{day:02}, "
        "evidence: [{source: source-herald-1, locator: p, standing: reported}]}\n"
        for day in range(1, 31)
    )
    project.append("_data/events.yaml", more)
    project.register(*(f'id: event-day-{n}, kind: event, edition: "1", status: active' for n in range(1, 31)))
    sheets = pictures(good(project.build()), "Timeline")
    of_year = [svg for svg in sheets if "2031" in title(svg)]
    days = [fragment(a) for svg in of_year for a in svg.find_all("a")]
    assert days == [*(f"event-day-{day}" for day in range(1, 31)), "event-talks"]
    assert len(of_year) == 3
    assert [text(t) for svg in of_year for t in svg.find_all("text", class_="sp-strong")] == [
        "2031",
        "The talks open",
    ]


def test_a_map_shows_the_relations_both_ways(site: Built) -> None:
    [svg] = pictures(site, "Relations of Rivers 2031, p-02")
    drawn = [text(t) for t in svg.find_all("text")]
    assert drawn == [
        "Rivers 2031, p-02: Metals may run short",
        "Leads to",
        "Rivers 2031, p-03: No metal is a weapon",
        "Supported by",
        "Rivers 2031, p-01: The weir is kept open",
    ]
    stated = {
        (id_, related["target"])
        for id_, record in of_kind("provision").items()
        for related in record.get("related", ())
    }
    assert {fragment(a) for a in svg.find_all("a")} == {one for one, to in stated if to == "rivers2031-p-02"}


def test_a_record_without_relations_says_so(site: Built) -> None:
    assert "Nothing in this edition." in text(site.page(MAPS))
    assert len(site.page(MAPS).find_all("svg")) == 1


def test_a_map_stands_folded_at_the_foot_of_each_provision_that_has_relations(site: Built) -> None:
    for id_, record in of_kind("provision").items():
        for _docname, page in site.pages():
            section = page.find("section", id=id_)
            if isinstance(section, Tag):
                maps = section.select("details.summit-folded svg.summit-picture")
                expected = {related["target"] for related in record.get("related", ())} | {
                    other
                    for other, its in of_kind("provision").items()
                    if any(related["target"] == id_ for related in its.get("related", ()))
                }
                assert {fragment(a) for svg in maps for a in svg.find_all("a")} == expected


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_every_link_of_a_picture_arrives(builder: str, project: Project) -> None:
    built = good(project.build(builder))
    ids = {
        path: {
            str(tag["id"]) for tag in BeautifulSoup(path.read_text("utf-8"), "html.parser").find_all(id=True)
        }
        for path in built.outdir.rglob("*.html")
    }
    count = 0
    for path in ids:
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for link in page.select("svg.summit-picture a"):
            address = urlsplit(str(link["href"]))
            there = (path.parent / address.path).resolve() if address.path else path
            there = there / "index.html" if there.is_dir() else there
            assert address.fragment in ids[there]
            assert not address.scheme
            count += 1
    assert count > 20


def test_the_table_below_a_picture_has_every_link_of_it(site: Built) -> None:
    page = site.page(PAGE)
    in_tables = {fragment(a) for a in page.select("details.summit-folded table a")}
    in_pictures = {fragment(a) for a in page.select("svg.summit-picture a")}
    assert in_pictures
    # A theme that nothing ties to a record stands in the picture as an empty column alone.
    tied = {theme for theme, _row in ties()}
    assert in_pictures - in_tables <= set(of_kind("theme")) - tied


def test_every_picture_is_named_and_described_for_who_hears_the_page(site: Built) -> None:
    for _docname, page in site.pages():
        ids = Counter(str(tag["id"]) for tag in page.find_all(id=True))
        for svg in page.find_all("svg", class_="summit-picture"):
            # "img" would make what is inside presentational, links and all (WAI-ARIA 1.2, 5.2.8).
            assert svg["role"] == "group"
            for attribute in ("aria-labelledby", "aria-describedby"):
                assert ids[str(svg[attribute])] == 1
                assert len(text(svg.find(id=svg[attribute]))) > 10  # type: ignore[arg-type]


def test_pictures_on_pages_have_no_colour_and_no_font_of_their_own(site: Built) -> None:
    for svg in site.page(PAGE).find_all("svg"):
        for tag in (svg, *svg.find_all(True)):
            assert not {"style", "fill", "stroke", "color", "font-family"} & set(tag.attrs)
        assert not svg.find_all(["style", "script", "image", "use", "foreignobject"])


def test_a_name_in_another_language_than_the_page_says_which(tmp_path: Path) -> None:
    built = good(with_pictures(tmp_path).build("html", "-D", "language=ko", apart=True))
    said = {text(name): name.get("lang") for name in built.page(PAGE).select("svg a:not([tabindex]) text")}
    assert said["갈륨"] is None
    assert said["flow sensor"] == "en"
    assert any("2031년 4월 12일" in text(svg) for svg in built.page(PAGE).find_all("svg"))


HOSTILE = """<script>alert(1)</script> ]]> & &amp; "two" 'one' <b>b</b> --> &lt; \\x"""

SHORT = '<i>"&amp;'


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = with_pictures(tmp_path_factory.mktemp("hostile"))
    for name, key in (("events", "title"), ("terms", "name"), ("themes", "title"), ("provisions", "title")):
        path = project.file(f"_data/{name}.yaml")
        entries = yaml.safe_load(path.read_text("utf-8"))
        for entry in entries:
            entry[key] = f"{entry['id']} {HOSTILE}"
        path.write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")
    project.replace("_data/meetings.yaml", "short: Rivers 2031", f"short: '{SHORT}'")
    path = project.file("_data/instruments.yaml")
    entries = [{**entry, "title": SHORT, "short": SHORT} for entry in yaml.safe_load(path.read_text("utf-8"))]
    path.write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")
    return project


def test_words_of_the_data_are_only_words(hostile: Project) -> None:
    built = good(hostile.build())
    page = BeautifulSoup(f"{built.page(PAGE)}{built.page(MAPS)}", "html.parser")
    for svg in page.find_all("svg"):
        assert not svg.find_all(["script", "b", "i"])
    for id_ in ("event-flood", "term-gallium", "theme-water", "rivers2031-p-01"):
        link = page.select_one(f'svg a[href$="#{id_}"]')
        assert link
        assert f"{id_} {HOSTILE}" in text(link)
    for id_ in of_kind("instrument"):  # on one line, where the others' words take several
        assert [text(link) for link in page.select(f'svg a[href$="#{id_}"]')][-1] == SHORT


def test_words_of_the_data_are_only_words_in_files(hostile: Project) -> None:
    files = list(
        (good(hostile.build("epub", "-D", "version=1", "-D", "copyright=x")).outdir / "_images").glob("*.svg")
    )
    said = ""
    for file in files:
        root = ET.parse(file).getroot()
        assert not list(root.iter(f"{_SVG}script"))
        said += " ".join(" ".join("".join(t.itertext()).split()) for t in root.iter(f"{_SVG}text"))
    assert f"event-flood {HOSTILE}" in said
    assert f"rivers2031-p-02: rivers2031-p-01 {HOSTILE}" in said or f"rivers2031-p-01 {HOSTILE}" in said


def test_a_builder_that_takes_files_gets_pictures_in_their_own_colours(project: Project) -> None:
    built = good(project.build("epub", "-D", "version=1", "-D", "copyright=x"))
    page = BeautifulSoup((built.outdir / f"{PAGE}.xhtml").read_text("utf-8"), "html.parser")
    assert not page.find_all(["svg", "details"])
    images = page.find_all("img", class_="summit-picture")
    assert len(images) == len(page.select("table.summit-picture-table")) + 2  # three years have one table
    for image in images:
        assert len(str(image["alt"])) > 40
        file = (built.outdir / PAGE).parent / str(image["src"])
        content = file.read_text("utf-8")
        root = ET.fromstring(content)
        assert root.get("width")
        assert root.find(f"{_SVG}title") is not None
        assert "currentcolor" not in content
        assert "var(" not in content
        assert "href" not in content
        assert content.count("http") == 1, "nothing but the namespace's name"


@pytest.mark.builds
@pytest.mark.parametrize("builder", ["latex", "text", "man", "texinfo", "xml", "pseudoxml", "gettext"])
def test_a_builder_that_takes_no_pictures_has_the_facts_alone(builder: str, project: Project) -> None:
    built = good(project.build(builder))
    for file in built.outdir.rglob("*"):
        if file.stem == "pictures" or file.suffix in {".tex", ".texi", ".1", ".pot"}:
            content = file.read_bytes().decode("utf-8")
            assert "<svg" not in content
            assert ("In force" in content) == (builder != "gettext")


@pytest.mark.builds
def test_two_builds_are_the_same_to_the_byte(project: Project, site: Built) -> None:
    assert_same(good(project.build(into="again")).tree(), site.tree())
    options = ("-D", "version=1", "-D", "copyright=x")
    one, two = (project.build("epub", *options, into=into).outdir / "_images" for into in ("one", "two"))
    assert {p.name: p.read_bytes() for p in one.iterdir()} == {p.name: p.read_bytes() for p in two.iterdir()}


@pytest.mark.builds
def test_two_processes_make_the_same_pictures(project: Project, site: Built) -> None:
    parallel = good(project.build("html", "-j2", into="parallel", apart=True))
    assert_same(parallel.tree(), site.tree())


@pytest.mark.builds
@pytest.mark.parametrize(
    ("file", "old", "new", "pages"),
    [
        ("events", "date: 2031-04-12", "date: 2031-04-13", {PAGE}),
        ("events", "  background: true\n", "", {PAGE}),
        ("events", "title: The flood", "title: The high water", {PAGE}),
        ("instruments", "in_force: 2020-02", "in_force: 2020-03", {PAGE}),
        ("instruments", "in_force: 2020-02", "ended: 2020-02", {PAGE}),
        ("provisions", "terms: [term-gallium, term-gallium-nitride]", "terms: [term-gallium]", {PAGE}),
        ("provisions", "also: [theme-water]", "also: [theme-water, theme-working-level]", {PAGE, MAPS}),
        ("provisions", "{relation: supports,", "{relation: implements,", {MAPS}),
        ("provisions", "title: No metal is a weapon", "title: No metal is an arm", {PAGE, MAPS}),
        ("terms", "name: flow sensor", "name: flow meter", {PAGE}),
        ("themes", "title: Working level", "title: Officials", {PAGE}),
    ],
)
def test_an_edit_draws_again_what_shows_it(
    file: str, old: str, new: str, pages: set[str], tmp_path: Path
) -> None:
    """A page that names a record in its table, or shows it in full, is read again for that too."""
    project = with_pictures(tmp_path)
    good(project.build())
    project.replace(f"_data/{file}.yaml", old, new)
    again = good(project.build())
    assert again.read & {PAGE, MAPS} == pages
    found = comparable(again)
    assert_same(found, comparable(good(project.build(into="fresh"))))


def test_an_edit_that_no_picture_shows_draws_none_again(tmp_path: Path) -> None:
    project = with_pictures(tmp_path)
    good(project.build())
    project.replace("_data/events.yaml", "The ministers sit down.", "They sit.")
    project.replace("_data/terms.yaml", "A soft metal.", "A metal.")
    assert PAGE not in good(project.build()).read


_WORDS = st.text("aWi .,가나ガ漢ー、」－é", min_size=1, max_size=60).filter(str.strip)


@given(words=_WORDS, size=st.floats(8, 20), room=st.floats(30, 400))
def test_lines_have_all_words_in_order_and_fit_where_they_can(words: str, size: float, room: float) -> None:
    lines = lines_of(words, size, room)
    assert "".join("".join(lines).split()) == "".join(words.split())
    for line in lines:
        broken_anywhere = re.search(r"[ 가-힣ガ漢]", line[1:].rstrip("ー、」－"))
        assert extent(line, size) <= room or " " not in line.strip() or not broken_anywhere
    # No Latin word and no Korean one is broken.
    assert re.findall(r"[a-zé]+", " ".join(lines), re.IGNORECASE) == re.findall(
        r"[a-zé]+", words, re.IGNORECASE
    )


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            "Launch of the Minerals Security Partnership",
            ["Launch of the", "Minerals Security", "Partnership"],
        ),
        ("反対、賛成「並びに」保留を決める会合", ["反対、賛成「並", "びに」保留を決", "める会合"]),
        ("한국과 일본의 산업장관 회의", ["한국과 일본의", "산업장관 회의"]),
    ],
)
def test_lines_are_broken_as_each_script_wants(words: str, lines: list[str]) -> None:
    assert lines_of(words, 10, 110 if words.isascii() else 80) == lines
