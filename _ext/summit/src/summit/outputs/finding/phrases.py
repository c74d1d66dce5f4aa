"""The words of the search and of the filters that the pages do not have, in the same catalogue."""

from __future__ import annotations

from enum import StrEnum


class Phrase(StrEnum):
    """Each phrase once; :meth:`~summit.wording.Voice.say` gives it in a language.

    What stands in braces is filled in by the scripts, and stays as it is in a translation.
    """

    # the search page
    SEARCH = "Search"
    SEARCH_LABEL = "Words, a name in any spelling, a number or an identifier"
    SEARCH_RECORDS = "Search records and pages"
    RECORDS = "Records"
    PAGES = "Pages"
    FOUND_NONE = "No record matches “{query}”."
    FOUND_ONE = "One record matches “{query}”."
    FOUND_MANY = "{count} records match “{query}”."
    NO_PAGE = "No page matches."
    SHOW_ALL = "Show all {count} records"
    INDEX = "All names from A to Z"
    # the filters
    FILTER = "Filter this list"
    ANY = "any"
    SHOWN = "{shown} of {all} shown"
    RESET = "Show the whole list"
