"""A small annex in reStructuredText: what a project needs to show records, and no more."""

project = "The Three Rivers Annex"
extensions = ["sphinx_design", "summit"]
source_suffix = {".rst": "restructuredtext"}
exclude_patterns = ["_data"]
nitpicky = True
html_theme = "basic"
html_sidebars = {"**": []}
