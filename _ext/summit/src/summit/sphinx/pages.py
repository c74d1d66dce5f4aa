"""Theme pages: written once when a theme has none, and the author's from then on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from summit.addresses import theme_page
from summit.annex.graph import Annex
from summit.data import Code, Place, Problem, nearest
from summit.kinds.theme import Theme

SUFFIXES = (".md", ".rst")
#: Signs that may be markup: a title is plain text, and both CommonMark and reStructuredText escape them so.
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_MARKDOWN = """\
# {title}

```{{summit:theme-page}} {id}
```
"""
_RST = """\
{title}
{rule}

.. summit:theme-page:: {id}
"""


class Unwritable(Exception):
    """Raised where pages are missing and cannot be written; its text says so, a line for each."""


def write_missing(srcdir: Path, annex: Annex, suffix: str) -> list[Path]:
    """Write a page for each theme that has none, in Markdown or reStructuredText.

    :returns: the files written.
    :raises Unwritable: where that cannot be done, as in a folder that is for reading only.
    """
    written, refused = [], []
    for theme in annex.of(Theme):
        page = srcdir / theme_page(theme.slug)
        if any(page.with_suffix(known).exists() for known in SUFFIXES):
            continue
        title = _SIGN.sub(r"\\\g<0>", annex.name(theme.id))
        template = _MARKDOWN if suffix == ".md" else _RST
        path = page.with_suffix(suffix)
        try:
            page.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(template.format(title=title, rule="=" * 2 * len(title), id=theme.id), "utf-8")
        except OSError as error:
            why = f"the page of '{theme.id}' is missing and cannot be written: {error.strerror}"
            refused.append(f"{Place(path)}: error: {why}")
        else:
            written.append(path)
    if refused:
        raise Unwritable("\n".join(refused))
    return written


def present(srcdir: Path) -> list[str]:
    """The names of the pages in the folder of theme pages, its index apart."""
    folder = (srcdir / theme_page("x")).parent
    return sorted(p.name for p in folder.glob("*") if p.suffix in SUFFIXES and p.stem != "index")


def orphans(srcdir: Path, annex: Annex) -> Iterator[Problem]:
    """Pages whose theme is gone."""
    slugs = [theme.slug for theme in annex.of(Theme)]
    for name in present(srcdir):
        path = (srcdir / theme_page("x")).with_name(name)
        if path.stem not in slugs:
            message = f"no theme 'theme-{path.stem}' for this page{nearest(path.stem, slugs)}"
            yield Problem(Place(path), Code.LOST_THEME, message)
