"""The configuration values: their defaults, and what is wrong with them before anything is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sphinx.config import Config
from sphinx.errors import ConfigError


class Value(NamedTuple):
    """A configuration value.

    :ivar default: what it is where ``conf.py`` does not say.
    :ivar types: what Sphinx takes without a warning.
    :ivar fits: whether something can be used as this value.
    :ivar wanted: what it must be, in words.
    """

    default: Any
    types: Any
    fits: Callable[[Any], bool]
    wanted: str


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


def _are_texts(value: object) -> bool:
    return isinstance(value, list | tuple) and all(map(_is_text, value))


def _are_paths(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, str | os.PathLike) for item in value)


def _are_faces(value: object) -> bool:
    return isinstance(value, Mapping) and all(map(_are_texts, value.values()))


def _are_attachments(value: object) -> bool:
    return isinstance(value, list | tuple) and all(
        isinstance(item, list | tuple) and len(item) == 3 and _are_paths(item[:1]) and _are_texts(item[1:])
        for item in value
    )


_TEXT = frozenset({str})
_TRUTH = frozenset({bool})
_MAPPING = frozenset({dict})
_SEQUENCE = frozenset({list, tuple})
_NAMES = "a list of names"


def _choice(*words: str) -> Value:
    """Return the value that is one of *words*, the first for a default."""
    shown = ", ".join(f'"{word}"' for word in words if word)
    return Value(words[0], _TEXT, lambda value: value in words, f"one of {shown}")


#: All values by name; ``README.md`` explains them.
VALUES: Mapping[str, Value] = {
    "typst_pdf_root": Value("", _TEXT, _is_text, "the name of a document"),
    "typst_pdf_filename": Value("", _TEXT, _is_text, "the name of a file"),
    "typst_pdf_front": Value({}, _MAPPING, _is_mapping, "a dictionary"),
    "typst_pdf_font_packages": Value([], _SEQUENCE, _are_texts, _NAMES),
    "typst_pdf_font_paths": Value([], _SEQUENCE, _are_paths, "a list of paths"),
    "typst_pdf_faces": Value({}, _MAPPING, _are_faces, "a dictionary of lists of families"),
    "typst_pdf_han_language": _choice("", "ko", "ja", "zh"),
    "typst_pdf_show_urls": _choice("footnote", "inline", "no"),
    "typst_pdf_contents_depth": Value(2, frozenset({int}), _is_number, "a whole number"),
    "typst_pdf_use_index": Value(True, _TRUTH, _is_truth, "True or False"),
    "typst_pdf_domain_indices": Value(
        True,
        _TRUTH | _SEQUENCE,
        lambda value: _is_truth(value) or _are_texts(value),
        f"True, False or {_NAMES}",
    ),
    "typst_pdf_attachments": Value(
        [], _SEQUENCE, _are_attachments, "a list of tuples of a path, a description and a media type"
    ),
    "typst_pdf_standards": Value(["ua-1"], _SEQUENCE, _are_texts, _NAMES),
    "typst_pdf_template": Value("", _TEXT, _is_text, "the path of a file"),
    "typst_pdf_keep_source": Value(False, _TRUTH, _is_truth, "True or False"),
}


def check(config: Config, srcdir: Path) -> None:
    """Look whether the values can be used, and whether the files that they name are there.

    :raises ConfigError: where a value is of the wrong kind, or a file is missing.
    """
    for name, value in VALUES.items():
        if not value.fits(config[name]):
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
