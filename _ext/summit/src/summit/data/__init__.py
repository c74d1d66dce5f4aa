"""Text -> values with places, and the problems found on the way. Nothing here knows what a record is.

=============  ===============================================================================
codes          every error code, with its documentation
report         a problem, its place, and the line that is printed of it
decoding       bytes -> text, without what a reader cannot see
syntax         the YAML parser's complaints, in an editor's words
spots          where each value stands
composing      YAML -> plain values
files          which files an annex has, and what their names say
=============  ===============================================================================
"""

from summit.data.codes import WARNINGS, Code
from summit.data.composing import REFUSED, Block, Composed, Plain, compose
from summit.data.decoding import Report
from summit.data.files import data_files
from summit.data.report import DataError, Place, Problem, in_order, nearest, quoted, visible

__all__ = [
    "REFUSED",
    "WARNINGS",
    "Block",
    "Code",
    "Composed",
    "DataError",
    "Place",
    "Plain",
    "Problem",
    "Report",
    "compose",
    "data_files",
    "in_order",
    "nearest",
    "quoted",
    "visible",
]
