"""What roles and directives make of the records, from Markdown and from reStructuredText alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from bs4 import Tag

from building import Built, Project, element, fields, links, records, text

RECORDS = records()
TARGETS = {
    "meeting": "meeting-rivers2031",
    "theme": "theme-water",
    "provision": "rivers2031-p-01",
    "quotation": "rivers2031-q-01",
    "party": "party-norland",
    "person": "person-kim-gang",
    "term": "term-gallium",
    "instrument": "instrument-delta-pact",
    "event": "event-flood",
    "source": "source-ilbo-3",
}


def english(record: dict[str, Any]) -> str:
    """A record's name or title in English, as it stands in YAML."""
    name = record.get("title-english") or record.get("name") or record["title"]
    return str(name["en"] if isinstance(name, dict) else name)


# Markdown and reStructuredText


def _shape(node: ET.Element) -> Iterator[tuple[str, str, object]]:
    """A doctree without the name of its file: each element's tag, text and attributes."""
    for inner in node.iter():
        if inner.tag != "document":
            words = f"{inner.text or ''}|{inner.tail or ''}" if inner.tag != "section" else ""
            yield inner.tag, words.strip(), sorted(inner.attrib.items())


@pytest.fixture(scope="module")
def doctrees(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """The doctrees of the two roots, as Sphinx's XML builder writes them."""
    built = tuple(
        Project.copied(name, tmp_path_factory.mktemp(name)).build("xml") for name in ("myst", "rst")
    )
    assert [(one.status, one.warned) for one in built] == [(0, ""), (0, "")]
    return built[0], built[1]


def test_markdown_and_restructuredtext_make_the_same_doctrees(doctrees: tuple[Built, Built]) -> None:
    one, other = doctrees
    names = {path.relative_to(one.outdir).with_suffix("").as_posix() for path in one.outdir.rglob("*.xml")}
    assert {"docs/roles", "docs/lists", "docs/themes/chips"} <= names
    for name in sorted(names - {"index"}):
        assert list(_shape(one.doctree(name))) == list(_shape(other.doctree(name))), name


def test_markdown_and_restructuredtext_enter_the_same_objects(myst: Built, rst: Built) -> None:
    kinds = [f"summit:{kind}" for kind in TARGETS]
    assert {k: myst.inventory()[k] for k in kinds} == {k: rst.inventory()[k] for k in kinds}


# Roles


@pytest.mark.parametrize("kind", TARGETS)
def test_a_role_links_with_the_name_or_with_words_of_the_author(kind: str, site: Built) -> None:
    target = TARGETS[kind]
    paragraph = next(p for p in site.page("docs/roles").find_all("p") if text(p).startswith(f"The {kind} "))
    label = {"provision": "Rivers 2031, p-01", "quotation": "Rivers 2031, q-01"}.get(
        kind, english(RECORDS[target][1])
    )
    assert links(paragraph) == [(label, target), ("in other words", target)]
    for link in paragraph.find_all("a"):
        page = str(link["href"]).partition("#")[0].removesuffix(".html")
        assert element(site.page(f"docs/{page}"), target)


def test_a_role_that_names_an_alias_links_to_the_record_itself(site: Built) -> None:
    aliases = [p for p in site.page("docs/roles").find_all("p") if text(p).startswith("An alias")]
    assert [links(p) for p in aliases] == [
        [("gallium", "term-gallium"), ("in other words", "term-gallium")],
        [("gallium", "term-gallium"), ("in other words", "term-gallium")],
        [("Rivers 2031, p-05", "rivers2031-p-05"), ("in other words", "rivers2031-p-05")],
    ]


def test_an_id_is_a_label_of_sphinx_too(site: Built) -> None:
    labels = [p for p in site.page("docs/roles").find_all("p") if text(p).startswith("A label")]
    assert [[words for words, _ in links(p)] for p in labels] == [["Rivers 2031, p-01"] * 2, ["gallium"] * 2]


# Directives


def listed(site: Built, heading: str) -> list[str]:
    """The records that the list under a heading of the page of lists links to, each once."""
    here = element(site.page("docs/lists"), heading)
    return list(dict.fromkeys(target for _words, target in links(here)))


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("kind-as-links", ["person-kim-gang"]),
        ("kind-as-a-table", ["rivers2031-p-01", "rivers2031-p-02", "rivers2031-p-03", "rivers2031-p-05"]),
        ("by-theme", ["rivers2031-p-01", "rivers2031-p-02", "rivers2031-q-01"]),
        ("by-party", ["rivers2031-p-01", "rivers2031-p-05"]),
        ("by-term", ["rivers2031-p-02", "rivers2031-p-03", "theme-chips"]),
        ("by-meeting", ["rivers2031-q-01", "rivers2031-q-02"]),
        ("by-instrument", ["event-flood", "meeting-rivers2031", "rivers2031-p-01"]),
        ("by-source", ["rivers2031-p-03"]),
        ("nothing-to-list", []),
    ],
)
def test_records_are_listed_by_what_they_name(heading: str, expected: list[str], site: Built) -> None:
    assert listed(site, heading) == expected


@pytest.mark.parametrize("form", ["full", "links", "table"])
def test_an_empty_list_says_so_in_every_form(form: str, myst_project: Project) -> None:
    nothing = {"kind": "event", "term": "term-gallium", "form": form}
    myst_project.append("docs/apparatus", f"\n## Nothing\n{myst_project.directive('records', **nothing)}")
    page = _site_of(myst_project).page("docs/apparatus")
    assert "Nothing in this edition." in text(element(page, "nothing"))


def _site_of(project: Project) -> Built:
    built = project.build()
    assert (built.status, built.warned) == (0, "")
    return built


def test_a_table_has_citation_title_and_kind(site: Built) -> None:
    table = element(site.page("docs/lists"), "kind-as-a-table").find("table")
    assert isinstance(table, Tag)
    rows = [[text(cell) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]
    assert rows[0] == ["Record", "Title", "Kind"]
    assert rows[1] == ["Rivers 2031, p-01", "The weir is kept open", "Commitment"]
    assert len(rows) == 5


def test_a_theme_page_shows_its_records_and_what_they_touch(site: Built) -> None:
    page = site.page("docs/themes/chips")
    own = element(page, "theme-chips")
    ids = [str(section["id"]) for section in own.find_all("section", class_="summit-record")]
    assert ids == ["rivers2031-p-02", "rivers2031-p-03", "rivers2031-q-02"]
    for part, expected in {
        "terms": ["term-gallium", "term-gallium-nitride", "term-flow-sensor"],
        "instruments": ["instrument-weir-statement"],
        "parties": ["party-norland"],
        "sources": ["source-herald-1", "source-ilbo-3"],
    }.items():
        assert list(dict.fromkeys(id_ for _words, id_ in links(element(page, f"chips-{part}")))) == expected


def test_a_theme_page_names_what_is_filed_elsewhere_and_concerns_it(site: Built) -> None:
    water = element(site.page("docs/themes/water"), "theme-water")
    assert ("Metals may run short", "rivers2031-p-02") in links(water)
    assert water.find(id="rivers2031-p-02") is None


def test_a_theme_page_keeps_the_authors_words_around_the_records(site: Built) -> None:
    words = text(element(site.page("docs/themes/water"), "theme-water"))
    places = [words.index(w) for w in ("An author wrote this before", "Water that crosses", "wrote this too")]
    assert places == sorted(places)


def test_a_provision_shows_all_that_it_rests_on_and_relates_to(site: Built) -> None:
    provision = element(site.page("docs/themes/water"), "rivers2031-p-01")
    shown = fields(provision)
    assert "Rivers 2031, p-01" in text(provision)
    assert "Commitment" in text(provision)
    assert "paragraph 4 quoted" in shown["Evidence"]
    assert "section 1 official" in shown["Evidence"]
    assert shown["Supports"] == "Rivers 2031, p-02: Metals may run short"
    assert shown["Cite as"] == "https://rivers.example/annex/id/rivers2031-p-01/"
    assert "“the weir is nobody's door”" in text(provision)
    assert "who pays" in text(provision)
    other = fields(element(site.page("docs/themes/chips"), "rivers2031-p-02"))
    assert other["Supported by"] == "Rivers 2031, p-01: The weir is kept open"
    assert other["Leads to"] == "Rivers 2031, p-03: No metal is a weapon"


def test_a_quotation_says_who_spoke_or_where_it_is_from(site: Built) -> None:
    assert fields(element(site.page("docs/themes/water"), "rivers2031-q-01"))["Said by"] == "Kim Gang"
    from_text = element(site.page("docs/themes/chips"), "rivers2031-q-02")
    assert fields(from_text)["From"] == "Weir Statement"
    assert "“금속은 나누는 자의 것이다”" in text(from_text)


def test_back_references_are_in_the_index_and_in_the_records(site: Built) -> None:
    entries = {
        links(item)[0][1]: links(item)[1:] for item in site.page("docs/back").select(".summit-index li")
    }
    assert [target for _words, target in entries["term-gallium-nitride"]] == [
        "rivers2031-p-02",
        "rivers2031-p-03",
    ]
    assert set(entries) == {id_ for id_, (kind, _) in RECORDS.items() if kind in _INDEXED}
    named = element(site.page("docs/terms"), "term-gallium-nitride")
    assert fields(named)["Named in"] == "Rivers 2031, p-02, Rivers 2031, p-03"
    gazette = site.page("docs/sources").find("p", class_="summit-cited-by")
    assert isinstance(gazette, Tag)


_INDEXED = {"party", "person", "term", "instrument"}


def test_the_timeline_is_by_date(site: Built) -> None:
    events = site.page("docs/timeline").find_all("section", class_="summit-event")
    assert [str(event["id"]) for event in events] == ["event-flood", "event-talks"]
    assert "Background" in text(events[0])
    assert "Background" not in text(events[1])


def test_the_bibliography_has_every_source_with_all_its_fields(site: Built) -> None:
    page = site.page("docs/sources")
    for id_ in (id_ for id_, (kind, _) in RECORDS.items() if kind == "source"):
        assert element(page, id_)
    words = text(element(page, "source-herald-1"))
    assert all(part in words for part in ("Reed", "Ministers meet at the weir", "River Herald", "2031"))
    assert element(page, "source-herald-1").find("a", href="https://herald.example/1")
    korean = text(element(page, "source-ilbo-3"))
    assert all(
        part in korean for part in ("북나라, 무기로 안 쓴다", "Norland says no weapon", "seen on paper")
    )


def test_readings_stand_together_with_the_record_they_touch(site: Built) -> None:
    words = text(site.page("docs/apparatus"))
    assert all(
        part in words
        for part in ("The weir is kept open", "Norland pays", "남나라가 낸다", "corrected later")
    )


def test_cards_and_glance_say_what_there_is(site: Built) -> None:
    page = site.page("index")
    cards = page.find_all("div", class_="sd-card")
    assert [links(card)[0] for card in cards] == [
        ("Shared water", "theme-water"),
        ("Chips and their metals", "theme-chips"),
        ("Working level", "theme-working-level"),
    ]
    assert "2 provisions · 1 quotation" in text(cards[1])
    glance = fields(element(page, "the-three-rivers-annex"))
    assert glance["Place"] == "Weir House"
    assert all(name in glance["Meeting"] for name in ("Three Rivers Talks", "세 강 회담", "三川会談"))


def test_all_codes_are_documented(site: Built) -> None:
    page = site.page("docs/back")
    for code in ("unknown-theme", "lost-id", "lost-theme", "yaml-boolean"):
        assert code in text(element(page, f"error-{code}"))


def test_the_theme_tree_has_the_datas_order_and_the_authors_caption(site: Built) -> None:
    wrapper = site.page("index").find("div", class_="toctree-wrapper")
    assert isinstance(wrapper, Tag)
    assert text(wrapper).startswith("Themes")
    targets = [str(a["href"]) for a in wrapper.select("li.toctree-l1 > a")]
    assert targets == [f"docs/themes/{slug}.html" for slug in ("water", "chips", "working-level")]


def test_a_hidden_theme_tree_is_hidden(project: Project) -> None:
    marker = ":caption: Themes"
    project.replace("index", marker, f"{marker}\n{'' if project.markdown else '   '}:hidden:")
    wrapper = _site_of(project).page("index").select(".toctree-wrapper")
    assert not [tree for tree in wrapper if "Shared water" in text(tree)]


# Mentions


def test_the_first_mention_of_each_links_and_the_rest_stands_in_the_facts(site: Built) -> None:
    provision = element(site.page("docs/themes/water"), "rivers2031-p-01")
    body = provision.find("p", class_="summit-text")
    assert isinstance(body, Tag)
    assert links(body) == [
        ("Norland", "party-norland"),
        ("Sudland", "party-sudland"),
        ("Weir Statement", "instrument-weir-statement"),
    ]
    shown = fields(provision)
    assert shown["Parties"] == "Water Office"
    assert shown["Terms"] == "flow sensor"
    assert "Instruments" not in shown


def test_longer_names_win_and_korean_names_are_found(site: Built) -> None:
    page = site.page("docs/themes/chips")
    bodies = {
        id_: element(page, id_).find("p", class_="summit-text")
        for id_ in ("rivers2031-p-02", "rivers2031-p-03")
    }
    assert [links(body) for body in bodies.values() if isinstance(body, Tag)] == [
        [
            ("gallium nitride", "term-gallium-nitride"),
            ("gallium", "term-gallium"),
            ("flow sensors", "term-flow-sensor"),
        ],
        [("북나라", "party-norland"), ("갈륨", "term-gallium"), ("GaN", "term-gallium-nitride")],
    ]
    office = element(site.page("docs/themes/working-level"), "rivers2031-p-05").find(
        "p", class_="summit-text"
    )
    assert isinstance(office, Tag)
    assert links(office) == [("Water Office of Norland", "party-water-office")]


def test_words_in_another_language_say_so_to_readers_aloud(site: Built) -> None:
    languages = {
        "공유 수자원": "ko",
        "갈륨": "ko",
        "三川会談": "ja",
        "금속은 나누는 자의 것이다": "ko",
        "남나라가 낸다": "ko",
    }
    spans = [span for _name, page in site.pages() for span in page.select("section span")]
    for words, language in languages.items():
        marked = [span.get("lang") for span in spans if text(span).strip("“”") == words]
        assert marked
        assert set(marked) == {language}, words
