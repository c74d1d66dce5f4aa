"""The words of the search and of the filters that the pages do not have, in the same catalogue."""

from __future__ import annotations

from summit.wording import Said


class Phrase(Said):
    """Each phrase once; :meth:`said` gives it in the language of the build.

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
    # what lists are filtered by that no page names
    STATE = "State"
    MINISTRY = "Ministry"
    ORGANISATION = "Organisation"
    GROUPING = "Grouping"
    MATERIAL = "Material"
    TECHNOLOGY = "Technology"
    CONCEPT = "Concept"
    STATEMENT = "Statement"
    PRINCIPLES = "Principles"
    FRAMEWORK = "Framework"
    AGREEMENT = "Agreement"
    PARTNERSHIP = "Partnership"
    MEMORANDUM = "Memorandum"
    MEASURE = "Measure"
    WORDING = "Wording"
    NAME = "Name"
    FACT = "Fact"
    MANDATE = "Meeting and mandate"
