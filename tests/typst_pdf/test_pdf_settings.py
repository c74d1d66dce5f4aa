"""The settings: what README.md says of them, what each does, and what is said of a wrong one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pdf_reading import Reading, squeezed
from typst_builds import EXTENSIONS, build, project

from typst_pdf.frontmatter import FRONT_KEYS
from typst_pdf.settings import VALUES

PACKAGE = EXTENSIONS.parent
README = (PACKAGE / "README.md").read_text("utf-8")


def table(head: str) -> list[list[str]]:
    """Return the cells of the rows of README.md's table whose head begins with *head*."""
    rows = README.partition(f"| {head} |")[2].partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in rows]


def test_the_readme_has_every_value_with_its_default_and_no_other() -> None:
    told = {name.strip("`"): default.strip("`") for name, default, _text in table("value")}
    assert told == {name: repr(value.default).replace("'", '"') for name, value in VALUES.items()}
    assert set(re.findall(r"typst_pdf_\w+", README)) == set(VALUES)


def test_the_readme_has_every_key_of_the_title_page_and_no_other() -> None:
    told = {key for keys, *_text in table("key") for key in re.findall(r"`(\w+)`", keys)}
    assert told == FRONT_KEYS


def test_the_readme_has_every_word_that_can_be_translated() -> None:
    (row,) = [text for keys, text in table("key") if keys == "`words`"]
    elements = (EXTENSIONS / "typst_pdf" / "elements.typ").read_text("utf-8")
    (words,) = re.findall(r"^  en: \((.+)\),$", elements, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", row)) == set(re.findall(r"(\w+): ", words))


def test_the_readme_has_every_subtype_of_warnings() -> None:
    sources = "".join(path.read_text("utf-8") for path in (EXTENSIONS / "typst_pdf").rglob("*.py"))
    (told,) = re.findall(r"of the subtypes (.+?)\.\n", README, re.DOTALL)
    assert set(re.findall(r"`(\w+)`", told)) == set(re.findall(r'\bwarn\("(\w+)"', sources))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"typst_pdf_font_packages": ["no_such_fonts"]}, "pip install no-such-fonts"),
        ({"typst_pdf_font_packages": ["no_such.fonts"]}, "pip install no-such"),
        ({"typst_pdf_font_paths": ["gone"]}, "no directory 'gone'"),
        ({"typst_pdf_standards": ["ua-1", "ua-99"]}, "unknown pdf standard: ua-99"),
        ({"typst_pdf_standards": ["a-2b", "a-3b"]}, "choose at most one PDF/A standard"),
        ({"typst_pdf_template": "gone.typ"}, "no file 'gone.typ'"),
        ({"typst_pdf_attachments": [("gone.json", "", "application/json")]}, "no file 'gone.json'"),
        ({"typst_pdf_root": "index.rst"}, "no document 'index.rst'"),
        ({"typst_pdf_front": {"licens": "CC0"}}, "unknown key 'licens'"),
        ({"typst_pdf_front": {"date": "soon"}}, "'soon' is no date"),
        ({"typst_pdf_front": {"words": ["Date"]}}, "words: a dictionary of words is wanted"),
        ({"typst_pdf_front": {"keywords": 7}}, "keywords: words or a list of words are wanted"),
    ],
)
def test_a_wrong_setting_is_one_line_before_the_reading(
    tmp_path: Path, settings: dict[str, object], message: str
) -> None:
    done = build(project(tmp_path, "Words.", **settings), tmp_path)
    assert done.code == 2
    (line,) = done.log.split("\n", 1)[:1]
    assert line.startswith(f"ERROR: {next(iter(settings))}: ")
    assert message in line
    assert done.log.count("\n") == 1
    assert not list(done.doctrees.glob("*.doctree"))


@pytest.mark.parametrize("name", sorted(VALUES))
def test_a_value_of_a_wrong_type_is_one_line(tmp_path: Path, name: str) -> None:
    done = build(project(tmp_path, "Words.", **{name: 7.5}), tmp_path)
    assert done.code == 2
    assert f"ERROR: {name}: {VALUES[name].wanted} is wanted, not 7.5\n" in done.log
    assert "Traceback" not in done.log


MANY = """
.. toctree::

   page

.. index:: single: an entry

Section
-------

`A link <https://example.org/shown>`__, ``code`` and **strong words**, 漢字.

.. py:module:: thing
"""


def test_settings_do_what_the_readme_says(tmp_path: Path) -> None:
    source = project(
        tmp_path,
        MANY,
        typst_pdf_filename="named",
        typst_pdf_show_urls="inline",
        typst_pdf_use_index=False,
        typst_pdf_domain_indices=[],
        typst_pdf_contents_depth=1,
        typst_pdf_han_language="ko",
        typst_pdf_font_packages=["pylopdf_fonts_ko", "pylopdf_fonts_jp"],
        typst_pdf_faces={"text": ["DejaVu Sans Mono"]},
        typst_pdf_template="own.typ",
        typst_pdf_front={"words": {"contents": "What is in it"}},
    )
    (source / "page.rst").write_text("Page\n====\n\nIts words.\n", "utf-8")
    template = (EXTENSIONS / "typst_pdf" / "template.typ").read_text("utf-8")
    (source / "own.typ").write_text(template + "#let bold(body) = [«#body»]\n", "utf-8")
    done = build(source, tmp_path, "-W")
    assert done.code == 0, done.log
    assert done.pdf.name == "named.pdf"
    assert not (done.outdir / "typst").exists()
    reading = Reading(done.pdf)
    contents = squeezed(reading.pages[1])
    assert "Whatisinit" in contents
    assert "Page" in contents
    assert "Section" not in contents
    assert squeezed("A link (https://example.org/shown)") in reading.text
    assert "«strongwords»" in reading.text
    assert "thing-modindex" not in reading.destinations
    assert not {"genindex::doc", "py-modindex::doc"} & set(reading.destinations)
    faces = {str(font.BaseFont).partition("+")[2] for font in reading.fonts}
    assert any(face.startswith("NotoSerifKR") for face in faces)
    assert not any(face.startswith("NotoSerifJP") for face in faces)
    assert not any(face.startswith("Libertinus") for face in faces)


def test_defaults_do_what_the_readme_says(tmp_path: Path) -> None:
    body = MANY.replace(", 漢字", "")
    source = project(tmp_path, body, typst_pdf_root="page")
    (source / "page.rst").write_text("Page\n====\n\nIts words.\n", "utf-8")
    done = build(source, tmp_path, "-W")
    assert done.code == 0, done.log
    assert done.pdf.name == "small.pdf"
    assert "Section" not in Reading(done.pdf).text

    done = build(project(tmp_path, body), tmp_path, "-W")
    assert done.code == 0, done.log
    reading = Reading(done.pdf)
    assert {"genindex::doc", "py-modindex::doc"} <= set(reading.destinations)
    assert "Section" in reading.pages[1]
    assert reading.file.Root.Lang == "en"


def test_a_directory_of_fonts_is_enough(tmp_path: Path) -> None:
    done = build(
        project(
            tmp_path, "Words.", typst_pdf_font_paths=["fonts"], typst_pdf_faces={"text": ["No Such Face"]}
        ),
        tmp_path,
    )
    assert done.code == 2
    (tmp_path / "source" / "fonts").mkdir()
    done = build(tmp_path / "source", tmp_path)
    assert done.code == 0
    assert "none of the text families is among the fonts: No Such Face" in done.log
