"""The annex in its other languages: catalogues of the data, of the extension's words, and of the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from building import Built, Project
from summit.__main__ import main
from summit.annex.graph import Annex
from summit.annex.translating import (
    catalogue_path,
    check_translations,
    messages,
    translate,
    update_catalogue,
)
from summit.commands.translations import every_word
from summit.data import Code
from summit.editions.checking import check
from summit.wording import read_words

REPOSITORY = Path(__file__).parent.parent
LANGUAGES = ("ko", "ja")
THEME_WORDS = "_ext/summit/src/summit/look/locale/{}/LC_MESSAGES/sphinx.po"


@pytest.fixture(scope="module")
def annex() -> Annex:
    return check(REPOSITORY / "_data").annex


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_is_translated_whole(annex: Annex, language: str) -> None:
    catalogue = read_words(catalogue_path(REPOSITORY / "locale", language))
    assert [m.text for m in messages(annex, language) if m.text not in catalogue] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["locale/{}/LC_MESSAGES/pages.po", THEME_WORDS])
def test_the_prose_is_translated_whole(language: str, path: str) -> None:
    with (REPOSITORY / path.format(language)).open("rb") as file:
        catalogue = read_po(file)
    # Figures are the same in every language.
    words = (m for m in catalogue if re.search(r"[^\W\d_]{2}", str(m.id).replace("MiB", "")))
    assert [m.id for m in words if not m.string or m.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_extension_is_translated(language: str) -> None:
    words = read_words(REPOSITORY / "_ext/summit/src/summit/look/locale" / language / "LC_MESSAGES/summit.po")
    assert [text for text in every_word() if text not in words] == []


def test_what_sources_printed_is_not_translated(annex: Annex) -> None:
    korean = translate(annex, "ko", read_words(catalogue_path(REPOSITORY / "locale", "ko")))
    for id_, record in annex.records.items():
        other = korean.records[id_]
        assert getattr(other, "aliases", None) is None or [a.name for a in other.aliases] == [  # type: ignore[attr-defined]
            a.name
            for a in record.aliases  # type: ignore[attr-defined]
        ]
        assert {**other.names, "ko": ""} == {**record.names, "ko": ""}


def test_a_catalogue_follows_the_data(tmp_path: Path) -> None:
    project = Project.copied("myst", tmp_path)
    data = project.root / "_data"
    path = catalogue_path(project.root / "locale", "ko")
    texts, empty = update_catalogue(path, check(data).annex, "ko")
    assert texts == empty > 10
    with path.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        if message.id:
            message.string = f"[{message.id}]"
    first = next(m.id for m in catalogue if m.id and "weir" in str(m.id))
    path.write_text(
        path.read_text("utf-8").replace(f'msgid "{first}"\nmsgstr ""', f'msgid "{first}"\nmsgstr "보"')
    )
    assert update_catalogue(path, check(data).annex, "ko") == (texts, texts - 1)
    told = [str(p) for p in check_translations(check(data).annex, project.root / "locale")]
    assert len(told) == texts - 1
    assert all(f"warning: [{Code.UNTRANSLATED.value}]" in line for line in told)
    path.write_text(path.read_text("utf-8") + '\nmsgid "Gone."\nmsgstr "없다."\n', "utf-8")
    told = [str(p) for p in check_translations(check(data).annex, project.root / "locale")]
    assert any(f"[{Code.OUTDATED_TRANSLATION.value}] found a translation of 'Gone.'" in line for line in told)


def test_the_command_tells_and_does_not_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = Project.copied("myst", tmp_path)
    assert main(["translations", str(project.root / "_data")]) == 0
    assert "without translation" in capsys.readouterr().out
    assert main(["check", str(project.root / "_data")]) == 0
    assert "warning: [untranslated]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "<<<<<<< HEAD\n", "Unknown or misformatted keyword"),
        ("charset=utf-8", "charset=nonsense", "unknown encoding: nonsense"),
    ],
)
@pytest.mark.parametrize("name", ["annex.po", "summit.po"])
def test_a_damaged_catalogue_is_named(
    name: str, old: str, new: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is taken from it and nothing written over it; the build ends with its line."""
    project = Project.copied("myst", tmp_path)
    data = project.root / "_data"
    annex = (data / "annex.yaml").read_text("utf-8")
    (data / "annex.yaml").write_text(
        re.sub(r"\nlanguages:.*", "\nlanguages: [en, ko, ja, fr]", annex), "utf-8"
    )
    assert main(["translations", str(data)]) == 0
    path = project.root / "locale" / "fr" / "LC_MESSAGES" / name
    text = path.read_text("utf-8")
    damaged = text.replace(old, new, 1) if old else text + new
    path.write_text(damaged, "utf-8")
    capsys.readouterr()
    assert main(["translations", str(data)]) == 1
    line = capsys.readouterr().err
    assert re.fullmatch(
        rf"summit translations: .*{name}:\d+: {told}; expected a catalogue of gettext's\n", line
    )
    assert path.read_text("utf-8") == damaged
    built = project.build("html", "-D", "language=fr", "-D", "locale_dirs=locale")
    assert built.status == 2
    assert f"{told}; expected a catalogue of gettext's" in built.warned
    assert "Handler" not in built.warned


@pytest.fixture(scope="module")
def korean(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = Project.copied("myst", tmp_path_factory.mktemp("korean"))
    path = catalogue_path(project.root / "locale", "ko")
    update_catalogue(path, check(project.root / "_data").annex, "ko")
    text = path.read_text("utf-8").replace(
        'msgid "A soft metal."\nmsgstr ""', 'msgid "A soft metal."\nmsgstr "무른 금속."'
    )
    path.write_text(text, "utf-8")
    return project.build("html", "-D", "language=ko", "-D", "locale_dirs=locale")


def test_a_page_in_korean_has_the_same_anchors(korean: Built) -> None:
    assert (korean.status, korean.warned) == (0, "")
    page = korean.page("docs/terms")
    assert page.html
    assert page.html["lang"] == "ko"
    section = page.find(id="term-gallium")
    assert section
    assert section.h2
    assert section.h2.get_text().startswith("갈륨")
    assert "무른 금속." in section.get_text()
    assert "근거" in section.get_text()
