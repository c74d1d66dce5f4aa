import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "Specimen"
author = "The Editors"
release = "2.0"
language = "en"
source_suffix = {".rst": "restructuredtext", ".myst": "markdown"}
extensions = [
    "typst_pdf",
    "myst_parser",
    "sphinx_design",
    "sphinx.ext.todo",
    "sphinx.ext.ifconfig",
    "neighbour",
]
todo_include_todos = True
numfig = True
nitpicky = True
nitpick_ignore = [("c:identifier", "size_t")]
smartquotes = False
rst_prolog = """
.. |logo| image:: /images/mark.svg
   :alt: a blue mark
   :height: 1em
"""
myst_enable_extensions = [
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
    "strikethrough",
    "substitution",
    "tasklist",
]
myst_substitutions = {"subject": "substituted words"}
# Formulas stand as their source where the optional converter is not installed.
suppress_warnings = ["typst_pdf.math", "myst.strikethrough"]
typst_pdf_font_packages = ["pylopdf_fonts_ko", "pylopdf_fonts_jp", "manimgx_fonts_cjk"]
typst_pdf_filename = "specimen.pdf"
typst_pdf_keep_source = True
typst_pdf_standards = ["ua-1", "a-3a"]
typst_pdf_front = {
    "subtitle": "Every kind of thing a document can hold",
    "date": "2024-06-26",
    "publisher": "The Specimen Press, 서울 and 東京",
    "licence": "CC BY 4.0",
    "address": "https://example.org/specimen",
    "cite": "The Editors, Specimen, edition 2.0 (2024).",
    "description": "A book of specimens.",
    "keywords": ["syntax", "specimens"],
}
typst_pdf_attachments = [("data/annex.json", "The data of this book", "application/json")]
