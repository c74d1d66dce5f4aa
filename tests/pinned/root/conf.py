"""A small annex that has every field of every kind, and what is awkward in each."""

project = "The Harbour Annex"
author = "Harbour Archive"
version = release = "2"
extensions = [
    "myst_parser",
    "sphinx_design",
    "typst_pdf",
    "summit",
    "summit.attachment",
    "summit.landing",
    "summit.pictures",
    "summit.finding",
    "summit.languages",
    "summit.latex",
]
exclude_patterns = ["_data"]
locale_dirs = ["locale"]
nitpicky = True
smartquotes = False
html_theme = "basic"
html_baseurl = "https://harbour.example/annex/"
html_copy_source = False
html_show_sourcelink = False
html_favicon = "mark.svg"
templates_path = ["_templates"]
summit_relation_maps = True
summit_pdf = "harbour.pdf"
typst_pdf_filename = "harbour.pdf"
typst_pdf_keep_source = True
typst_pdf_font_packages = ["pylopdf_fonts_ko", "pylopdf_fonts_jp", "manimgx_fonts_cjk"]
typst_pdf_front = {"title": project, "authors": [author]}
latex_documents = [("index", "harbour.tex", project, author, "manual")]
