"""How a distribution was installed, as a line of ``requirements.txt`` that installs it so again.

pip records where a distribution came from in ``direct_url.json`` (PEP 610); one that came from an index, or
from a folder of wheels as from an index, has none.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

EXTENSION = "sphinx-summit-annex"
PDF_BUILDER = "sphinx-typst-pdf"
#: The extra of the extension for pages in Markdown.
MARKDOWN = "markdown"
#: The extra of the builder with fonts for Korean and Japanese.
FONTS = "cjk"


def has(name: str) -> bool:
    """Whether a distribution is installed."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def requirements(*, fonts: bool) -> list[str]:
    """The lines for the extension, for Markdown, and for the PDF builder where that is installed.

    :param fonts: whether the PDF needs fonts for Korean and Japanese.
    """
    extension = _origin(EXTENSION)
    lines = [requirement(EXTENSION, _version(EXTENSION), extension), *_extra(EXTENSION, MARKDOWN)]
    if not has(PDF_BUILDER):
        return lines
    builder = _beside(extension, _origin(PDF_BUILDER))
    more = _extra(PDF_BUILDER, FONTS) if fonts else []
    return [requirement(PDF_BUILDER, _version(PDF_BUILDER), builder), *lines, *more]


def by_name() -> list[str]:
    """The distributions that were installed by name, of which nothing tells where pip finds them again."""
    return [name for name in (PDF_BUILDER, EXTENSION) if has(name) and not _origin(name).get("url")]


def requirement(name: str, version: str, origin: Mapping[str, Any]) -> str:
    """The line for a distribution that came from somewhere, ``origin`` being what ``direct_url.json`` says.

    >>> requirement("annex", "1.0", {})
    'annex==1.0'
    >>> origin = {"url": "https://example.org/x", "vcs_info": {"vcs": "git", "commit_id": "0a"}}
    >>> requirement("annex", "1.0", {**origin, "subdirectory": "y"})
    'annex @ git+https://example.org/x@0a#subdirectory=y'
    """
    url = origin.get("url")
    if not url:
        return f"{name}=={version}"
    if origin.get("dir_info", {}).get("editable"):
        return f"-e {shlex.quote(str(_path(url)))}"
    inside = f"#subdirectory={origin['subdirectory']}" if origin.get("subdirectory") else ""
    if "vcs_info" not in origin:
        return f"{name} @ {url}{inside}"
    address = f"{origin['vcs_info']['vcs']}+{url}@{origin['vcs_info']['commit_id']}{inside}"
    # With the name before it pip takes the address of a host alone.
    return f"{name} @ {address}" if urlsplit(url).netloc else address


def _version(name: str) -> str:
    return distribution(name).version


def _origin(name: str) -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(distribution(name).read_text("direct_url.json") or "{}")
    return told


def _beside(extension: Mapping[str, Any], builder: Mapping[str, Any]) -> Mapping[str, Any]:
    """Where the builder came from; from beside the extension where its own folder is gone.

    As an extra of the extension it came out of a copy of the repository that pip made for the time being.
    """
    url = builder.get("url", "")
    gone = "vcs_info" not in builder and url.startswith("file:") and not _path(url).exists()
    if not gone or "vcs_info" not in extension:
        return builder
    folder = PurePosixPath(extension.get("subdirectory", "")).parent / _path(url).name
    return {**extension, "subdirectory": str(folder)}


def _path(url: str) -> Path:
    return Path(url2pathname(urlsplit(url).path))


def _extra(name: str, extra: str) -> list[str]:
    """What an extra of an installed distribution asks for, by the names of the packages themselves."""
    asked = (line.partition(";") for line in distribution(name).requires or ())
    return [wanted.strip() for wanted, _sign, when in asked if re.search(rf"extra *== *.{extra}\b", when)]
