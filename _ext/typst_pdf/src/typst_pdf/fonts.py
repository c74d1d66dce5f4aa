"""Fonts from installed packages, and the faces that the template sets text in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec

import typst
from sphinx.errors import ConfigError

from typst_pdf.telling import warn

#: What each role of the template is set in, best first. The Libertinus, DejaVu and New Computer Modern
#: families are part of the compiler; the others come from the packages that the configuration names.
DEFAULT_FACES: Mapping[str, Sequence[str]] = {
    "text": ("Libertinus Serif",),
    "mono": ("DejaVu Sans Mono",),
    "ko": ("Noto Serif KR", "Noto Serif CJK KR", "Noto Sans KR", "Noto Sans CJK KR"),
    "ja": ("Noto Serif JP", "Noto Serif CJK JP", "Noto Sans JP", "Noto Sans CJK JP"),
    "zh": ("Noto Serif SC", "Noto Serif CJK SC", "Noto Sans SC", "Noto Sans CJK SC"),
    "ko-strong": ("Noto Sans CJK KR", "Noto Sans KR"),
    "ja-strong": ("Noto Sans CJK JP", "Noto Sans JP"),
    "zh-strong": ("Noto Sans CJK SC", "Noto Sans SC"),
    "symbols": ("New Computer Modern Math", "DejaVu Sans Mono"),
}


def find_fonts(packages: Iterable[str], paths: Iterable[str]) -> typst.Fonts:
    """Return the compiler's own fonts with those of *packages*, by their import names, and of directories.

    :raises ConfigError: if a package is not installed.
    """
    directories = [directory for package in packages for directory in _directories(package)]
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[*directories, *paths]
    )


def _directories(package: str) -> Iterable[str]:
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):  # of a package within one that is not there; of a name that is none
        spec = None
    if spec is None or not spec.submodule_search_locations:
        distribution = package.partition(".")[0].replace("_", "-")
        raise ConfigError(
            f"typst_pdf_font_packages: no package {package!r} is installed; try: pip install {distribution}"
        )
    return spec.submodule_search_locations


def available_faces(fonts: typst.Fonts, wanted: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return those of the *wanted* families that *fonts* has, by role; warn of a role with none."""
    families = set(fonts.families())
    faces = {role: [name for name in names if name in families] for role, names in wanted.items()}
    for role in ("text", "mono"):
        if not faces.get(role):
            names = ", ".join(wanted.get(role, ())) or "none given"
            warn("font", f"typst_pdf_faces: none of the {role} families is among the fonts: {names}")
    return faces
