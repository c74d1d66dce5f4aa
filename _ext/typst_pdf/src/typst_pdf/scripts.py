"""Which language a run of East Asian characters is in, so that it gets the right glyphs and the right tag.

Unicode gives one code point to Han characters that Korea, Japan and China draw differently; only the
language tells which drawing is meant (Unicode Standard, chapter 18.1, and UAX #24 for the scripts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_KANA = "\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SHARED = "\u3000-\u3004\u3008-\u3020\u302a-\u303f\u30fb\uff01-\uff65\uffe0-\uffef"

_EAST_ASIAN = f"[{_HANGUL}{_KANA}{_HAN}{_SHARED}]"
_RUN = re.compile(f"({_EAST_ASIAN}+(?:[ \u00b7]{_EAST_ASIAN}+)*)")
_HAS_HANGUL = re.compile(f"[{_HANGUL}]")
_HAS_KANA = re.compile(f"[{_KANA}]")

EAST_ASIAN_LANGUAGES = frozenset({"ko", "ja", "zh"})


def language_subtag(tag: str) -> str:
    """Return the primary language subtag of a BCP 47 *tag*, in small letters: ``ja-Latn`` gives ``ja``."""
    return re.split("[-_]", tag.strip().lower())[0]


def _guess(text: str) -> str | None:
    if _HAS_KANA.search(text):
        return "ja"
    return "ko" if _HAS_HANGUL.search(text) else None


def runs(text: str, explicit: str | None, han_language: str) -> Iterator[tuple[str | None, str]]:
    """Split *text* into runs of one language.

    :param text: the text of one node.
    :param explicit: the language that the document gives the text; an East Asian one holds for it all.
    :param han_language: the language of Han characters that nothing near them tells apart.
    :returns: pairs of a language subtag, None for the surrounding language, and the run.
    """
    if explicit in EAST_ASIAN_LANGUAGES:
        yield explicit, text
        return
    nearby = _guess(text) or han_language
    for position, run in enumerate(_RUN.split(text)):
        if run:
            yield (explicit if position % 2 == 0 else _guess(run) or nearby), run
