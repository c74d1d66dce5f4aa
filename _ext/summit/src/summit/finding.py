"""A search that lands on records, and filters on long lists: an extension of its own.

Everything works from a folder on a disk, and without JavaScript each list is whole.
"""

from summit.sphinx.finding import setup

__all__ = ["setup"]
