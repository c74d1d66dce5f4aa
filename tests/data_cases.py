"""A small sound annex to break: its files, the writing of them, and what a check finds."""

from __future__ import annotations

from pathlib import Path

from summit.editions.checking import check

BAD = Path(__file__).parent / "bad"

EVIDENCE = "  evidence: [{source: source-daily, locator: paragraph 1, standing: reported}]\n"
SMALL = {
    "annex.yaml": (
        'id: small\ntitle: A small annex\nedition: "1"\ndate: 2024-06-26\npublisher: The Annex\n'
        "licence: CC0-1.0\nlicence_url: https://creativecommons.org/publicdomain/zero/1.0/\n"
        "base_url: https://example.org/annex/\nlanguages: [en, ko]\n"
    ),
    "sources.yaml": (
        "- id: source-daily\n  type: article-newspaper\n  title: Three ministers meet\n"
        "  publisher: The Daily\n  quality: news\n  URL: https://example.org/1\n"
    ),
    "meetings.yaml": (
        "- id: meeting-m1\n  title: First meeting\n  text: They met.\n  short: M1\n  date: 2024-06-26\n"
        f"  place: Washington\n{EVIDENCE}"
    ),
    "themes.yaml": f"- id: theme-chips\n  title: Chips\n  text: About chips.\n{EVIDENCE}",
    "terms.yaml": (
        f"- id: term-gallium\n  name: Gallium\n  category: material\n{EVIDENCE}"
        f"- id: term-germanium\n  name: Germanium\n  category: material\n{EVIDENCE}"
    ),
    "provisions/m1.yaml": (
        "- id: m1-p-01\n  meeting: meeting-m1\n  theme: theme-chips\n  kind: commitment\n"
        f"  title: They agree\n  text: They agree to work together.\n  terms: [term-gallium]\n{EVIDENCE}"
    ),
}


def write(folder: Path, **files: str) -> Path:
    """The small annex in a folder; a keyword replaces the file of that stem."""
    for name, text in SMALL.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files.get(path.stem, text), "utf-8")
    return folder


def found(data: Path) -> list[str]:
    """What is wrong, as ``line:column code``."""
    return [f"{p.place.line}:{p.place.column} {p.code.value}" for p in check(data).problems]
