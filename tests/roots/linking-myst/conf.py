"""A project that cites the annex from Markdown: it knows nothing of the annex's extension."""

project = "Notes on rivers"
extensions = ["myst_parser", "sphinx.ext.intersphinx"]
intersphinx_mapping = {"annex": ("https://rivers.example/annex/", "../annex/objects.inv")}
nitpicky = True
html_theme = "basic"
