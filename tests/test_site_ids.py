"""One id everywhere: each once in the site, first in its section, in the inventory, free of collisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup, Tag

from building import Built, Project, aliases, element, records, text

RECORDS, ALIASES = records(), aliases()


Pages = Mapping[str, BeautifulSoup]


@pytest.fixture(scope="module", params=["myst", "rst"])
def built(request: pytest.FixtureRequest) -> Built:
    site: Built = request.getfixturevalue(request.param)
    return site


@pytest.fixture(scope="module")
def pages(built: Built) -> Pages:
    """Every page of a site, read once."""
    return dict(built.pages())


def page_of(pages: Pages, id_: str) -> BeautifulSoup:
    return next(page for page in pages.values() if page.find(id=id_))


def test_an_id_is_one_element_of_the_whole_site(pages: Pages) -> None:
    counts = Counter(str(tag["id"]) for page in pages.values() for tag in page.find_all(id=True))
    assert {id_: counts[id_] for id_ in (*RECORDS, *ALIASES)} == dict.fromkeys((*RECORDS, *ALIASES), 1)


def test_no_page_has_an_id_twice(pages: Pages) -> None:
    for name, page in pages.items():
        counts = Counter(str(tag["id"]) for tag in page.find_all(id=True))
        assert [id_ for id_, count in counts.items() if count > 1] == [], name


def test_the_id_is_its_sections_and_the_sign_uses_it(pages: Pages) -> None:
    for id_, (kind, _record) in RECORDS.items():
        place = element(page_of(pages, id_), id_)
        assert place.name == ("p" if kind == "source" else "section"), id_
        sign = place.find("a", class_="headerlink")
        assert isinstance(sign, Tag)
        assert sign["href"] == f"#{id_}"


def test_an_alias_is_a_place_in_its_records_section(pages: Pages) -> None:
    for alias, id_ in ALIASES.items():
        page = page_of(pages, id_)
        place = element(page, alias)
        assert place in element(page, id_).descendants or place in element(page, id_).parents


def test_the_local_contents_use_the_ids(tmp_path_factory: pytest.TempPathFactory) -> None:
    project = Project.copied("myst", tmp_path_factory.mktemp("toc"))
    project.replace("conf.py", 'html_sidebars = {"**": []}', 'html_sidebars = {"**": ["localtoc.html"]}')
    built = project.build()
    for docname in ("docs/themes/water", "docs/meeting", "docs/terms", "docs/people", "docs/timeline"):
        page = built.page(docname)
        toc = page.find("div", class_="sphinxsidebarwrapper")
        assert isinstance(toc, Tag)
        targets = {str(a["href"]).removeprefix("#") for a in toc.find_all("a")}
        sections = {str(section["id"]) for section in page.find_all("section", class_="summit-record")}
        assert sections <= targets, docname


def test_the_inventory_has_each_id_and_alias_as_object_and_as_label(built: Built, pages: Pages) -> None:
    inventory = built.inventory()
    for name, id_ in {**{id_: id_ for id_ in RECORDS}, **ALIASES}.items():
        for typ in (f"summit:{RECORDS[id_][0]}", "std:label"):
            uri, shown = inventory[typ][name]
            docname, _, fragment = uri.partition("#")
            assert fragment == name
            assert element(pages[docname.removesuffix(".html")], name)
            assert shown not in {"", "-"}


def test_the_inventory_has_nothing_else_of_the_domain(built: Built) -> None:
    entered = [
        name for typ, names in built.inventory().items() if typ.startswith("summit:") for name in names
    ]
    assert sorted(entered) == sorted([*RECORDS, *ALIASES])


def test_every_link_within_the_site_arrives(built: Built, pages: Pages) -> None:
    ids = {name: {str(tag["id"]) for tag in page.find_all(id=True)} for name, page in pages.items()}
    for name, page in pages.items():
        for link in page.select(".body a[href]"):
            target = str(link["href"])
            if ":" in target:
                continue
            path, _, fragment = target.partition("#")
            file = (built.outdir / name).parent / path if path else built.outdir / f"{name}.html"
            docname = file.resolve().relative_to(built.outdir.resolve()).with_suffix("").as_posix()
            assert not fragment or fragment in ids[docname], f"{name}: {target}"


@pytest.mark.parametrize(
    ("page", "heading", "id_"),
    [
        ("docs/terms", "Term gallium", "term-gallium"),
        ("docs/themes/water", "Water provisions", "water-provisions"),
    ],
)
def test_an_authors_heading_does_not_take_a_records_id(
    page: str, heading: str, id_: str, myst_project: Project
) -> None:
    """Docutils makes the heading an id of its words, and these may be an id that is there already."""
    old = myst_project.read(page)
    title, _, rest = old.partition("\n")
    myst_project.write(
        page, f"{title}\n\n## {heading}\n\nBy the author.\n{rest if 'theme' not in page else ''}"
    )
    if "theme" in page:
        myst_project.append(page, rest.replace("## And", "### And"))
    built = myst_project.build()
    if built.status == 0:  # or else the author must be told
        found = built.page(page)
        assert len(found.find_all(id=id_)) == 1
        assert id_ not in RECORDS or "A soft metal." in text(element(found, id_))
    else:
        assert any(id_ in line for line in built.warnings)


def test_an_id_is_a_label_only_once(myst_project: Project) -> None:
    """An author's own label that is a record's id is told, as Sphinx tells of any label given twice."""
    myst_project.append("docs/timeline", "\n(term-gallium)=\n\n## On metals\n\nWords.\n")
    built = myst_project.build()
    assert built.status == 1
    assert any("term-gallium" in line for line in built.warnings)
