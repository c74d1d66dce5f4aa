"""A small annex in Markdown: what a project needs to show records, and no more."""

project = "The Three Rivers Annex"
extensions = ["myst_parser", "sphinx_design", "summit"]
source_suffix = {".rst": "restructuredtext", ".md": "markdown"}
exclude_patterns = ["_data"]
nitpicky = True
html_theme = "basic"
html_sidebars = {"**": []}
