"""Tests in environments of their own: what one environment cannot hold, or should not.

``nox -l`` lists the sessions; ``nox -s themes`` runs one for all its parameters.
"""

from __future__ import annotations

from pathlib import Path

import nox

nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = True

PACKAGES = ("./_ext/typst_pdf", "./_ext/summit", "myst-parser")
#: What tests in a browser are run and written with.
BROWSER = ("pytest", "pytest-xdist", "beautifulsoup4", "playwright", "axe-playwright-python")
#: The themes that pages are tried with, by the name of their package; Sphinx says html_theme in another way.
THEMES = ("furo", "alabaster", "sphinx-rtd-theme", "pydata-sphinx-theme", "sphinx-book-theme")


def pinned(names: tuple[str, ...]) -> list[str]:
    """Packages of the tests in the versions that requirements-test.txt has."""
    lines = Path("requirements-test.txt").read_text("utf-8").splitlines()
    return [line.partition("#")[0].strip() for line in lines if line.partition("==")[0] in names]


@nox.session
@nox.parametrize("theme", THEMES, ids=THEMES)
def themes(session: nox.Session, theme: str) -> None:
    """A newcomer's project, with the two packages and one theme from their latest releases."""
    session.install(*PACKAGES, theme, *pinned(BROWSER))
    session.run(
        "pytest",
        "--override-ini=pythonpath=",  # the installed packages, not those of the working tree
        "tests/browser/test_themes.py",
        *session.posargs,
        env={"ANNEX_THEME": theme.replace("-", "_")},
    )
