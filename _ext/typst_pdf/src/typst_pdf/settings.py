"""The configuration values: their defaults, and what is wrong with them before anything is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import UnionType
from typing import Any, Literal, NamedTuple, get_args, get_origin

from sphinx.config import Config
from sphinx.errors import ConfigError


class Value(NamedTuple):
    """A configuration value: its default, the type that it must have, and what that is in words."""

    default: Any
    type: Any
    wanted: str

    @property
    def classes(self) -> frozenset[type]:
        """What Sphinx takes without a warning: more than :func:`check` does, which is called later."""
        return frozenset({type(self.default), list, tuple})


#: All values by name; ``README.md`` explains them.
VALUES: Mapping[str, Value] = {
    "typst_pdf_root": Value("", str, "the name of a document"),
    "typst_pdf_filename": Value("", str, "the name of a file"),
    "typst_pdf_front": Value({}, dict[str, object], "a dictionary"),
    "typst_pdf_font_packages": Value([], list[str], "a list of names"),
    "typst_pdf_font_paths": Value([], list[str | Path], "a list of paths"),
    "typst_pdf_faces": Value({}, dict[str, list[str]], "a dictionary of lists of families"),
    "typst_pdf_han_language": Value("", Literal["", "ko", "ja", "zh"], '"ko", "ja", "zh" or ""'),
    "typst_pdf_show_urls": Value(
        "footnote", Literal["footnote", "inline", "no"], '"footnote", "inline" or "no"'
    ),
    "typst_pdf_contents_depth": Value(2, int, "a whole number"),
    "typst_pdf_use_index": Value(True, bool, "True or False"),
    "typst_pdf_domain_indices": Value(True, bool | list[str], "True, False or a list of names"),
    "typst_pdf_attachments": Value(
        [],
        list[tuple[str | Path, str, str]],
        "a list of tuples of a path, a description and a media type",
    ),
    "typst_pdf_standards": Value(["ua-1"], list[str], "a list of names"),
    "typst_pdf_template": Value("", str, "the path of a file"),
    "typst_pdf_keep_source": Value(False, bool, "True or False"),
}


def check(config: Config, srcdir: Path) -> None:
    """Look whether the values can be used, and whether the files that they name are there.

    :raises ConfigError: where a value is of the wrong type, or a file is missing.
    """
    for name, value in VALUES.items():
        if not _is(config[name], value.type):
            raise ConfigError(f"{name}: {value.wanted} is wanted, not {config[name]!r}")
    files = [("typst_pdf_attachments", path) for path, _description, _mime in config.typst_pdf_attachments]
    if config.typst_pdf_template:
        files.append(("typst_pdf_template", config.typst_pdf_template))
    for name, path in files:
        if not (srcdir / path).is_file():
            raise ConfigError(f"{name}: there is no file {str(path)!r}")
    for path in config.typst_pdf_font_paths:
        if not (srcdir / path).is_dir():
            raise ConfigError(f"typst_pdf_font_paths: there is no directory {str(path)!r}")


def _is(value: object, wanted: Any) -> bool:
    """Tell whether *value* is of the type *wanted*; a tuple is as good as a list, and a boolean no number."""
    origin, inner = get_origin(wanted), get_args(wanted)
    if origin is Literal:
        return value in inner
    if origin is UnionType:
        return any(_is(value, one) for one in inner)
    if origin is dict:
        return isinstance(value, dict) and all(_is(item, inner[1]) for item in value.values())
    if origin is list:
        return isinstance(value, list | tuple) and all(_is(item, inner[0]) for item in value)
    if origin is tuple:
        return isinstance(value, list | tuple) and len(value) == len(inner) and all(map(_is, value, inner))
    return isinstance(value, wanted) and (wanted is not int or not isinstance(value, bool))
