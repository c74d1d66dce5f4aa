"""The site as its readers see it configured."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from markupsafe import escape
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from summit.annex.loading import publication_in

ROOT = Path(__file__).parent
summit_data = os.environ.get("ANNEX_DATA", "_data")
publication = publication_in(ROOT / summit_data)
project = publication.title[publication.home]
author = publication.publisher
copyright = f"{publication.date[:4]}, {author}"  # noqa: A001 - Sphinx's name
release = version = publication.edition
language = publication.home  # `summit build` sets each of the others in turn
locale_dirs = ["locale"]
gettext_compact = "pages"
gettext_uuid = False

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinx.ext.autodoc",
    "typst_pdf",
    "summit",
    "summit.attachment",
    "summit.landing",
    "summit.pictures",
    "summit.finding",
    "summit.languages",
    "summit.latex",
    "sphinxext.opengraph",
]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
include_patterns = ["index.md", "docs/**"]
exclude_patterns = ["docs/benchmarks-*table.md"]
nitpicky = True
nitpick_ignore_regex = [("py:.*", ".*")]  # what docstrings name, tests/test_docstrings.py looks up
smartquotes = False  # the data's own quotation marks are what sources printed

html_theme = "furo"
html_title = project
html_context = {"docstitle": escape(project)}  # themes print it as it stands
html_baseurl = publication.base_url
html_static_path = ["_static"]
html_css_files = ["annex.css"]
html_favicon = "_static/mark.svg"
ogp_site_url = publication.base_url
ogp_site_name = project
ogp_image = "_static/card.png"
ogp_image_alt = "The Trilateral Annex"
ogp_social_cards = {"enable": False}
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": True}
linkcheck_ignore = [publication.base_url + ".*"]

autodoc_member_order = "bysource"
python_use_unqualified_type_names = True
toc_object_entries = False
html_domain_indices = False

summit_spare_collector = True  # the process is ours alone
summit_relation_maps = True
summit_pdf = "trilateral-annex.pdf"
typst_pdf_filename = "trilateral-annex.pdf"
typst_pdf_font_packages = ["pylopdf_fonts_ko", "pylopdf_fonts_jp", "manimgx_fonts_cjk"]
typst_pdf_standards = ["ua-1", "a-3a"]  # for screen readers, and for archives that keep attachments
typst_pdf_contents_depth = 1
typst_pdf_front = {
    "title": project,
    "subtitle": publication.subtitle[publication.home] if publication.subtitle else "",
    "authors": [author],
    "edition": release,
    "date": publication.date,
    "publisher": author,
    "licence": publication.licence,
    "address": publication.base_url,
    "cite": f"{author}, {project}, edition {release} ({publication.date}), {publication.base_url}",
    "description": publication.subtitle[publication.home] if publication.subtitle else "",
    "keywords": list(publication.keywords),
}

epub_title = project
epub_author = epub_publisher = epub_contributor = author
epub_description = typst_pdf_front["description"]
epub_identifier = publication.base_url
epub_scheme = "URL"
epub_uid = publication.id
epub_copyright = f"{copyright}, {publication.licence}"
epub_exclude_files = [".buildinfo.bak"]  # left by Sphinx where the configuration changed, and warned of

latex_engine = "xelatex"
latex_documents = [("index", "trilateral-annex.tex", project, author, "manual")]
latex_elements = {
    "papersize": "a4paper",
    "preamble": r"""
\usepackage{xeCJK}
\setCJKmainfont{Noto Serif CJK JP}
\setCJKsansfont{Noto Sans CJK JP}
\setCJKmonofont{Noto Sans CJK JP}
""",
}


def name_pages(app: Sphinx, page: str, template: str, context: dict[str, Any], *_doctree: object) -> None:
    """Give pages as JSON their name, which sphinxext.opengraph asks for and Sphinx leaves out."""
    context.setdefault("pagename", page)


def leave_out(app: Sphinx, _what: str, name: str, _object: Any, _options: Any, lines: list[str]) -> None:
    """Leave docstrings out of the catalogues: they stay English, but for the list of rooms."""
    if app.builder.name == "gettext" and name != "summit":
        lines.clear()


class NamesAlone(SphinxTransform):
    """Keeps the general index to the annex's names: what the modules have is not entered."""

    default_priority = 849  # before the domains look at a page

    def apply(self, **_kwargs: Any) -> None:
        """Take out the entries of a page of modules."""
        if self.env.current_document.docname == "docs/api":
            for node in list(self.document.findall(addnodes.index)):
                if node.parent is not None:
                    node.parent.remove(node)


def setup(app: Sphinx) -> None:
    """Connect the above."""
    app.connect("html-page-context", name_pages, priority=400)  # before opengraph asks
    app.connect("autodoc-process-docstring", leave_out)
    app.add_transform(NamesAlone)
