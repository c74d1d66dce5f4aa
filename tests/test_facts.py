"""A record's facts are written in two ways, straight to HTML and as nodes: both give the same HTML.

The first is what the site has, since it is quick; the second is what every other builder is given. Here the
second goes through Sphinx's own HTML writer too, for every record of the annex that has every field.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import Tag

from building import Built, Project, element
from summit.editions.checking import check

ROOT = Path(__file__).parent / "pinned" / "root"
#: Put behind the project's configuration, it has the facts as nodes before they would be resolved.
AS_NODES = """

def setup(app):
    from sphinx.transforms.post_transforms import SphinxPostTransform
    from summit.rendering.foot import as_nodes, facts
    from summit.sphinx.resolving import ResolveRecords

    class AsNodes(SphinxPostTransform):
        default_priority = ResolveRecords.default_priority - 1

        def run(self, **kwargs):
            for node in list(self.document.findall(facts)):
                node.replace_self(as_nodes(node))

    app.add_post_transform(AsNodes)
"""
RECORDS = sorted(check(ROOT / "_data").annex.records)


def built(folder: Path, more: str) -> Built:
    shutil.copytree(ROOT, folder / "project")
    project = Project(folder / "project")
    project.append("conf.py", more)
    made = project.build()
    assert (made.status, made.warned) == (0, "")
    return made


@pytest.fixture(scope="module")
def direct(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(tmp_path_factory.mktemp("direct"), "")


@pytest.fixture(scope="module")
def through_nodes(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(tmp_path_factory.mktemp("nodes"), AS_NODES)


def facts_of(site: Built, id_: str) -> list[Tag]:
    """The facts of a record wherever it is shown, from its own element on."""
    uri = next(
        items[id_][0] for typ, items in site.inventory().items() if typ != "std:label" and id_ in items
    )
    page = site.page(uri.partition(".html")[0])
    return element(page, id_).select("dl.summit-facts")


@pytest.mark.parametrize("id_", RECORDS)
def test_both_ways_give_the_same_html(id_: str, direct: Built, through_nodes: Built) -> None:
    ours, theirs = facts_of(direct, id_), facts_of(through_nodes, id_)
    assert list(map(str, ours)) == list(map(str, theirs))


def test_there_is_something_of_each_sort(direct: Built) -> None:
    """Links, labels that lead somewhere and others, words of another language, addresses, lists."""
    whole = [tag for _name, page in direct.pages() for tag in page.select("dl.summit-facts")]
    for sort in (
        "a.summit-link",
        "a.summit-label",
        "span.summit-label",
        "span[lang]",
        "a.external",
        "ul.summit-items li",
    ):
        assert any(tag.select(sort) for tag in whole), sort
