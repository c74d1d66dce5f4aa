"""How Korean and Japanese prose is divided into words for Sphinx's own search.

Neither divides its words as a reader of the search would: Korean sets particles behind them, Japanese
puts nothing between them. So every two neighbouring characters count as a word, in the index and in the
query alike: what is looked for is found wherever it stands, inside a longer word too. Sphinx has no
Korean of its own, and its Japanese divides the index by a model but not the query.
"""

from __future__ import annotations

import re
import unicodedata

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage
from sphinx.util.typing import ExtensionMetadata

#: Kana, Han characters and Hangul syllables, in the syntax that Python and JavaScript share.
_EAST_ASIAN = r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
_RUN = re.compile(rf"{_EAST_ASIAN}+|(?:(?!{_EAST_ASIAN})\w)+")
_FIRST = re.compile(_EAST_ASIAN)


def pairs(text: str) -> list[str]:
    """The words of a text; of Korean and Japanese every two neighbouring characters.

    >>> pairs("반도체 chips")
    ['반도', '도체', 'chips']
    """
    words: list[str] = []
    for run in _RUN.findall(unicodedata.normalize("NFKC", text)):
        if len(run) > 2 and _FIRST.match(run):
            words += (run[at : at + 2] for at in range(len(run) - 1))
        else:
            words.append(run)
    return words


#: The same in the browser, under the name that Sphinx calls.
_SPLITTER = r"""
var splitQuery = (query) => {
  const run = /<east>+|(?:(?!<east>)[\p{L}\p{N}_])+/gu;
  const pairs = (word) => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  return (query.normalize("NFKC").match(run) || []).flatMap((word) =>
    word.length > 2 && /^<east>/u.test(word) ? pairs(word) : [word],
  );
};
""".replace("<east>", _EAST_ASIAN)


class _Pairs(SearchLanguage):
    """Divides as :func:`pairs` does, in Python and in the browser."""

    js_splitter_code = _SPLITTER

    def split(self, input: str) -> list[str]:  # noqa: A002 - Sphinx's name
        return pairs(input)


class SearchKorean(_Pairs):
    """Korean, which Sphinx has not."""

    lang = "ko"
    language_name = "Korean"


class SearchJapanese(_Pairs):
    """Japanese, in place of Sphinx's own."""

    lang = "ja"
    language_name = "Japanese"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register both."""
    app.add_search_language(SearchKorean)
    app.add_search_language(SearchJapanese)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
