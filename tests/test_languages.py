"""Annexes at home in Korean, and in a language that the extension does not bring."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from bs4 import Tag

from building import Project
from starting import Started, language_of
from summit.commands.translations import every_word
from summit.editions.checking import check

QUOTATION = """
- id: shores2030-q-01
  meeting: meeting-shores2030
  theme: theme-clean-water
  title: 물에 대한 말
  text: 물은 모두의 것이다.
  evidence:
    - {source: source-courier-20300303, locator: 문단 3, standing: reported}
"""
ENGLISH_SOURCE = """
- id: source-times-20300304
  type: article-newspaper
  title: Two shores agree
  language: en
  container-title: The Times of Elsewhere
  publisher: The Times of Elsewhere
  issued: 2030-03-04
  URL: https://example.org/times
  quality: news
"""


def _with_prose(started: Started, languages: str) -> None:
    """List languages, write all catalogues, and translate them."""
    first = languages.partition(",")[0]
    started.replace("_data/annex.yaml", f'languages: ["{first}"]', f"languages: [{languages}]")
    started.run("summit", "translations")
    started.run("sphinx", "-q", "-b", "gettext", "-d", "_build/doctrees/gettext", ".", "_build/gettext")
    others = started.run("summit", "languages", "--other").strip()
    started.run("sphinx_intl", "update", "-p", "_build/gettext", "-d", "locale", "-l", others)
    for language in others.split(","):
        for name in ("annex.po", "pages.po"):
            started.translate(language, name, {"매달 물을 측정한다": "Measure the water", "달": "month"})


@pytest.fixture(scope="module")
def korean(tmp_path_factory: pytest.TempPathFactory) -> Started:
    """An annex at home in Korean, with an English edition."""
    started = Started.new(tmp_path_factory.mktemp("ko") / "shores", "--language", "ko", "--title", "두 기슭")
    (started.root / "_data" / "quotations.yaml").write_text(QUOTATION, "utf-8")
    with (started.root / "_data" / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(ENGLISH_SOURCE)
    started.replace("_data/terms.yaml", "  category:", "  aliases: [물 감지기]\n  category:")
    started.run("summit", "anchors")
    _with_prose(started, "ko, en")
    started.run("summit", "build")
    return started


def _record(started: Started, id_: str) -> dict[str, object]:
    found = json.loads((started.root / "_build/html/annex/annex.jsonld").read_text("utf-8"))["@graph"]
    return next(node for node in found if node["@id"].endswith(f"/id/{id_}/"))


def test_the_first_language_stands_at_the_root(korean: Started) -> None:
    html = korean.root / "_build" / "html"
    assert language_of(korean.page("docs/themes/clean-water.html")) == "ko"
    assert language_of(korean.page("en/docs/themes/clean-water.html")) == "en"
    assert (html / "id" / "shores2030-p-01" / "citation.bib").is_file()
    assert not (html / "en" / "id").exists()
    assert not (html / "en" / "annex").exists()
    landing = korean.page("id/shores2030-p-01/index.html")
    assert language_of(landing) == "ko"
    assert "매달 물을 측정한다" in landing.get_text()
    assert "인용 방법" in landing.get_text()


def test_the_other_language_has_its_words_and_leads_back(korean: Started) -> None:
    page = korean.page("en/docs/themes/clean-water.html")
    section = page.find(id="shores2030-p-01")
    assert isinstance(section, Tag)
    assert "Measure the water" in section.get_text()
    assert "Commitment" in section.get_text()
    assert "약속" not in section.get_text()
    control = section.select_one("a[href*='id/shores2030-p-01']")
    assert control
    assert control["href"] == "../../../id/shores2030-p-01/index.html"
    switch = {str(a["hreflang"]): str(a["href"]) for a in page.select("link[hreflang]")}
    base = "https://example.org/shores/"
    here = "docs/themes/clean-water.html"
    assert switch == {"ko": base + here, "en": f"{base}en/{here}", "x-default": base + here}


def test_links_lead_somewhere(korean: Started) -> None:
    html = korean.root / "_build" / "html"
    for path in html.rglob("*.html"):
        for a in korean.page(str(path.relative_to(html))).select("a[href]"):
            target = str(a["href"]).partition("#")[0]
            if target and ":" not in target and not target.endswith(".pdf"):
                assert (path.parent / target).exists(), f"{path}: {target}"


def test_silence_means_the_first_language(korean: Started) -> None:
    annex = json.loads((korean.root / "_build/html/annex/annex.json").read_text("utf-8"))["records"]
    assert annex["quotations"][0]["text"] == {"ko": "물은 모두의 것이다."}
    assert annex["quotations"][0]["lang"] == "ko"
    assert annex["terms"][0]["aliases"][0]["lang"] == "ko"
    assert [source["language"] for source in annex["sources"]] == ["ko", "ko", "en"]


def test_data_say_which_language_they_are_in(korean: Started) -> None:
    assert _record(korean, "source-courier-20300303")["name"] == [
        {"@value": "두 기슭, 물을 측정하기로 합의", "@language": "ko"}
    ]
    assert _record(korean, "source-times-20300304")["name"] == [
        {"@value": "Two shores agree", "@language": "en"}
    ]
    assert _record(korean, "shores2030-q-01")["inLanguage"] == "ko"
    bib = (korean.root / "_build/html/annex/citations.bib").read_text("utf-8")
    assert bib.count("langid = {korean}") == bib.count("@") - 1
    assert bib.count("langid = {english}") == 1
    csl = json.loads((korean.root / "_build/html/annex/citations.csl.json").read_text("utf-8"))
    assert [item["language"] for item in csl].count("ko") == len(csl) - 1
    package = json.loads((korean.root / "_build/html/annex/datapackage.json").read_text("utf-8"))
    (provisions,) = [r for r in package["resources"] if r["name"] == "provisions"]
    wanted = {
        f["name"]: f.get("constraints", {}).get("required", False) for f in provisions["schema"]["fields"]
    }
    assert wanted["title_ko"]
    assert not wanted["title_en"]
    with (korean.root / "_build/html/annex/records.csv").open(encoding="utf-8", newline="") as file:
        titles = {row["id"]: row["title"] for row in csv.DictReader(file)}
    assert titles["shores2030-p-01"] == "매달 물을 측정한다"


def test_a_wrong_catalogue_direction_is_not_asked_for(korean: Started) -> None:
    assert not (korean.root / "locale" / "ko").exists()
    assert not (korean.root / "locale" / "en" / "LC_MESSAGES" / "summit.po").exists()


def test_what_lacks_the_first_language_is_told(korean: Started, tmp_path: Path) -> None:
    draft = tmp_path / "_data"
    draft.mkdir()
    for path in (korean.root / "_data").glob("*.yaml"):
        (draft / path.name).write_bytes(path.read_bytes())
    terms = draft / "terms.yaml"
    terms.write_text(
        terms.read_text("utf-8").replace('name: "수질 센서"', "name: {en: water sensor}"), "utf-8"
    )
    said = korean.run("summit", "check", draft, status=1)
    assert "[missing-english] found 'en' for 'name'; expected 'ko' among them" in said


FRENCH = {
    "Commitment": "Engagement",
    "Evidence": "Preuves",
    "Toggle navigation of ": "Ouvrir ",
    "Back to top": "Haut",
}


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Started:
    """An English annex with an edition in a language that the extension does not bring."""
    started = Started.new(tmp_path_factory.mktemp("fr") / "shores")
    _with_prose(started, "en, fr")
    started.translate("fr", "summit.po", FRENCH)
    path = started.root / "locale" / "fr" / "LC_MESSAGES" / "annex.po"
    path.write_text(path.read_text("utf-8").replace('msgstr "[fr] Eastern Shore"', 'msgstr ""'), "utf-8")
    started.run("summit", "build")
    return started


def test_a_further_language_has_a_catalogue_of_our_words(french: Started) -> None:
    words = {str(message.id) for message in french.catalogue("fr", "summit.po") if message.id}
    assert set(every_word()) <= words
    said = french.run("summit", "translations")
    assert f"summit.po: {len(words)} words, 0 without translation" in said
    assert french.catalogue("fr", "summit.po").get("Evidence").string == "Preuves"  # type: ignore[union-attr]


def test_the_site_speaks_it(french: Started) -> None:
    page = french.page("fr/docs/themes/clean-water.html")
    assert language_of(page) == "fr"
    section = page.find(id="shores2030-p-01")
    assert isinstance(section, Tag)
    assert "Engagement" in section.get_text()
    assert "Preuves" in section.get_text()
    assert "3 mars 2030" in section.get_text()
    names = page.select_one(".summit-names")
    assert names
    assert names.get_text() == "Clean water"  # below its French title, and once
    assert page.select("[title='Haut'], [aria-label='Haut']") or "Haut" in page.get_text()
    script = page.select_one("script[data-branch]")
    assert script
    assert script["data-branch"] == "Ouvrir "
    assert language_of(french.page("index.html")) == "en"
    assert "Engagement" not in french.page("docs/themes/clean-water.html").get_text()


def test_a_name_that_is_not_translated_stands_once(french: Started) -> None:
    meeting = french.page("fr/docs/names.html").find(id="party-eastern-shore")
    assert isinstance(meeting, Tag)
    assert [tag.get_text() for tag in meeting.select("h3, .summit-names")] == ["Eastern Shore¶"]


def test_an_annex_at_home_in_it_asks_for_our_words_alone(tmp_path: Path) -> None:
    started = Started.new(tmp_path / "rives", "--language", "fr")
    assert "locale/fr/LC_MESSAGES/summit.po" in started.run("summit", "translations")
    assert not (started.root / "locale" / "fr" / "LC_MESSAGES" / "annex.po").exists()
    started.translate("fr", "summit.po", FRENCH)
    started.run("summit", "build")
    assert "Engagement" in started.page("docs/themes/clean-water.html").get_text()
    assert "Preuves" in started.page("id/shores2030-p-01/index.html").get_text()


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        ("[]", "[empty] found nothing for 'languages'"),
        (
            "[en, zz]",
            "[bad-value] found 'zz' for 'languages'; expected a language that Unicode's",
        ),
        ("[en, zh-Hant]", "[bad-value] found 'zh-Hant' for 'languages'; expected a language that"),
        ("[en, ko, en]", "[bad-value] found 'en' for 'languages'; expected each language once"),
        (
            "[en, id]",
            "[bad-value] found 'id' for 'languages'; expected 'id' in the first place or not at all",
        ),
    ],
)
def test_a_language_that_no_site_can_have(languages: str, told: str, tmp_path: Path) -> None:
    project = Project.copied("myst", tmp_path)
    project.replace("_data/annex.yaml", "languages: [en, ko, ja]", f"languages: {languages}")
    assert [told in str(problem) for problem in check(project.root / "_data").problems][:1] == [True]
