"""What can be wrong with an annex: a code each, and a problem that says where.

A code's documentation says what is wrong and what to do; a :class:`Problem` says where and what was
found. The members of :class:`Code` are printed as they stand on the page of error codes, and each
has a bad file in ``tests/bad/``.
"""

from summit.problems.codes import Code, unknown_reference
from summit.problems.report import DataError, Place, Problem, in_order, nearest, quoted, visible

__all__ = [
    "Code",
    "DataError",
    "Place",
    "Problem",
    "in_order",
    "nearest",
    "quoted",
    "unknown_reference",
    "visible",
]
