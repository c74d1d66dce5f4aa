"""How a distribution was installed, as a line of ``requirements.txt`` that installs it so again.

pip records where a distribution came from in ``direct_url.json`` (PEP 610); one that came from an index, or
from a folder of wheels as from an index, has none.
"""

from __future__ import annotations

import json
import re
import shlex
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

EXTENSION = "sphinx-summit-annex"
PDF_BUILDER = "sphinx-typst-pdf"
#: The extra of the extension that brings the builder.
PDF = "pdf"
#: The extra of the builder with fonts for Korean and Japanese.
FONTS = "cjk"


def has(name: str) -> bool:
    """Whether a distribution is installed."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def requirements(extras: tuple[str, ...], *, fonts: bool) -> list[str]:
    """The lines for the extension and, where it is installed, for the PDF builder.

    :param extras: of the extension.
    :param fonts: whether the PDF needs fonts for Korean and Japanese.
    """
    extension = _origin(EXTENSION)
    if not has(PDF_BUILDER):
        return [_line(EXTENSION, extension, extras)]
    builder, more = _origin(PDF_BUILDER), _extra(PDF_BUILDER, FONTS) if fonts else []
    if _is_gone(builder):  # it came with the extension, out of a folder that pip made for the time being
        return [_line(EXTENSION, extension, (*extras, PDF)), *more]
    return [_line(PDF_BUILDER, builder), _line(EXTENSION, extension, extras), *more]


def requirement(name: str, version: str, origin: dict[str, Any], extras: tuple[str, ...] = ()) -> str:
    """The line for a distribution that came from somewhere, ``origin`` being what ``direct_url.json`` says.

    >>> requirement("annex", "1.0", {})
    'annex==1.0'
    >>> origin = {"url": "https://example.org/x", "vcs_info": {"vcs": "git", "commit_id": "0a"}}
    >>> requirement("annex", "1.0", {**origin, "subdirectory": "y"}, ("pdf",))
    'annex[pdf] @ git+https://example.org/x@0a#subdirectory=y'
    """
    wanted = f"[{','.join(extras)}]" if extras else ""
    url = origin.get("url")
    if not url:
        return f"{name}{wanted}=={version}"
    if origin.get("dir_info", {}).get("editable"):
        return f"-e {shlex.quote(str(_path(url)))}{wanted}"
    if "vcs_info" in origin:
        vcs = origin["vcs_info"]
        url = f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
    inside = f"#subdirectory={origin['subdirectory']}" if origin.get("subdirectory") else ""
    return f"{name}{wanted} @ {url}{inside}"


def _line(name: str, origin: dict[str, Any], extras: tuple[str, ...] = ()) -> str:
    return requirement(name, distribution(name).version, origin, extras)


def _origin(name: str) -> dict[str, Any]:
    told = json.loads(distribution(name).read_text("direct_url.json") or "{}")
    assert isinstance(told, dict)
    return told


def _path(url: str) -> Path:
    return Path(url2pathname(urlsplit(url).path))


def _is_gone(origin: dict[str, Any]) -> bool:
    url = origin.get("url", "")
    return "vcs_info" not in origin and url.startswith("file:") and not _path(url).exists()


def _extra(name: str, extra: str) -> list[str]:
    """What an extra of an installed distribution asks for, by the names of the packages themselves."""
    asked = (line.partition(";") for line in distribution(name).requires or ())
    return [wanted.strip() for wanted, _sign, when in asked if re.search(rf"extra *== *.{extra}\b", when)]
