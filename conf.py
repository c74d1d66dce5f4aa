"""The site as its readers see it configured."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "_ext"))

publication = yaml.safe_load((ROOT / "_data" / "annex.yaml").read_text("utf-8"))
project = publication["title"]["en"] if isinstance(publication["title"], dict) else publication["title"]
author = publication["publisher"]
copyright = f"{str(publication['date'])[:4]}, {author}"  # noqa: A001 - Sphinx's name
release = version = publication["edition"]
language = "en"
locale_dirs = ["locale"]
gettext_compact = "pages"
gettext_uuid = False

extensions = ["myst_parser", "sphinx_design", "summit"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
include_patterns = ["index.md", "docs/**"]
exclude_patterns = ["docs/benchmarks-table.md"]
nitpicky = True
smartquotes = False  # the data's own quotation marks are what sources printed

html_theme = "furo"
html_title = project
html_baseurl = publication["base_url"]
html_static_path = ["_static"]
html_css_files = ["annex.css"]
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": True}
linkcheck_ignore = [publication["base_url"] + ".*"]
