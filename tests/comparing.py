"""Two builds of one site side by side: what may differ, what changed, and what an edit concerns."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from building import Built, Project

Site = Mapping[str, bytes]
_NEIGHBOURS = re.compile(
    rb'<link rel="(?:next|prev)".*?/>\s*|<div class="related" role="navigation".*?</div>', re.DOTALL
)


@dataclass(frozen=True)
class Bench:
    """A project built once, that can be put back to how it was, at the one path where Sphinx knows it."""

    project: Project
    built: Built
    saved: Path

    @classmethod
    def made(cls, folder: Path) -> Bench:
        """Build the MyST root below ``folder``."""
        project = Project.copied("myst", folder / "at")
        built = project.build()
        assert (built.status, built.warned) == (0, "")
        shutil.copytree(folder / "at", folder / "saved")
        return cls(project, built, folder / "saved")

    def reset(self) -> Project:
        """The project as it was after its first build, output and doctrees too."""
        shutil.rmtree(self.project.root.parent)
        shutil.copytree(self.saved, self.project.root.parent)
        return self.project


def comparable(built: Built) -> Site:
    """A site's files, without what Sphinx itself makes differ between an incremental and a fresh build.

    When a page is added or removed, Sphinx does not write its neighbours in the reading order again,
    so that their links to the previous and the next page are of the last build. And its search index
    keeps words that stand on no page any more, each with an empty list of pages.
    """
    files = built.tree()
    for name in files:
        if name.endswith(".html"):
            files[name] = _NEIGHBOURS.sub(b"", files[name])
    index = json.loads(files["searchindex.js"].removeprefix(b"Search.setIndex(").removesuffix(b")"))
    for words in ("terms", "titleterms"):
        index[words] = {word: pages for word, pages in index[words].items() if pages != []}
    files["searchindex.js"] = json.dumps(index, indent=0, sort_keys=True, ensure_ascii=False).encode()
    return files


def assert_same(found: Site, expected: Site) -> None:
    """Compare two sites, and say in a few lines where they differ."""
    assert found.keys() == expected.keys()
    differing = [name for name in found if found[name] != expected[name]]
    assert not differing, "\n".join(_difference(name, found[name], expected[name]) for name in differing)


def _difference(name: str, found: bytes, expected: bytes) -> str:
    lines, others = (text.decode(errors="backslashreplace").splitlines() for text in (found, expected))
    only = [line.strip()[:300] for line in lines if line not in others][:3]
    instead = [line.strip()[:300] for line in others if line not in lines][:3]
    return f"{name}: found {only}, expected {instead}" if only or instead else f"{name}: another order"


def changed(before: Site, after: Site) -> set[str]:
    """The documents whose pages differ between two sites; one that is new counts."""
    return _documents(path for path in after if after[path] != before.get(path))


def concerned(ids: Iterable[str], *sites: Site) -> set[str]:
    """The documents that show or name one of the records, in any of the sites."""
    mark = re.compile(rf'(id="|href="[^"]*#)({"|".join(ids)})"'.encode())
    return _documents(path for site in sites for path, content in site.items() if mark.search(content))


def _documents(paths: Iterable[str]) -> set[str]:
    names = (path.removesuffix(".html") for path in paths if path.endswith(".html"))
    return {name for name in names if name not in {"genindex", "search"} and not name.startswith("id/")}
